using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Domain.Accounts;

/// <summary>Random secrets that are handed out once; only their hash is kept.</summary>
/// <remarks>They have enough bits to need no salt and no slow hash: nobody can try them through.</remarks>
public static class SecretToken
{
    private const int TokenBytes = 32;
    private const int RecoveryBytes = 10;

    /// <summary>256 random bits as 43 characters that addresses carry as they are.</summary>
    public static string New() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A recovery code: 80 random bits as abcd-efgh-ijkl-mnop.</summary>
    public static string NewRecoveryCode()
    {
        var text = Base32.Encode(RandomNumberGenerator.GetBytes(RecoveryBytes)).ToLowerInvariant();
        return $"{text[..4]}-{text[4..8]}-{text[8..12]}-{text[12..]}";
    }

    /// <summary>A recovery code as compared: hyphens, blanks and capitals do not matter.</summary>
    public static string NormalizeRecoveryCode(string typed) =>
        new([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>What is stored: SHA-256 as 64 lower-case hex digits.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Domain.Accounts;

/// <summary>Salted, slow password hashes: PBKDF2 with SHA-512, stored as <c>pbkdf2-sha512$iterations$salt$hash</c>.</summary>
/// <remarks>210 000 iterations is OWASP's figure for PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet, 2023).</remarks>
public static class PasswordHash
{
    /// <summary>Iterations of new hashes; a stored hash says its own.</summary>
    public const int Iterations = 210_000;

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // Verified when the account does not exist, so that the answer takes as long as for a wrong password.
    private static readonly string NobodyHash = Create("nobody-signs-in-with-this");

    /// <summary>
    /// A password as it is hashed, in form NFKC: one passphrase typed on two systems may come in two forms that look the same
    /// (NIST SP 800-63B-4, 3.1.1.2).
    /// </summary>
    public static string Normal(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a character has no other form.
            return password;
        }
    }

    /// <summary>A fresh hash with a random salt.</summary>
    public static string Create(string password)
    {
        password = Normal(password);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, Iterations))}");
    }

    /// <summary>True when the password made the hash. Takes the same time wherever the bytes differ.</summary>
    /// <param name="password">What the user typed.</param>
    /// <param name="stored">The stored hash; null or empty for an account that does not exist or has none yet, which never matches.</param>
    /// <exception cref="FormatException">The stored text is no hash: the row is damaged.</exception>
    public static bool Verify(string password, string? stored)
    {
        if (stored is "") stored = null;
        var parts = (stored ?? NobodyHash).Split('$');
        if (parts.Length != 4 || parts[0] != Scheme) throw new FormatException("Not a password hash.");
        var iterations = int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        var (salt, hash, normal) = (Convert.FromBase64String(parts[2]), Convert.FromBase64String(parts[3]), Normal(password));
        var same = CryptographicOperations.FixedTimeEquals(Derive(normal, salt, iterations), hash);
        // Hashes of earlier programs were made of what was typed. How long the answer takes tells of the guess alone.
        if (normal != password) same |= CryptographicOperations.FixedTimeEquals(Derive(password, salt, iterations), hash);
        return same & stored is not null;
    }

    /// <summary>A short print of a stored hash for the audit log: it shows that the hash was exchanged, and nothing about the password.</summary>
    public static string PrintOf(string stored) => SecretToken.HashOf(stored)[..16];

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Domain.Accounts;

/// <summary>Time-based one-time passwords after RFC 6238 (over RFC 4226): SHA-1, 30 seconds, six digits, as all apps do.</summary>
public static class Totp
{
    /// <summary>Bytes of a new secret: as long as SHA-1's output, which RFC 4226 recommends.</summary>
    public const int SecretBytes = 20;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const long StepSeconds = 30;

    // A phone's clock may be half a minute off either way.
    private const int StepsAround = 1;

    /// <summary>A fresh secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>Number of the half minute since 1970.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="step">See <see cref="StepOf"/>.</param>
    /// <param name="digits">Length of the code, up to nine.</param>
    public static string CodeOf(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default; HMAC does not rest on SHA-1's resistance to collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        var modulus = 1;
        for (var i = 0; i < digits; i++) modulus *= 10;
        return (number % modulus).ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The step a typed code belongs to, this half minute or one beside it; null when it is wrong or was used.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="typed">Six digits; blanks between them do not matter.</param>
    /// <param name="now">When it was typed.</param>
    /// <param name="lastStep">The last step accepted: it and older ones are refused.</param>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, DateTimeOffset now, long lastStep)
    {
        var code = Encoding.ASCII.GetBytes(new string([.. typed.Where(c => !char.IsWhiteSpace(c))]));
        long? found = null;
        for (var step = StepOf(now) - StepsAround; step <= StepOf(now) + StepsAround; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(CodeOf(secret, step)));
            if (same && step > lastStep) found = step;
        }
        return found;
    }

    /// <summary>The otpauth address apps read: issuer, account and secret.</summary>
    public static string UriOf(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}

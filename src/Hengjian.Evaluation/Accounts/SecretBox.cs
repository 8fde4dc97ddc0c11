using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Evaluation.Accounts;

/// <summary>
/// Seals secrets that must be read again (those of second factors) with AES-256-GCM under a key beside the database, so
/// that a copy of the database alone gives nobody a code. The key is <c>keys/secrets.key</c> in the workspace.
/// </summary>
public sealed class SecretBox(string directory)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lock gate = new();
    private byte[]? key;

    /// <summary>The secret as text that only this workspace opens, and only for the same owner.</summary>
    /// <param name="secret">What to seal.</param>
    /// <param name="owner">Whose it is: a row copied to another account does not open.</param>
    public string Seal(ReadOnlySpan<byte> secret, string owner)
    {
        var sealedBytes = new byte[NonceBytes + secret.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key(), TagBytes);
        aes.Encrypt(
            nonce, secret, sealedBytes.AsSpan(NonceBytes, secret.Length), sealedBytes.AsSpan(NonceBytes + secret.Length), Encoding.UTF8.GetBytes(owner));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The secret; null when the text was sealed elsewhere, for another owner, or is damaged.</summary>
    public byte[]? Open(string text, string owner)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length <= NonceBytes + TagBytes) return null;
        var all = bytes.AsSpan(0, length);
        var secret = new byte[length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(Key(), TagBytes);
            aes.Decrypt(all[..NonceBytes], all[NonceBytes..^TagBytes], all[^TagBytes..], secret, Encoding.UTF8.GetBytes(owner));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    // Two programs may begin at once: the one that links its file first has made the key, the other reads it.
    private byte[] Key()
    {
        lock (gate)
        {
            if (key is not null) return key;
            var path = Path.Combine(directory, "keys", "secrets.key");
            if (!File.Exists(path)) Make(path);
            var read = File.ReadAllBytes(path);
            return key = read.Length == KeyBytes ? read : throw new InvalidDataException(path + " is damaged.");
        }
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Evaluation.Sealing;

/// <summary>The server's signature under receipts: ECDSA over P-256 and SHA-256, with a key beside the database.</summary>
/// <remarks>Who holds a receipt and the public key can tell later that this server gave it, whatever its records say then.</remarks>
public sealed class ReceiptKey(string directory)
{
    private readonly Lock gate = new();
    private ECDsa? key;

    /// <summary>The public key as PEM, to be kept elsewhere.</summary>
    public string PublicPem
    {
        get
        {
            lock (gate) return Key().ExportSubjectPublicKeyInfoPem();
        }
    }

    /// <summary>Signs what a receipt says.</summary>
    /// <returns>Base 64.</returns>
    public string Sign(string receipt, string root, DateTimeOffset at)
    {
        lock (gate) return Convert.ToBase64String(Key().SignData(Said(receipt, root, at), HashAlgorithmName.SHA256));
    }

    /// <summary>Whether the signature is this server's over exactly that.</summary>
    public bool IsValid(string receipt, string root, DateTimeOffset at, string signature)
    {
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length)) return false;
        lock (gate) return Key().VerifyData(Said(receipt, root, at), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static byte[] Said(string receipt, string root, DateTimeOffset at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{receipt}\n{root}\n{at.ToUnixTimeMilliseconds()}"));

    // Two programs may begin at once: the one that links its file first has made the key, the other reads it.
    private ECDsa Key()
    {
        if (key is not null) return key;
        var path = Path.Combine(directory, "keys", "receipts.pem");
        if (!File.Exists(path)) Make(path);
        var read = ECDsa.Create();
        read.ImportFromPem(File.ReadAllText(path));
        return key = read;
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var made = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.UTF8.GetBytes(made.ExportPkcs8PrivateKeyPem()));
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

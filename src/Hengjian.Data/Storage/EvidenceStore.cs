using System.Security.Cryptography;
using Hengjian.Kernel;

namespace Hengjian.Data.Storage;

/// <summary>
/// 佐证库: files by the SHA-256 of their bytes under two-letter folders, never changed, never overwritten. A file has its name,
/// and the folder is on the disk, before any record may name it.
/// </summary>
/// <param name="directory">DIR/evidence; made when the first file comes.</param>
public sealed class EvidenceStore(string directory)
{
    private const string What = "佐证材料";

    /// <summary>True when the bytes are stored.</summary>
    public bool Contains(string sha256) => ContentDirectory.IsHash(sha256) && File.Exists(PathOf(sha256));

    /// <summary>Takes a whole, flushed file into the store by moving it; a file that is there already wins.</summary>
    /// <param name="path">On the same file system; gone afterwards.</param>
    /// <param name="sha256">Hash of its bytes, computed by the caller from the file itself.</param>
    /// <exception cref="ArgumentException">The hash is none.</exception>
    public void Take(string path, string sha256)
    {
        if (!ContentDirectory.IsHash(sha256)) throw new ArgumentException("Not a SHA-256.", nameof(sha256));
        var target = PathOf(sha256);
        if (File.Exists(target))
        {
            File.Delete(path);
            return;
        }
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DirectorySync.Flush(directory);
            DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(directory))!);
        }
        DirectorySync.Rename(path, target);
    }

    /// <summary>Opens a stored file for reading; it can seek.</summary>
    public Result<Stream> Open(string sha256) =>
        Contains(sha256) ? Result.Ok<Stream>(File.OpenRead(PathOf(sha256))) : StoreProblems.NotStored(What, sha256);

    /// <summary>Whether the bytes are still those the name vouches for; null when they are.</summary>
    public Problem? Check(string sha256)
    {
        if (!Contains(sha256)) return StoreProblems.NotStored(What, sha256);
        return ContentDirectory.HashOfFile(PathOf(sha256)) == sha256 ? null : StoreProblems.FileChanged(What, sha256, sha256);
    }

    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static string HashOf(string path) => ContentDirectory.HashOfFile(path);

    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string PathOf(string sha256) => Path.Combine(directory, sha256[..2], sha256);
}

using System.Security.Cryptography;
using Hengjian.Kernel;

namespace Hengjian.Data.Storage;

/// <summary>原始文件: every file handed in, byte for byte, named by its SHA-256. Never changed, never overwritten.</summary>
/// <param name="directory">Where.</param>
/// <param name="what">Chinese word for what is stored here, for messages.</param>
public sealed class RawFileStore(string directory, string what = "原始文件")
{
    /// <summary>Stores a file's bytes; the same bytes are stored once.</summary>
    /// <returns>Its hash (lower-case hex) and size; the name is the manifest's word for it, here the hash.</returns>
    public async Task<StoredFile> AddAsync(Stream content, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(directory);
        var temporary = Path.Combine(directory, ".writing-" + Guid.NewGuid().ToString("N"));
        try
        {
            var (hash, size) = await CopyAsync(content, temporary, cancel);
            var path = PathOf(hash);
            if (!File.Exists(path)) DirectorySync.Rename(temporary, path);
            return new StoredFile(hash, size, hash);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>True when the bytes are stored.</summary>
    public bool Contains(string sha256) => ContentDirectory.IsHash(sha256) && File.Exists(PathOf(sha256));

    /// <summary>Opens a stored file for reading.</summary>
    public Result<Stream> Open(string sha256) =>
        Contains(sha256) ? Result.Ok<Stream>(File.OpenRead(PathOf(sha256))) : StoreProblems.NotStored(what, sha256);

    /// <summary>Whether the bytes are still those the name vouches for; null when they are.</summary>
    public Problem? Check(string sha256)
    {
        if (!Contains(sha256)) return StoreProblems.NotStored(what, sha256);
        return ContentDirectory.HashOfFile(PathOf(sha256)) == sha256 ? null : StoreProblems.FileChanged(what, sha256, sha256);
    }

    private string PathOf(string sha256) => Path.Combine(directory, sha256);

    private static async Task<(string Hash, long Size)> CopyAsync(Stream content, string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        var buffer = new byte[128 * 1024];
        long size = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}

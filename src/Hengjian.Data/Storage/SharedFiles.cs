using System.Security.Cryptography;
using Hengjian.Kernel;

namespace Hengjian.Data.Storage;

/// <summary>
/// Files named after the SHA-256 of their bytes, shared by all manifests that list that hash: what two snapshots have in
/// common is on the disk once. A file is complete when it has its name; one that no manifest lists does no harm.
/// </summary>
internal sealed class SharedFiles(string directory)
{
    public string PathOf(StoredFile file) => Path.Combine(directory, file.Sha256);

    /// <summary>Stores bytes unless they are there.</summary>
    /// <param name="name">What the manifest calls them.</param>
    /// <param name="bytes">The bytes.</param>
    public StoredFile Add(string name, ReadOnlySpan<byte> bytes)
    {
        var file = new StoredFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var path = PathOf(file);
        if (IsWhole(file)) return file;
        Directory.CreateDirectory(directory);
        var temporary = Path.Combine(directory, ".writing-" + Guid.NewGuid().ToString("N"));
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        // Another process may have stored the same bytes a moment earlier; a damaged file is healed.
        File.Move(temporary, path, overwrite: true);
        return file;
    }

    /// <summary>Puts the names of what was added on the disk; before a manifest that lists them is stored.</summary>
    public void Flush()
    {
        if (Directory.Exists(directory)) DirectorySync.Flush(directory);
    }

    /// <summary>What is wrong at a glance: gone, or of another length. The bytes are not read.</summary>
    public Problem? Glance(string what, string hash, StoredFile file)
    {
        var info = new FileInfo(PathOf(file));
        if (!info.Exists) return StoreProblems.FileMissing(what, hash, file.Name);
        return info.Length == file.Size ? null : StoreProblems.FileDamaged(what, hash, file.Name);
    }

    /// <summary>What is wrong with the bytes; null when they are those that were stored.</summary>
    public Problem? Check(string what, string hash, StoredFile file)
    {
        var path = PathOf(file);
        if (!File.Exists(path)) return StoreProblems.FileMissing(what, hash, file.Name);
        return ContentDirectory.HashOfFile(path) == file.Sha256 ? null : StoreProblems.FileChanged(what, hash, file.Name);
    }

    private bool IsWhole(StoredFile file) =>
        new FileInfo(PathOf(file)) is { Exists: true } info && info.Length == file.Size
        && ContentDirectory.HashOfFile(info.FullName) == file.Sha256;
}

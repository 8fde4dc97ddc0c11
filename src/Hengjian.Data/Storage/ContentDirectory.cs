using System.Security.Cryptography;
using Hengjian.Kernel;

namespace Hengjian.Data.Storage;

/// <summary>
/// Directories named after the SHA-256 of the manifest inside them; the manifest lists every other file with its
/// hash. So one name vouches for every byte. Written beside and renamed: a crash leaves no half directory.
/// </summary>
internal sealed class ContentDirectory(string root, string what)
{
    public const string ManifestName = "manifest.json";

    /// <summary>Chinese word for what is stored here, for messages.</summary>
    public string What { get; } = what;

    public string PathOf(string hash) => Path.Combine(root, hash);

    /// <summary>A text that can name stored content; anything else never reaches the file system.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    public bool Contains(string hash) => IsHash(hash) && File.Exists(Path.Combine(PathOf(hash), ManifestName));

    /// <summary>Hashes of everything stored, ascending.</summary>
    public IReadOnlyList<string> List() => !Directory.Exists(root) ? [] :
        [.. Directory.EnumerateDirectories(root).Select(d => Path.GetFileName(d)).Where(IsHash).Order(StringComparer.Ordinal)];

    /// <summary>Stores files and their manifest; storing the same content again changes nothing.</summary>
    /// <param name="write">Writes the files through the writer and returns the manifest's bytes.</param>
    /// <returns>The hash.</returns>
    public string Save(Func<ContentWriter, byte[]> write)
    {
        Directory.CreateDirectory(root);
        var temporary = Path.Combine(root, ".writing-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(temporary);
        try
        {
            var writer = new ContentWriter(temporary);
            var manifest = write(writer);
            writer.Write(ManifestName, manifest);
            var hash = Convert.ToHexStringLower(SHA256.HashData(manifest));
            if (!Contains(hash)) Publish(temporary, hash);
            return hash;
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>The hash content would be stored under; nothing is stored.</summary>
    public static string HashOf(Func<ContentWriter, byte[]> write) => Convert.ToHexStringLower(SHA256.HashData(write(new ContentWriter(null))));

    /// <summary>The manifest's bytes, after checking that they are the ones the name vouches for.</summary>
    public Result<byte[]> ReadManifest(string hash)
    {
        if (!Contains(hash)) return StoreProblems.NotStored(What, hash);
        var bytes = File.ReadAllBytes(Path.Combine(PathOf(hash), ManifestName));
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : StoreProblems.ManifestChanged(What, hash);
    }

    /// <summary>Everything wrong with the files, given the manifest's list: gone, changed, or not listed.</summary>
    public IEnumerable<Problem> Check(string hash, IEnumerable<StoredFile> files)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { ManifestName };
        foreach (var file in files)
        {
            known.Add(file.Name);
            var path = Path.Combine(PathOf(hash), file.Name);
            if (!File.Exists(path)) yield return StoreProblems.FileMissing(What, hash, file.Name);
            else if (HashOfFile(path) != file.Sha256) yield return StoreProblems.FileChanged(What, hash, file.Name);
        }
        foreach (var name in Directory.EnumerateFiles(PathOf(hash)).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal))
        {
            if (!known.Contains(name)) yield return StoreProblems.StrangeFile(What, hash, name);
        }
    }

    internal static string HashOfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private void Publish(string temporary, string hash)
    {
        try
        {
            DirectorySync.Flush(temporary);
            Directory.Move(temporary, PathOf(hash));
            DirectorySync.Flush(root);
        }
        catch (IOException) when (Contains(hash))
        {
            // Another process stored the same content a moment earlier.
        }
    }
}

/// <summary>
/// Writes the files of one directory, each on the disk before the directory gets its name; without a directory it
/// only hashes.
/// </summary>
internal sealed class ContentWriter(string? directory)
{
    public StoredFile Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (directory is not null)
        {
            using var file = new FileStream(Path.Combine(directory, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        return new StoredFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}

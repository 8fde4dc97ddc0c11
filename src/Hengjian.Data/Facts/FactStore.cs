using System.Collections.Concurrent;
using Hengjian.Data.Storage;
using Hengjian.Domain.Snapshots;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>
/// 事实库: immutable snapshots, one directory each, named by the hash of their manifest, which holds the hash of every
/// column, the dictionary's version and the definition. Column files are plain little-endian arrays, read straight
/// into memory.
/// </summary>
public sealed class FactStore
{
    private readonly ContentDirectory content;

    // Stored snapshots never change, and every page asks which are in force.
    private readonly ConcurrentDictionary<string, IReadOnlySet<RowPlace>> places = new(StringComparer.Ordinal);

    /// <summary>Opens the store; nothing is written before the first save.</summary>
    /// <param name="directory">DIR/facts.</param>
    public FactStore(string directory) => content = new ContentDirectory(directory, "数据快照");

    /// <summary>Hashes of all snapshots, ascending.</summary>
    public IReadOnlyList<string> List() => content.List();

    /// <summary>True when the snapshot is stored.</summary>
    public bool Contains(string hash) => content.Contains(hash);

    /// <summary>Stores a snapshot at once or not at all; equal content is stored once.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="ArgumentException">A column's length differs from the number of rows, or an element id is no file name.</exception>
    public string Save(FactSnapshot snapshot) => content.Save(writer =>
    {
        var table = snapshot.Table;
        var parts = FactFiles.PartsOf(snapshot);
        var files = new StoredFile[parts.Count];
        Parallel.For(0, parts.Count, i => files[i] = parts[i].Write(writer));
        return StoreJson.Write(new FactManifest(
            FactManifest.CurrentFormat,
            snapshot.Kind,
            table.Grain,
            table.Period,
            snapshot.RegionCode,
            table.RowCount,
            snapshot.DictionaryVersion,
            snapshot.DefinitionNote,
            snapshot.DefinitionChanges,
            table.Origins?.Files,
            FactFiles.ColumnsOf(table),
            files));
    });

    /// <summary>Loads a snapshot.</summary>
    /// <param name="hash">Its name.</param>
    /// <param name="verify">Also hashes every file and compares; the manifest is always checked.</param>
    public Result<FactSnapshot> Load(string hash, bool verify = false)
    {
        if (verify)
        {
            var wrong = Check(hash);
            if (wrong.Count > 0) return Result.Fail<FactSnapshot>(wrong);
        }
        return ReadManifest(hash).Then(m => Load(hash, m));
    }

    /// <summary>Everything wrong with a stored snapshot; empty when each byte is as it was saved.</summary>
    public IReadOnlyList<Problem> Check(string hash)
    {
        var manifest = ReadManifest(hash);
        return manifest.IsOk ? [.. content.Check(hash, manifest.Value.Files)] : manifest.Problems;
    }

    /// <summary>The places a snapshot has rows for, without loading it; null when it is not stored whole.</summary>
    public IReadOnlySet<RowPlace>? PlacesOf(string hash)
    {
        if (places.TryGetValue(hash, out var known)) return known;
        var manifest = ReadManifest(hash);
        if (!manifest.IsOk || FactFiles.ReadPlaces(content.PathOf(hash), manifest.Value) is not { } read) return null;
        return places[hash] = read;
    }

    private Result<FactManifest> ReadManifest(string hash) => content.ReadManifest(hash).Map(b => StoreJson.Read<FactManifest>(b));

    private Result<FactSnapshot> Load(string hash, FactManifest manifest)
    {
        var directory = content.PathOf(hash);
        var problems = new ConcurrentBag<Problem>();
        var read = new ConcurrentDictionary<string, Array>(StringComparer.Ordinal);
        Parallel.ForEach(manifest.Files, file =>
        {
            var path = Path.Combine(directory, file.Name);
            if (!File.Exists(path)) problems.Add(StoreProblems.FileMissing(content.What, hash, file.Name));
            else if (FactFiles.Read(path, file, manifest.Rows) is { } values) read[file.Name] = values;
            else problems.Add(StoreProblems.FileDamaged(content.What, hash, file.Name));
        });
        return problems.IsEmpty
            ? FactFiles.Assemble(manifest, read)
            : Result.Fail<FactSnapshot>([.. problems.OrderBy(p => p.Message, StringComparer.Ordinal)]);
    }
}

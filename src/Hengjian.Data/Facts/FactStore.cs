using System.Collections.Concurrent;
using Hengjian.Data.Storage;
using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>
/// 事实库: immutable snapshots, one directory each, named by the hash of their manifest, which holds the hash of every
/// column, the dictionary's version and the definition. Column files are plain little-endian arrays, read straight
/// into memory when they are first asked for; snapshots with equal columns share their files and their memory.
/// </summary>
public sealed class FactStore
{
    private readonly ContentDirectory content;
    private readonly SharedFiles shared;
    private readonly ColumnCache cache = new();

    // Stored snapshots never change, and every page asks which are in force.
    private readonly ConcurrentDictionary<string, IReadOnlySet<RowPlace>> places = new(StringComparer.Ordinal);

    /// <summary>Opens the store; nothing is written before the first save.</summary>
    /// <param name="directory">DIR/facts.</param>
    public FactStore(string directory)
    {
        content = new ContentDirectory(directory, "数据快照");
        shared = new SharedFiles(Path.Combine(directory, "columns"));
    }

    /// <summary>Hashes of all snapshots, ascending.</summary>
    public IReadOnlyList<string> List() => content.List();

    /// <summary>True when the snapshot is stored.</summary>
    public bool Contains(string hash) => content.Contains(hash);

    /// <summary>Stores a snapshot at once or not at all; equal content is stored once.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="ArgumentException">A column's length differs from the number of rows, or an element id is no file name.</exception>
    public string Save(FactSnapshot snapshot)
    {
        var table = snapshot.Table;
        FactFiles.DemandStorable(table);
        var heads = FactFiles.HeadsOf(snapshot);
        var headFiles = new StoredFile[heads.Count];
        Parallel.For(0, heads.Count, i => headFiles[i] = shared.Add(heads[i].Name, heads[i].Bytes()));
        string[] elements = [.. table.Columns.Keys.Order(StringComparer.Ordinal)];
        var columns = new StoredColumn[elements.Length];
        Parallel.For(0, elements.Length, i => columns[i] = Save(elements[i], table.Columns[elements[i]]));
        shared.Flush();
        return content.Save(_ => FactManifestJson.Write(new FactManifest(
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
            [.. columns.Select(c => c.Column)],
            [.. headFiles, .. columns.SelectMany(c => c.Files)])));
    }

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
        if (!manifest.TryGet(out var found)) return manifest.Problems;
        return [.. found.Files.Select(f => shared.Check(content.What, hash, f)).OfType<Problem>(), .. content.Check(hash, [])];
    }

    /// <summary>The places a snapshot has rows for, without loading it; null when it is not stored whole.</summary>
    public IReadOnlySet<RowPlace>? PlacesOf(string hash)
    {
        if (places.TryGetValue(hash, out var known)) return known;
        var manifest = ReadManifest(hash);
        if (!manifest.TryGet(out var found) || found.Files.Any(f => shared.Glance(content.What, hash, f) is not null)) return null;
        return new FactReader(found, shared, cache).Try(r => r.ReadPlaces(), content.What, hash).TryGet(out var read)
            ? places[hash] = read
            : null;
    }

    // A column that is stored already, in whatever snapshot, is neither written nor hashed again.
    private StoredColumn Save(string element, Column column)
    {
        if (cache.Find(column) is { } known && known.Column.Element == element
            && known.Files.All(f => shared.Glance(content.What, element, f) is null)) return known;
        var parts = FactFiles.Of(element, column);
        var stored = new StoredColumn(parts.Column, [.. parts.Files.Select(p => shared.Add(p.Name, p.Bytes()))]);
        cache.Add(column, stored);
        return stored;
    }

    private Result<FactManifest> ReadManifest(string hash) => content.ReadManifest(hash).Map(b => FactManifestJson.Read(b))
        .Then(m => m.Format == FactManifest.CurrentFormat ? Result.Ok(m) : FactProblems.OtherFormat(hash, m.Format));

    private Result<FactSnapshot> Load(string hash, FactManifest manifest)
    {
        List<Problem> problems = [.. manifest.Files.Select(f => shared.Glance(content.What, hash, f)).OfType<Problem>()];
        return problems.Count == 0
            ? new FactReader(manifest, shared, cache).Try(r => r.Read(), content.What, hash)
            : Result.Fail<FactSnapshot>([.. problems.OrderBy(p => p.Message, StringComparer.Ordinal)]);
    }
}

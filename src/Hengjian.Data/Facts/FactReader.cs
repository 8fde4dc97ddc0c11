using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hengjian.Data.Storage;
using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>Puts a snapshot together from its files: row heads at once, columns when they are first asked for.</summary>
internal sealed class FactReader(FactManifest manifest, SharedFiles shared, ColumnCache cache)
{
    private readonly Dictionary<string, StoredFile> files = manifest.Files.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Reads the row heads; a file that does not hold as many rows as the manifest says is a problem.</summary>
    public Result<T> Try<T>(Func<FactReader, T> read, string what, string hash)
    {
        try
        {
            return Result.Ok(read(this));
        }
        catch (InvalidDataException e)
        {
            return StoreProblems.FileDamaged(what, hash, e.Message);
        }
    }

    /// <summary>The snapshot.</summary>
    /// <exception cref="InvalidDataException">A row head does not hold as many rows as the manifest says; so may a text column or a name, later.</exception>
    public FactSnapshot Read()
    {
        var table = new FactTable
        {
            Grain = manifest.Grain,
            Period = manifest.Period,
            Regions = Runs(FactFiles.Regions, n => n),
            Stages = Runs(FactFiles.Stages, n => (SchoolStage)n),
            Columns = new LazyColumns(manifest.Columns.Select(c => c.Element), i => Column(manifest.Columns[i])),
            Keys = Texts(FactFiles.Keys),
            Names = Names(),
            Origins = manifest.Sources is null
                ? null
                : new RowOrigins(manifest.Sources, () => new RowPositions(
                    Ranges(FactFiles.OriginFile, n => (ushort)n)!, Ranges(FactFiles.OriginLine, n => n)!,
                    Ranges(FactFiles.OriginSheet, n => (ushort)n))),
        };
        return new FactSnapshot(manifest.Kind, manifest.RegionCode, manifest.DictionaryVersion, table)
        {
            ParentKeys = Texts(FactFiles.ParentKeys),
            DefinitionNote = manifest.DefinitionNote,
            DefinitionChanges = manifest.DefinitionChanges,
        };
    }

    /// <summary>The places of the rows, from their heads alone.</summary>
    public IReadOnlySet<RowPlace> ReadPlaces() => RowPlaces.Of(
        manifest.Grain, Runs(FactFiles.Regions, n => n), Runs(FactFiles.Stages, n => (SchoolStage)n));

    // Equal files are read once for all snapshots that share them.
    private Column Column(ManifestColumn column)
    {
        List<StoredFile> own = [.. NamesOf(column).Where(files.ContainsKey).Select(n => files[n])];
        return cache.Get(column, own, () => Make(column));
    }

    private Column Make(ManifestColumn column) => column.Kind switch
    {
        "number" => new NumberColumn(
            Whole(FactFiles.NumberFile(column.Element, column.Type), path => NumberFiles.Read(path, column, manifest.Rows))!,
            Whole(FactFiles.FlagFile(column.Element), path => BinaryFiles.ReadArray<byte>(path, manifest.Rows)) is { } flags
                ? MemoryMarshal.Cast<byte, ValueFlag>(flags).ToArray()
                : null),
        "code" => new CodeColumn(
            Whole(FactFiles.CodeFile(column.Element), path => BinaryFiles.ReadArray<byte>(path, manifest.Rows))!, column.Labels ?? []),
        _ => new TextColumn(Texts(FactFiles.TextFile(column.Element))!.ToArray()),
    };

    private static IEnumerable<string> NamesOf(ManifestColumn column) => column.Kind switch
    {
        "number" => [FactFiles.NumberFile(column.Element, column.Type), FactFiles.FlagFile(column.Element)],
        "code" => [FactFiles.CodeFile(column.Element)],
        _ => [FactFiles.TextFile(column.Element)],
    };

    private T[]? Ranges<T>(string name, Func<int, T> of) =>
        Whole(name, path => IntRanges.Read(File.ReadAllBytes(path), manifest.Rows, of));

    private RunList<T> Runs<T>(string name, Func<int, T> of) =>
        Head(name, path => IntRanges.ReadRuns(File.ReadAllBytes(path), manifest.Rows, of)) ?? throw new InvalidDataException(name);

    private TextList? Texts(string name) => Head(name, path => TextFiles.Read(File.ReadAllBytes(path), manifest.Rows));

    private LazyTexts? Names() => files.TryGetValue(FactFiles.Names, out var file)
        ? cache.Head(file.Sha256, () => new LazyTexts(manifest.Rows, () => Texts(FactFiles.Names)!))
        : null;

    // Equal row heads too are one object for all snapshots that share them: a correction is seen to leave them alone at a glance.
    private T? Head<T>(string name, Func<string, T?> read) where T : class =>
        files.TryGetValue(name, out var file) ? cache.Head(file.Sha256, () => read(shared.PathOf(file)) ?? throw new InvalidDataException(name)) : null;

    // Lengths were compared with the manifest before; wrong bytes of the right length are tampering, which verify names.
    private T? Whole<T>(string name, Func<string, T?> read) where T : class =>
        files.TryGetValue(name, out var file) ? read(shared.PathOf(file)) ?? throw new InvalidDataException(name) : null;
}

/// <summary>Columns in memory by the files they came from, for as long as anybody uses them; and the other way round.</summary>
internal sealed class ColumnCache
{
    private readonly Dictionary<string, WeakReference<Column>> byFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WeakReference<object>> heads = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Column, StoredColumn> stored = [];
    private readonly Lock gate = new();

    /// <summary>What a column is in the store; null when that is not known.</summary>
    public StoredColumn? Find(Column column) => stored.TryGetValue(column, out var known) ? known : null;

    /// <summary>Remembers where a column is stored.</summary>
    public void Add(Column column, StoredColumn place) => stored.AddOrUpdate(column, place);

    /// <summary>The row head that a file holds, read as one type.</summary>
    public T Head<T>(string sha256, Func<T> read) where T : class
    {
        var key = typeof(T).Name + typeof(T).GenericTypeArguments.FirstOrDefault()?.Name + sha256;
        lock (gate)
        {
            if (heads.TryGetValue(key, out var known) && known.TryGetTarget(out var there)) return (T)there;
        }
        var head = read();
        lock (gate) heads[key] = new WeakReference<object>(head);
        return head;
    }

    /// <summary>The column that these files hold.</summary>
    public Column Get(ManifestColumn manifest, IReadOnlyList<StoredFile> files, Func<Column> read)
    {
        var key = string.Join(' ', files.Select(f => f.Sha256).Append(manifest.Kind).Append($"{manifest.Type}/{manifest.Divisor}")
            .Concat(manifest.Labels ?? []));
        lock (gate)
        {
            if (byFiles.TryGetValue(key, out var known) && known.TryGetTarget(out var there)) return there;
        }
        var column = read();
        lock (gate) byFiles[key] = new WeakReference<Column>(column);
        Add(column, new StoredColumn(manifest, files));
        return column;
    }
}

/// <summary>A column as it is stored.</summary>
internal sealed record StoredColumn(ManifestColumn Column, IReadOnlyList<StoredFile> Files);

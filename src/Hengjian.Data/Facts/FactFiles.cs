using System.Runtime.InteropServices;
using Hengjian.Data.Storage;
using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>Which files a snapshot becomes and how they become a snapshot again. The ending says how a file is read.</summary>
internal static class FactFiles
{
    private const string Regions = "rows-region.i32";
    private const string Stages = "rows-stage.u8";
    private const string Keys = "rows-key.text";
    private const string Names = "rows-name.text";
    private const string ParentKeys = "rows-parent.text";
    private const string OriginFile = "origin-file.u16";
    private const string OriginLine = "origin-line.i32";
    private const string OriginSheet = "origin-sheet.u16";

    /// <summary>A file still to be written; the bytes are made when it is its turn.</summary>
    public sealed record Part(string Name, Func<byte[]> Bytes)
    {
        public StoredFile Write(ContentWriter writer) => writer.Write(Name, Bytes());
    }

    /// <summary>The files of a snapshot in a fixed order: row heads, then columns by element id.</summary>
    public static IReadOnlyList<Part> PartsOf(FactSnapshot snapshot)
    {
        var table = snapshot.Table;
        var parts = new List<Part>();
        void Numbers<T>(string name, T[]? values) where T : unmanaged
        {
            if (values is null) return;
            Demand(values.Length == table.RowCount, name);
            parts.Add(new Part(name, () => BinaryFiles.BytesOf(values).ToArray()));
        }
        void Texts(string name, string?[]? texts)
        {
            if (texts is null) return;
            Demand(texts.Length == table.RowCount, name);
            parts.Add(new Part(name, () => BinaryFiles.WriteTexts(texts)));
        }
        Numbers(Regions, table.Regions);
        Numbers(Stages, table.Stages);
        Texts(Keys, table.Keys);
        Texts(Names, table.Names);
        Texts(ParentKeys, snapshot.ParentKeys);
        Numbers(OriginFile, table.Origins?.File);
        Numbers(OriginLine, table.Origins?.Line);
        Numbers(OriginSheet, table.Origins?.Sheet);
        foreach (var (element, column) in table.Columns.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            Demand(element.Length > 0 && element.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'), element);
            Demand(column.Length == table.RowCount, element);
            switch (column)
            {
                case NumberColumn numbers:
                    parts.Add(new Part(NumberFile(element), () => BinaryFiles.BytesOf(BinaryFiles.Canonical(numbers.ToArray())).ToArray()));
                    if (FlagsWorthKeeping(numbers)) Numbers(FlagFile(element), numbers.Flags);
                    break;
                case CodeColumn codes:
                    Numbers(CodeFile(element), codes.Codes);
                    break;
                case TextColumn texts:
                    Texts(TextFile(element), texts.Values);
                    break;
                default:
                    throw new ArgumentException($"Column {element} is of an unknown kind.");
            }
        }
        return parts;
    }

    /// <summary>The columns as the manifest lists them.</summary>
    public static IReadOnlyList<ManifestColumn> ColumnsOf(FactTable table) =>
    [
        .. table.Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value switch
        {
            NumberColumn => new ManifestColumn(c.Key, "number", null),
            CodeColumn codes => new ManifestColumn(c.Key, "code", codes.Labels),
            _ => new ManifestColumn(c.Key, "text", null),
        }),
    ];

    /// <summary>Reads one file by its ending; null when its length is wrong.</summary>
    public static Array? Read(string path, StoredFile file, int rows) => Path.GetExtension(file.Name) switch
    {
        ".f64" => BinaryFiles.ReadArray<double>(path, rows),
        ".i32" => BinaryFiles.ReadArray<int>(path, rows),
        ".u16" => BinaryFiles.ReadArray<ushort>(path, rows),
        ".u8" => BinaryFiles.ReadArray<byte>(path, rows),
        ".text" => BinaryFiles.ReadTexts(File.ReadAllBytes(path), rows),
        _ => null,
    };

    /// <summary>The places of a stored snapshot, read from its row heads alone; null when these are missing or damaged.</summary>
    public static IReadOnlySet<RowPlace>? ReadPlaces(string directory, FactManifest manifest)
    {
        T[]? Find<T>(string name) =>
            manifest.Files.FirstOrDefault(f => f.Name == name) is { } file && Path.Combine(directory, name) is var path
            && File.Exists(path) && Read(path, file, manifest.Rows) is { } values ? (T[])(object)values : null;
        return Find<int>(Regions) is { } regions && Find<byte>(Stages) is { } stages
            ? RowPlaces.Of(manifest.Grain, regions, AsEnum<SchoolStage>(stages))
            : null;
    }

    /// <summary>Puts a snapshot together from its files.</summary>
    public static FactSnapshot Assemble(FactManifest manifest, IReadOnlyDictionary<string, Array> read)
    {
        T[]? Find<T>(string name) => read.TryGetValue(name, out var values) ? (T[])(object)values : null;
        var columns = manifest.Columns.ToDictionary(c => c.Element, c => Column(c, Find<double>, Find<byte>, Find<string?>), StringComparer.Ordinal);
        var table = new FactTable
        {
            Grain = manifest.Grain,
            Period = manifest.Period,
            Regions = Find<int>(Regions)!,
            Stages = AsEnum<SchoolStage>(Find<byte>(Stages)!),
            Columns = columns,
            Keys = Find<string?>(Keys),
            Names = Find<string?>(Names),
            Origins = manifest.Sources is null
                ? null
                : new RowOrigins(manifest.Sources, Find<ushort>(OriginFile)!, Find<int>(OriginLine)!) { Sheet = Find<ushort>(OriginSheet) },
        };
        return new FactSnapshot(manifest.Kind, manifest.RegionCode, manifest.DictionaryVersion, table)
        {
            ParentKeys = Find<string?>(ParentKeys),
            DefinitionNote = manifest.DefinitionNote,
            DefinitionChanges = manifest.DefinitionChanges,
        };
    }

    private static Column Column(
        ManifestColumn column, Func<string, double[]?> numbers, Func<string, byte[]?> bytes, Func<string, string?[]?> texts) =>
        column.Kind switch
        {
            "number" => new NumberColumn(
                numbers(NumberFile(column.Element))!,
                bytes(FlagFile(column.Element)) is { } flags ? AsEnum<ValueFlag>(flags) : null),
            "code" => new CodeColumn(bytes(CodeFile(column.Element))!, column.Labels ?? []),
            _ => new TextColumn(texts(TextFile(column.Element))!),
        };

    // Flags that say no more than the numbers are left out: equal columns then have equal bytes.
    private static bool FlagsWorthKeeping(NumberColumn column)
    {
        if (column.Flags is not { } flags) return false;
        for (var i = 0; i < flags.Length; i++)
        {
            if (flags[i] != (double.IsNaN(column.ValueAt(i)) ? ValueFlag.Missing : ValueFlag.Present)) return true;
        }
        return false;
    }

    private static T[] AsEnum<T>(byte[] values) where T : unmanaged => MemoryMarshal.Cast<byte, T>(values).ToArray();

    private static string NumberFile(string element) => "col-" + element + ".f64";

    private static string FlagFile(string element) => "flag-" + element + ".u8";

    private static string CodeFile(string element) => "col-" + element + ".u8";

    private static string TextFile(string element) => "col-" + element + ".text";

    private static void Demand(bool holds, string name)
    {
        if (!holds) throw new ArgumentException($"Column {name} does not fit its table.");
    }
}

using System.Runtime.InteropServices;
using Hengjian.Data.Storage;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>Which files a snapshot becomes. The ending says how a file is read.</summary>
internal static class FactFiles
{
    public const string Regions = "rows-region.ranges";
    public const string Stages = "rows-stage.ranges";
    public const string Keys = "rows-key.text";
    public const string Names = "rows-name.text";
    public const string ParentKeys = "rows-parent.text";
    public const string OriginFile = "origin-file.ranges";
    public const string OriginLine = "origin-line.ranges";
    public const string OriginSheet = "origin-sheet.ranges";

    /// <summary>The bytes of a file, made when it is its turn.</summary>
    public delegate ReadOnlySpan<byte> Bytes();

    /// <summary>A file still to be written.</summary>
    public sealed record Part(string Name, Bytes Bytes);

    /// <summary>A column still to be written: what the manifest says of it, and its files.</summary>
    public sealed record ColumnParts(ManifestColumn Column, IReadOnlyList<Part> Files);

    /// <summary>The row heads of a snapshot in a fixed order.</summary>
    public static IReadOnlyList<Part> HeadsOf(FactSnapshot snapshot)
    {
        var table = snapshot.Table;
        var parts = new List<Part>();
        void Ranges<T>(string name, IReadOnlyCollection<T>? values, Func<int[]> write)
        {
            if (values is null) return;
            Demand(values.Count == table.RowCount, name);
            parts.Add(new Part(name, () => BinaryFiles.BytesOf(write())));
        }
        void Texts(string name, IReadOnlyList<string?>? texts)
        {
            if (texts is null) return;
            Demand(texts.Count == table.RowCount, name);
            parts.Add(new Part(name, () => TextFiles.Write(texts)));
        }
        Ranges(Regions, table.Regions, () => IntRanges.Write(table.Regions, n => n));
        Ranges(Stages, table.Stages, () => IntRanges.Write(table.Stages, s => (int)s));
        Texts(Keys, table.Keys);
        Texts(Names, table.Names);
        Texts(ParentKeys, snapshot.ParentKeys);
        Ranges(OriginFile, table.Origins?.File, () => IntRanges.Write<ushort>(table.Origins!.File));
        Ranges(OriginLine, table.Origins?.Line, () => IntRanges.Write<int>(table.Origins!.Line));
        Ranges(OriginSheet, table.Origins?.Sheet, () => IntRanges.Write<ushort>(table.Origins!.Sheet));
        return parts;
    }

    /// <summary>Refuses what cannot be stored, before anything is.</summary>
    public static void DemandStorable(FactTable table)
    {
        foreach (var (element, column) in table.Columns)
        {
            Demand(element.Length > 0 && element.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'), element);
            Demand(column.Length == table.RowCount, element);
        }
    }

    /// <summary>What a column becomes.</summary>
    public static ColumnParts Of(string element, Column column)
    {
        switch (column)
        {
            case NumberColumn numbers:
                var store = NumberFiles.Canonical(numbers);
                var (type, divisor) = NumberFiles.FormOf(store);
                List<Part> files = [new Part(NumberFile(element, type), () => NumberFiles.BytesOf(store))];
                if (FlagsWorthKeeping(numbers))
                    files.Add(new Part(FlagFile(element), () => MemoryMarshal.AsBytes(numbers.Flags.AsSpan())));
                return new ColumnParts(new ManifestColumn(element, "number", null, type, divisor), files);
            case CodeColumn codes:
                return new ColumnParts(
                    new ManifestColumn(element, "code", codes.Labels), [new Part(CodeFile(element), () => codes.Codes)]);
            case TextColumn texts:
                return new ColumnParts(
                    new ManifestColumn(element, "text"), [new Part(TextFile(element), () => TextFiles.Write(texts.Values))]);
            default:
                throw new ArgumentException($"Column {element} is of an unknown kind.");
        }
    }

    public static string NumberFile(string element, string? type) => "col-" + element + "." + type;

    public static string FlagFile(string element) => "flag-" + element + ".u8";

    public static string CodeFile(string element) => "col-" + element + ".u8";

    public static string TextFile(string element) => "col-" + element + ".text";

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

    private static void Demand(bool holds, string name)
    {
        if (!holds) throw new ArgumentException($"Column {name} does not fit its table.");
    }
}

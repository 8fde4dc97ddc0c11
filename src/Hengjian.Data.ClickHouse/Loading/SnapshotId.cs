using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>The hash of everything that is loaded: the same facts have the same id, so loading twice is loading once.</summary>
internal static class SnapshotId
{
    // Raised whenever tables or what is derived at loading change.
    private const int Format = 1;
    private const int Digits = 24;

    public static string Of(Dataset dataset, IReadOnlyDictionary<Grain, IReadOnlyList<FactColumn>> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, FormattableString.Invariant($"format {Format}"));
        foreach (var region in dataset.Regions.Regions) Add(hash, FormattableString.Invariant($"{region.Code} {region.Level} {region.ParentCode}"));
        foreach (var table in dataset.Tables.Where(t => FactSchema.TableOf(t.Grain) is not null))
        {
            Add(hash, FormattableString.Invariant($"{table.Grain} {table.Period} {table.RowCount}"));
            hash.AppendData(MemoryMarshal.AsBytes(table.Regions.ToArray().AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(table.Stages.ToArray().AsSpan()));
            if (table.Parents is not null) hash.AppendData(MemoryMarshal.AsBytes(table.Parents.ToArray().AsSpan()));
            AddTexts(hash, table.Keys);
            AddTexts(hash, table.Names);
            foreach (var column in columns[table.Grain])
            {
                if (table.Columns.TryGetValue(column.Element.Id, out var cells)) Add(hash, column, cells);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static void Add(IncrementalHash hash, FactColumn column, Column cells)
    {
        Add(hash, column.Element.Id + " " + column.Type + " " + column.Flagged);
        if (cells is NumberColumn numbers)
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers.ToArray().AsSpan()));
            if (numbers.Flags is { } flags) hash.AppendData(MemoryMarshal.AsBytes(flags.AsSpan()));
        }
        else if (cells is CodeColumn codes)
        {
            Add(hash, string.Join('\n', codes.Labels));
            hash.AppendData(codes.Codes);
        }
        else AddTexts(hash, ((TextColumn)cells).Values);
    }

    private static void AddTexts(IncrementalHash hash, IReadOnlyList<string?>? texts)
    {
        foreach (var text in texts ?? []) Add(hash, text ?? "\0");
        Add(hash, texts is null ? "none" : "end");
    }

    // Lengths keep neighbours from running into each other.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}

using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>Rows of a table in which a column differs.</summary>
internal sealed record ChangedColumn(FactTable Before, FactTable After, string Element, IReadOnlyList<int> Rows);

/// <summary>In what two datasets differ: cells, or more than that.</summary>
/// <param name="Columns">The changed columns; complete only when <paramref name="Structure"/> is null.</param>
/// <param name="Structure">Chinese: why the rows themselves or how they are read differ; null when only cells do.</param>
/// <remarks>
/// It is found by comparing, not by trusting what somebody says was corrected. Columns that both share in memory are not
/// read.
/// </remarks>
internal sealed record DatasetDifference(IReadOnlyList<ChangedColumn> Columns, string? Structure)
{
    /// <summary>Compares two datasets.</summary>
    /// <param name="before">The dataset computed.</param>
    /// <param name="after">The corrected one.</param>
    /// <param name="relevant">Elements that any formula reads, in order.</param>
    public static DatasetDifference Between(Dataset before, Dataset after, IReadOnlyList<string> relevant)
    {
        if (ReadDifferently(before, after) is { } why) return new DatasetDifference([], why);
        var changed = new List<ChangedColumn>();
        foreach (var (one, other) in before.Tables.Zip(after.Tables))
        {
            if (ReferenceEquals(one, other)) continue;
            if (Heads(one, other) is { } heads) return new DatasetDifference([], heads);
            foreach (var element in relevant)
            {
                if (one.Columns.ContainsKey(element) != other.Columns.ContainsKey(element))
                    return new DatasetDifference([], $"{one.Period} 年的数据项“{element}”由未采集变为采集，或相反");
                if (!one.Columns.TryGetValue(element, out var old) || ReferenceEquals(old, other.Columns[element])) continue;
                if (ColumnDifference.Rows(old, other.Columns[element]) is not { } rows)
                    return new DatasetDifference([], $"{one.Period} 年的数据项“{element}”换了类型");
                if (rows.Count > 0) changed.Add(new ChangedColumn(one, other, element, rows));
            }
        }
        return new DatasetDifference(changed, changed.Find(c => UseIndex.Deciding.Contains(c.Element)) is { } deciding
            ? $"{deciding.After.Period} 年有行的“{deciding.Element}”改变，各学段的范围随之改变"
            : null);
    }

    private static string? ReadDifferently(Dataset before, Dataset after)
    {
        if (!ReferenceEquals(before.Regions, after.Regions) && !before.Regions.Regions.SequenceEqual(after.Regions.Regions)) return "行政区划不同";
        if (before.CombinedSchools != after.CombinedSchools || before.MissingVerdictIsNo != after.MissingVerdictIsNo
            || !before.DefinitionChanges.SequenceEqual(after.DefinitionChanges)) return "数据的读法或口径不同";
        return before.Tables.Select(t => (t.Grain, t.Period)).SequenceEqual(after.Tables.Select(t => (t.Grain, t.Period)))
            ? null
            : "数据表或年份有增减";
    }

    private static string? Heads(FactTable one, FactTable other) =>
        Same(one.Regions, other.Regions) && Same(one.Stages, other.Stages) && Same(one.Keys, other.Keys)
            && Same(one.Names, other.Names) && Same(one.Parents, other.Parents)
            ? null
            : $"{one.Period} 年的数据表有行增减、移动或改名";

    private static bool Same<T>(RunList<T>? one, RunList<T>? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other));

    private static bool Same(IReadOnlyList<string?>? one, IReadOnlyList<string?>? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other, StringComparer.Ordinal));
}

/// <summary>The rows in which two columns of the same rows differ.</summary>
internal static class ColumnDifference
{
    private const int Block = 4096;

    /// <returns>Ascending; null when the columns are of different kinds.</returns>
    public static IReadOnlyList<int>? Rows(Column before, Column after) => (before, after) switch
    {
        (NumberColumn one, NumberColumn other) => Numbers(one, other),
        (CodeColumn one, CodeColumn other) when one.Labels.SequenceEqual(other.Labels, StringComparer.Ordinal) => Differing<byte>(one.Codes, other.Codes),
        (CodeColumn one, CodeColumn other) => [.. Enumerable.Range(0, one.Length).Where(row => one.LabelAt(row) != other.LabelAt(row))],
        (TextColumn one, TextColumn other) => [.. Enumerable.Range(0, one.Length).Where(row => one.Values[row] != other.Values[row])],
        _ => null,
    };

    private static List<int> Numbers(NumberColumn one, NumberColumn other)
    {
        var values = (one.Store, other.Store) switch
        {
            (ScaledStore<byte> a, ScaledStore<byte> b) when a.Divisor == b.Divisor => Differing<byte>(a.Codes, b.Codes),
            (ScaledStore<ushort> a, ScaledStore<ushort> b) when a.Divisor == b.Divisor => Differing<ushort>(a.Codes, b.Codes),
            (ScaledStore<int> a, ScaledStore<int> b) when a.Divisor == b.Divisor => Differing<int>(a.Codes, b.Codes),
            _ => Decoded(one.Store, other.Store),
        };
        if (one.Flags is null && other.Flags is null) return values;
        if (one.Flags is not null && other.Flags is not null && one.Flags.AsSpan().SequenceEqual(other.Flags)) return values;
        var flags = Enumerable.Range(0, one.Length).Where(row => one.FlagAt(row) != other.FlagAt(row));
        return [.. values.Union(flags).Order()];
    }

    private static List<int> Differing<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : unmanaged, IEquatable<T>
    {
        var rows = new List<int>();
        for (var start = 0; ; start++)
        {
            start += one[start..].CommonPrefixLength(other[start..]);
            if (start >= one.Length) return rows;
            rows.Add(start);
        }
    }

    private static List<int> Decoded(NumberStore one, NumberStore other)
    {
        var rows = new List<int>();
        var (a, b) = (new double[Block], new double[Block]);
        for (var start = 0; start < one.Length; start += Block)
        {
            var count = Math.Min(Block, one.Length - start);
            one.Read(start, a.AsSpan(0, count));
            other.Read(start, b.AsSpan(0, count));
            for (var i = 0; i < count; i++)
                if (BitConverter.DoubleToInt64Bits(a[i]) != BitConverter.DoubleToInt64Bits(b[i])) rows.Add(start + i);
        }
        return rows;
    }
}

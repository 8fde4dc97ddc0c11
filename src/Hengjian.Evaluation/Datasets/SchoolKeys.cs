using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Finds the row of a school by its code; class files come sorted by school, so the last answer is tried first.</summary>
internal sealed class SchoolKeys
{
    private readonly FactTable schools;
    private readonly Dictionary<string, int> rows;
    private int last;

    public SchoolKeys(FactTable schools)
    {
        this.schools = schools;
        rows = new Dictionary<string, int>(schools.RowCount, StringComparer.Ordinal);
        for (var row = 0; row < schools.RowCount; row++)
            if (schools.Keys?[row] is { } key) rows[key] = row;
    }

    /// <summary>The row, or -1.</summary>
    public int Find(ReadOnlySpan<char> key)
    {
        if (schools.RowCount > 0 && key.SequenceEqual(schools.Keys?[last])) return last;
        if (!rows.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var row)) return -1;
        return last = row;
    }

    /// <summary>The region code of a school's row.</summary>
    public int RegionOf(int row) => schools.Regions[row];
}

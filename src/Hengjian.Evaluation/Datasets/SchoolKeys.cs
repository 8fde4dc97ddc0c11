using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Finds the row of a school by its code; several threads may ask.</summary>
internal sealed class SchoolKeys
{
    private readonly Dictionary<string, int> rows;
    private readonly int[] places;

    public SchoolKeys(FactTable schools, RegionTree tree)
    {
        rows = new Dictionary<string, int>(schools.RowCount, StringComparer.Ordinal);
        var at = 0;
        foreach (var key in schools.Keys ?? [])
        {
            if (key is not null) rows[key] = at;
            at++;
        }
        places = Array.ConvertAll(schools.Regions.ToArray(), tree.IndexOf);
    }

    /// <summary>The row, or -1.</summary>
    public int Find(ReadOnlySpan<char> key) =>
        rows.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var row) ? row : -1;

    /// <summary>Position in the region tree of a school's region.</summary>
    public int PlaceOf(int row) => places[row];
}

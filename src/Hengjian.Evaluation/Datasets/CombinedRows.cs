using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Adds the lines of one region (and stage) and year to one row, as the manifest asks with <c>combine</c>.</summary>
/// <remarks>
/// A sum of which any line lacks the value is missing: half a sum is no sum. A mean is sum over sum, missing when either
/// is or when it would be divided by 0.
/// </remarks>
internal sealed class CombinedRows(TableSource source, TableRows rows)
{
    private readonly int[] places = rows.Places();
    private readonly SchoolStage[] stages = rows.Stages();
    private readonly int[] periods = rows.Periods();
    private readonly int[] fileLines = rows.Lines();

    /// <summary>Name of the helper column with the divisor of a mean.</summary>
    public static string Divisor(string element) => element + "/";

    public IReadOnlyList<FactTable> Tables(SourceFile file)
    {
        var lines = Enumerable.Range(0, rows.Count).ToList();
        return [.. lines.GroupBy(l => periods[l]).OrderBy(g => g.Key).Select(g => Table(g.Key, [.. g], file))];
    }

    private FactTable Table(int period, List<int> lines, SourceFile file)
    {
        var groups = lines.GroupBy(l => (Place: places[l], Stage: stages[l])).OrderBy(g => g.Key).ToList();
        var lineSets = groups.Select(g => g.ToArray()).ToList();
        var columns = rows.Header.Columns;
        var values = Enumerable.Range(0, columns.Count).Select(i => ((NumberColumn)rows.Column(i)).ToArray()).ToList();
        var cells = new Dictionary<string, Column>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            var (id, own) = (columns[i].Element.Id, values[i]);
            var divisor = i + 1 < columns.Count && columns[i + 1].IsDivisor ? values[++i] : null;
            cells[id] = new NumberColumn([.. lineSets.Select(set => divisor is null ? Sum(own, set) : Mean(own, divisor, set))]);
        }
        return new FactTable
        {
            Grain = source.Grain,
            Period = period,
            Regions = [.. groups.Select(g => rows.Tree.Regions[g.Key.Place].Code)],
            Stages = [.. groups.Select(g => g.Key.Stage)],
            Columns = cells,
            Origins = new RowOrigins([file], new ushort[groups.Count], [.. groups.Select(g => fileLines[g.First()])]),
        };
    }

    private static double Mean(double[] values, double[] divisors, int[] lines)
    {
        var by = Sum(divisors, lines);
        return by == 0 ? double.NaN : Sum(values, lines) / by;
    }

    // NaN in any line makes the sum NaN, which is missing.
    private static double Sum(double[] values, int[] lines)
    {
        var sum = 0.0;
        foreach (var line in lines) sum += values[line];
        return sum;
    }
}

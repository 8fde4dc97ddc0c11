using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Adds the lines of one region (and stage) and year to one row, as the manifest asks with <c>combine</c>.</summary>
/// <remarks>A missing cell adds nothing; a row whose cells are all missing is missing. Means are sum over sum.</remarks>
internal sealed class CombinedRows(TableSource source, List<ColumnBuilder> columns, TableRows rows)
{
    /// <summary>Name of the helper column with the divisor of a mean.</summary>
    public static string Divisor(string element) => element + "/";

    public IReadOnlyList<FactTable> Tables(SourceFile file)
    {
        var lines = Enumerable.Range(0, rows.Count).ToList();
        return [.. lines.GroupBy(l => rows.At(l).Period).OrderBy(g => g.Key).Select(g => Table(g.Key, [.. g], file))];
    }

    private FactTable Table(int period, List<int> lines, SourceFile file)
    {
        var groups = lines.GroupBy(l => (rows.At(l).Place, rows.At(l).Region, rows.At(l).Stage)).OrderBy(g => g.Key).ToList();
        var sums = columns.Select(c => Sum((NumberColumn)c.Build(null), groups.Select(g => g.ToList()))).ToList();
        var cells = new Dictionary<string, Column>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            var isMean = i + 1 < columns.Count && columns[i + 1].IsDivisor;
            cells[columns[i].Element.Id] = new NumberColumn(
                isMean ? [.. sums[i].Zip(sums[i + 1], (sum, by) => by == 0 ? double.NaN : sum / by)] : sums[i]);
            if (isMean) i++;
        }
        return new FactTable
        {
            Grain = source.Grain,
            Period = period,
            Regions = [.. groups.Select(g => g.Key.Region)],
            Stages = [.. groups.Select(g => g.Key.Stage)],
            Columns = cells,
            Origins = new RowOrigins([file], new ushort[groups.Count], [.. groups.Select(g => rows.At(g.First()).Line)]),
        };
    }

    private static double[] Sum(NumberColumn column, IEnumerable<List<int>> groups) =>
        [.. groups.Select(lines =>
        {
            var present = lines.Where(l => !double.IsNaN(column.Values[l])).ToList();
            return present.Count == 0 ? double.NaN : present.Sum(l => column.Values[l]);
        })];
}

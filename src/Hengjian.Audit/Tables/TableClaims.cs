using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Tables;

/// <summary>Checks tables: totals of columns by the names of rows, and columns that follow from others in most rows.</summary>
internal static class TableClaims
{
    // Further down, what adds up adds up by chance.
    private const int MostAmong = 12;

    // Rows are missing, or the column holds no amounts.
    private const double FarSum = 0.2;

    private static readonly string[] Areas = ["全市", "全省", "全县", "全区", "全州", "全国"];

    /// <summary>The claims of a table.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="table">The table.</param>
    /// <param name="unit">The unit of its caption; null when none.</param>
    public static IEnumerable<Claim> Of(string text, ReportTable table, (Numbers.Unit Unit, double Scale)? unit = null)
    {
        var ragged = IsRagged(table);
        var found = Found(text, table, unit).ToList();
        if (!ragged) CrossedCells.Accuse(found);
        foreach (var claim in found)
            yield return ragged && claim.Verdict == Verdict.Inconsistent ? claim with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "表中有的行缺少单元格，各列未必对齐：" + claim.Message } : claim with { OfTable = true };
    }

    // A row that ends before the others: a cell is missing, and nothing tells which.
    private static bool IsRagged(ReportTable table)
    {
        var width = table.Rows.Max(r => r.Count == 0 ? 0 : r[^1].Column);
        return table.Rows.Skip(1).Any(r => r.Count > 2 && r[^1].Column < width);
    }

    private static IEnumerable<Claim> Found(string text, ReportTable table, (Numbers.Unit Unit, double Scale)? unit)
    {
        foreach (var claim in TableThresholds.Of(text, table)) yield return claim;
        if (Turned(text, table, unit) is { } turned)
            foreach (var claim in ColumnRules.Of(turned, relativeOnly: true)) yield return claim;
        if (TableGrid.Read(text, table, unit) is not { } grid) yield break;
        foreach (var column in grid.Columns)
            if (!column.IsRelative)
            {
                foreach (var claim in Totals(grid, column)) yield return claim;
                foreach (var claim in Among(grid, column)) yield return claim;
            }
        foreach (var claim in TableMeans.Of(grid)) yield return claim;
        foreach (var claim in ColumnRules.Of(grid)) yield return claim;
    }

    // Years across and measures down: the rows are the columns. Only of tables with rows of one length, where nothing is merged.
    private static TableGrid? Turned(string text, ReportTable table, (Numbers.Unit Unit, double Scale)? unit)
    {
        var width = table.Rows[0].Count;
        if (width is < 3 or > 24 || table.Rows.Count is < 3 or > 24 || table.Rows.Any(r => r.Count != width)) return null;
        var rows = Enumerable.Range(0, width).Select(c => (IReadOnlyList<ReportCell>)[.. table.Rows.Select((r, i) => r[c] with { Column = i })]);
        return TableGrid.Read(text, new ReportTable([.. rows]), unit);
    }

    // Each 小计 adds the rows since the one before; a 合计 adds all rows that are no total, or the 小计 where those do.
    private static IEnumerable<Claim> Totals(TableGrid grid, TableColumn column)
    {
        for (var row = 0; row < grid.Names.Count; row++)
        {
            if (!IsTotal(grid, row) || column.Cells[row] is not { Known: true } total) continue;
            var candidates = new[] { Since(grid, column, row), Plain(grid, column, row) }.Where(c => c.Count > 1).ToList();
            if (candidates.Count == 0) continue;
            var equations = candidates.Select(parts => Sum(parts, total)).ToList();
            var holding = equations.Find(e => Judge.Of(e).Verdict == Verdict.Consistent);
            // Rows of 其中 belong to the row above, and nothing tells where they end.
            if (holding is null && grid.Names.Any(IsOfTheRowAbove)) continue;
            var claim = ClaimMaker.Make(holding ?? equations[^1]);
            yield return claim is { Verdict: Verdict.Inconsistent, Diagnoses.Count: 0, Stated: { } stated, Computed: { } computed } && Math.Abs(stated - computed) > FarSum * Math.Max(Math.Abs(stated), Math.Abs(computed))
                ? claim with { Verdict = Verdict.Undetermined, Message = "相差较大又不像笔误，各行未必是全部：" + claim.Message } : claim;
        }
    }

    private static bool IsTotal(TableGrid grid, int row) =>
        TableColumn.IsTotalName(grid.Names[row]) || (row == 0 || row == grid.Names.Count - 1) && Areas.Any(a => grid.Names[row] == a);

    private static bool IsOfTheRowAbove(string name) =>
        name.TrimStart() is var bare && (bare.StartsWith("其中", StringComparison.Ordinal) || bare.StartsWith('#') || bare.StartsWith("内：", StringComparison.Ordinal));

    private static List<Quantity> Since(TableGrid grid, TableColumn column, int row)
    {
        var first = row;
        while (first > 0 && !IsTotal(grid, first - 1)) first--;
        return first == row && row == 0 ? [] : Known(column, Enumerable.Range(first, row - first));
    }

    private static List<Quantity> Plain(TableGrid grid, TableColumn column, int row) =>
        Known(column, Enumerable.Range(0, grid.Names.Count).Where(r => r != row && !IsTotal(grid, r) && !IsOfTheRowAbove(grid.Names[r])));

    private static List<Quantity> Known(TableColumn column, IEnumerable<int> rows)
    {
        var cells = rows.Select(r => column.Cells[r]).ToList();
        return cells.Any(c => c is null or { Known: false } || !c.Adds(cells[0]!)) ? [] : [.. cells.Select(c => c!)];
    }

    // 校舍面积 638420，其中：教学用房 341506、行政用房…: the rows after 其中 confirm the one above where some of them add up to it; a further 其中 may part
    // that one again.
    private static IEnumerable<Claim> Among(TableGrid grid, TableColumn column)
    {
        Quantity? parted = null;
        for (var row = 1; row + 1 < grid.Names.Count; row++)
        {
            if (!IsOfTheRowAbove(grid.Names[row])) continue;
            foreach (var whole in new[] { column.Cells[row - 1], parted })
                if (whole is { Known: true } && Parts(grid, column, row, whole) is { } parts)
                {
                    yield return ClaimMaker.Make(Sum(parts, whole));
                    parted = whole;
                    break;
                }
        }
    }

    private static List<Quantity>? Parts(TableGrid grid, TableColumn column, int row, Quantity whole)
    {
        var parts = new List<Quantity>();
        for (var i = row; i < grid.Names.Count && i - row < MostAmong && column.Cells[i] is { Known: true } part && part.Adds(whole); i++)
        {
            parts.Add(part);
            if (parts.Count > 1 && Judge.Of(Sum([.. parts], whole)).Verdict == Verdict.Consistent) return parts;
        }
        return null;
    }

    private static Equation Sum(List<Quantity> parts, Quantity total) => WholeAmounts.Exactly(new()
    {
        Kind = ClaimKind.Sum,
        Inputs = [.. parts.Select(p => new Term("part", p))],
        Stated = new Term("total", total),
        Formula = Formulas.Sum,
        Arithmetic = result => (parts.Count > 12 ? $"本列 {parts.Count} 行之和" : string.Join(" + ", parts.Select(Figures.Print))) + " = " + result,
    });
}

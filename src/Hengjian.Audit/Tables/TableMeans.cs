using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tables;

/// <summary>The row 平均 of a table: each cell the mean of the rows above. Weighted means are others, so a slip must explain what fails.</summary>
internal static class TableMeans
{
    private const int Least = 3;
    private const int Most = 40;

    // A cell without a mean holds a dash, and a cell without a number is a part of the name.
    private static readonly char[] Blanks = [' ', '—', '-', '－', '/'];

    private static readonly string[] Means = ["平均", "平均值", "平均数", "均值", "算术平均"];

    /// <summary>The claims of a table.</summary>
    public static IEnumerable<Claim> Of(TableGrid grid)
    {
        for (var row = 0; row < grid.Names.Count; row++)
        {
            if (!Means.Contains(grid.Names[row].Trim(Blanks))) continue;
            var claims = grid.Columns.Select(c => OfColumn(grid, c, row)).OfType<Claim>().ToList();
            var plain = claims.Exists(c => c.Verdict == Verdict.Consistent);
            foreach (var claim in claims)
                if (claim.Verdict == Verdict.Consistent || claim.Diagnoses.Any(d => d.IsMiswritten && (plain || d.Chance < Chances.LikelyByChance))) yield return claim;
        }
    }

    private static Claim? OfColumn(TableGrid grid, TableColumn column, int row)
    {
        if (column.Cells[row] is not { Known: true } mean) return null;
        var parts = new List<Quantity>();
        for (var r = 0; r < grid.Names.Count; r++)
            if (r != row && !TableColumn.IsTotalName(grid.Names[r]) && column.Cells[r] is { Known: true } part && part.Adds(mean)) parts.Add(part);
        return parts.Count is < Least or > Most ? null : ClaimMaker.Make(Equations.Mean(parts, mean));
    }
}

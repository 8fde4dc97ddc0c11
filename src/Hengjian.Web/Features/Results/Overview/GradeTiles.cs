using Hengjian.Evaluation.Results;
using Hengjian.Web.Components.Charts;

namespace Hengjian.Web.Features.Results;

/// <summary>Grades on the tile map: a colour, and the grade's first character for those who see none.</summary>
internal static class GradeTiles
{
    internal static IReadOnlyList<TileGroup> Groups(RoundResults results, IReadOnlyList<Standing> rows)
    {
        var routes = new ResultsRoutes(results.Round.Id);
        var byCode = rows.ToDictionary(r => r.Unit.Code);
        return ResultTiles.Groups(results, [.. rows.Select(r => r.Unit).OrderBy(u => u.Code)], u =>
        {
            var row = byCode[u.Code];
            var text = row.Sheet.Grade is { } grade
                ? grade + (row.Sheet.Total is { } total ? $"，{results.TotalText(total)} 分" : "")
                : "未定：" + OverviewTable.OpenText(row);
            return new TileFace(Class(results, row.Sheet.Grade), Sign(row.Sheet.Grade), text, routes.Unit(u.Code));
        });
    }

    internal static IReadOnlyList<LegendEntry> Legend(RoundResults results, IReadOnlyList<Standing> rows) =>
    [
        .. OverviewAnswer.Grades(results, rows).Select(c => c.Grade == StandingFilter.NoGrade
            ? new LegendEntry(Class(results, null), Sign(null), $"未定 {c.Count} 个")
            : new LegendEntry(Class(results, c.Grade), Sign(c.Grade), $"{c.Grade} {c.Count} 个")),
    ];

    /// <summary>The best grade, the last one and those between; the same colours as the grade tags.</summary>
    internal static string Class(RoundResults results, string? grade)
    {
        if (grade is null) return "tile-open";
        var at = results.Grades.ToList().IndexOf(grade);
        return at < 0 ? "tile-grade-2" : "tile-grade-" + (at == results.Grades.Count - 1 ? 4 : Math.Min(at + 1, 3));
    }

    internal static string Sign(string? grade) => grade is null ? "?" : grade[..1];
}

using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components.Charts;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>The what-if's grades on the tile map; a grade that changed shows both first characters and a thick edge.</summary>
internal static class WhatIfTiles
{
    internal static IReadOnlyList<TileGroup> Groups(WhatIfModel model)
    {
        var (results, printed) = (model.Results, model.Outcome!.AsResults());
        var groups = model.Rows.OrderBy(r => r.Unit.Code)
            .GroupBy(r => r.Unit.Level == RegionLevel.County ? r.Unit.ParentCode ?? 0 : r.Unit.Code).ToList();
        var places = Places([.. groups.Select(g => g.Key)], results.CityPlaces);
        return [.. groups.Select(g => new TileGroup(
            results.NameOf(g.Key), places[g.Key].Column, places[g.Key].Row, null, [.. g.Select(r => Face(model, printed, r))]))];
    }

    internal static IReadOnlyList<LegendEntry> Legend(WhatIfModel model) =>
    [
        .. model.Results.Grades.Select(g => new LegendEntry(Class(model.Results, g), g[..1], $"{g} {model.Rows.Count(r => r.Move.After.Grade == g)} 个")),
        .. model.Rows.Any(r => r.Move.After.Grade is null) ? [new LegendEntry("tile-open", "?", $"未定 {model.Rows.Count(r => r.Move.After.Grade is null)} 个")] : Array.Empty<LegendEntry>(),
        new LegendEntry("tile-open tile-moved", "→", $"粗边：等次有变 {model.Rows.Count(r => r.Move.GradeChanged)} 个"),
    ];

    /// <summary>The same colours as the grade tags.</summary>
    internal static string Class(RoundResults results, string? grade)
    {
        var at = grade is null ? -1 : results.Grades.ToList().IndexOf(grade);
        return at < 0 ? "tile-open" : "tile-grade-" + (at == results.Grades.Count - 1 ? 4 : Math.Min(at + 1, 3));
    }

    private static Tile Face(WhatIfModel model, RoundResults printed, MovedUnit row)
    {
        var (before, after) = (row.Move.Before, row.Move.After);
        var text = $"推演{RankTable.GradeOf(after.Grade)}" + (after.Total is { } t ? $"，{printed.TotalText(t)} 分" : "")
            + (row.Move.GradeChanged ? $"（正式{RankTable.GradeOf(before.Grade)}）" : "");
        var name = Class(model.Results, after.Grade) + (row.Move.GradeChanged ? " tile-moved" : "");
        return new Tile(row.Unit.Name, text, name, model.Routes.Unit(row.Unit.Code))
        {
            Sign = row.Move.GradeChanged ? Sign(before.Grade) + "→" + Sign(after.Grade) : Sign(after.Grade),
        };
    }

    private static string Sign(string? grade) => grade is null ? "?" : grade[..1];

    private static Dictionary<int, (int Column, int Row)> Places(IReadOnlyList<int> regions, IReadOnlyList<TilePlace> places)
    {
        var known = places.ToDictionary(p => p.Region);
        if (regions.All(known.ContainsKey)) return regions.ToDictionary(r => r, r => (known[r].Column, known[r].Row));
        var across = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(regions.Count * 1.3)));
        return regions.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => (p.i % across, p.i / across));
    }
}

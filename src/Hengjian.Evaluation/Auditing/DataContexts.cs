using Hengjian.Audit.Data;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Auditing;

/// <summary>What reports may name: figures of the catalogue and places of the region tree.</summary>
public static class DataContexts
{
    // Places beside the tree: a number after them is not the region's.
    private static readonly string[] Elsewhere = ["全省", "全国", "全市", "全县", "全区", "全州", "全旗", "外省", "外地", "周边", "兄弟", "该校", "我校", "本校", "学区", "街道", "开发区", "高新区"];

    private static readonly string[] Own = ["全", "我", "本"];

    /// <summary>The context of one report.</summary>
    public static DataContext Of(IndicatorCatalogue catalogue, RegionTree tree, int region, int year)
    {
        tree.TryFind(region, out var found);
        var own = found is null ? [] : Own.Select(o => o + found.Name[^1]).Append(found.Name).ToArray();
        var below = tree.Regions.Where(r => r.Code != region && IsBelow(tree, r, region)).Select(r => new PlaceName(r.Code, r.Name, [r.Name])).ToList();
        var known = own.Concat(below.Select(b => b.Name)).ToHashSet(StringComparer.Ordinal);
        var others = tree.Regions.Where(r => r.Level != RegionLevel.Nation).Select(r => r.Name).Concat(Elsewhere).Where(n => !known.Contains(n)).Distinct(StringComparer.Ordinal);
        return new DataContext(region, year, Figures(catalogue), [new(region, found?.Name ?? "", own), .. below], [.. others]);
    }

    /// <summary>
    /// The figures a report may name. Elements of schools are left out: their total over a region depends on which schools
    /// are meant, and a report seldom says.
    /// </summary>
    public static IReadOnlyList<FigureName> Figures(IndicatorCatalogue catalogue)
    {
        IEnumerable<string> Words(string id, string name) =>
            catalogue.Synonyms.GetValueOrDefault(id, []).Prepend(name).Concat(name.Length > 3 && name[^1] == '数' ? [name[..^1]] : []).Distinct(StringComparer.Ordinal);
        var elements = catalogue.Dictionary.Elements
            .Where(e => e.Kind == ValueKind.Number && e.Grain is Grain.RegionYear or Grain.RegionStageYear)
            .Select(e => new FigureName(e.Id, e.NameZh, e.Unit, [.. Words(e.Id, e.NameZh)])
            {
                Stages = e.Grain == Grain.RegionStageYear ? [.. SchoolStageNames.OfRows.Select(s => s.ToFileName())] : [""],
                OwnStage = e.Grain == Grain.RegionStageYear ? null : "",
            });
        var indicators = catalogue.Indicators.Where(i => i.Levels.Count > 0 && i.Direction != Direction.YesNo)
            .Select(i => new FigureName(i.Id, i.NameZh, i.Unit, [.. Words(i.Id, i.NameZh)])
            {
                Stages = [.. i.Stages.Select(s => s.ToFileName())],
                OwnStage = OwnStage(i),
                Computed = true,
            });
        return [.. elements, .. indicators];
    }

    // 义务教育大班额比例 says its stage; 大班额比例 may be of any.
    private static string? OwnStage(Indicator indicator)
    {
        if (indicator.Stages.Contains(SchoolStage.All)) return "";
        if (indicator.Stages.Count == 1) return indicator.Stages[0].ToFileName();
        return indicator.Stages.Where(s => indicator.NameZh.StartsWith(s.ToChinese(), StringComparison.Ordinal)).Select(s => s.ToFileName()).FirstOrDefault();
    }

    private static bool IsBelow(RegionTree tree, Region region, int above)
    {
        for (var at = region; at.ParentCode is { } parent && tree.TryFind(parent, out var next); at = next)
            if (parent == above) return true;
        return false;
    }
}

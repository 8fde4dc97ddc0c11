using System.Globalization;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>Names the values that an item of a trial lacks.</summary>
internal static class TrialLacks
{
    private const int MostNamed = 3;

    /// <summary>2026年“下级政府数”; 2026年“一般公共预算教育支出”（蕙川县等 2 县没有数）.</summary>
    public static IEnumerable<string> Of(SchemeItem leaf, RoundBook book, Dataset dataset, Region region) =>
        ItemNeeds.ReferencesOf(leaf.Rule, book.Scheme.Year)
            .SelectMany(r => book.Catalogue.ReadsOf(r.Reference.Indicator, r.Reference.Stage).Select(read => LackOf(read, r.Year - read.YearsBack, dataset, region)))
            .OfType<string>().Distinct(StringComparer.Ordinal);

    private static string? LackOf(ElementRead read, int period, Dataset dataset, Region region)
    {
        var element = read.Element;
        var staged = element.Grain == Grain.RegionStageYear && read.Stage != SchoolStage.All;
        var name = string.Create(CultureInfo.InvariantCulture, $"{period}年{(staged ? read.Stage.ToChinese() : "")}“{element.NameZh}”");
        var table = dataset.Find(element.Grain, period);
        bool Says(int row) => table is not null && (!staged || table.Stages[row] == read.Stage) && table.Columns.TryGetValue(element.Id, out var column) && column.FlagAt(row) != ValueFlag.Missing;
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear)
        {
            var lacking = PlacesOf(element, dataset.Regions, region).Where(r => table is null || !table.Regions.PositionsOf(r.Code).Any(Says)).ToList();
            return lacking.Count == 0 ? null : lacking is [var only] && only.Code == region.Code ? name : name + Places(lacking);
        }
        // Rows of schools, classes, projects: how many of those that are there say nothing.
        var rows = table is null ? [] : Below(dataset.Regions, region).Append(region).SelectMany(r => table.Regions.PositionsOf(r.Code)).ToList();
        if (rows.Count == 0) return name + "（整张表没有数据）";
        var silent = rows.Count(r => !Says(r));
        return silent == 0 ? null : silent == rows.Count ? name : name + string.Create(CultureInfo.InvariantCulture, $"（{rows.Count} 行中缺 {silent} 行）");
    }

    // Whose rows a figure of a region is made of.
    private static List<Region> PlacesOf(DataElement element, RegionTree regions, Region region) =>
        region.Level == RegionLevel.County || element.Rollup == Rollup.Own ? [region] : [.. Below(regions, region)];

    private static IEnumerable<Region> Below(RegionTree regions, Region region)
    {
        if (region.Level == RegionLevel.County) return [];
        var last = region.Code % 10_000 != 0 ? region.Code + 99 : region.Code > 0 ? region.Code + 9_999 : 999_999;
        return regions.Regions.Where(r => r.Level == RegionLevel.County && r.Code > region.Code && r.Code <= last);
    }

    private static string Places(List<Region> lacking) => lacking.Count <= MostNamed
        ? $"（{string.Join('、', lacking.Select(r => r.Name))}没有数）"
        : string.Create(CultureInfo.InvariantCulture, $"（{string.Join('、', lacking.Take(MostNamed).Select(r => r.Name))}等 {lacking.Count} 县没有数）");
}

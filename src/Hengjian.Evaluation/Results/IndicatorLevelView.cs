using Hengjian.Domain.Access;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Results;

/// <summary>One region's value of an indicator.</summary>
/// <param name="Unit">The region.</param>
/// <param name="Value">Its value; null when the indicator is not computed at this level.</param>
/// <param name="Verdict">What is said of it beside the value.</param>
public sealed record RegionValue(Region Unit, IndicatorValue? Value, ShownVerdict Verdict)
{
    /// <summary>Whether the standard is met; null when unknown or there is none.</summary>
    public bool? Met => Verdict.Met;
}

/// <summary>A year of a trend.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The value; null when it was not computed.</param>
/// <param name="Breaks">口径变化 that begin with this year.</param>
public sealed record TrendYear(int Year, IndicatorValue? Value, IReadOnlyList<DefinitionChange> Breaks);

/// <summary>Values of one indicator and stage.</summary>
public static class IndicatorLevelView
{
    /// <summary>The regions of a level inside a scope, in tree order, with their values.</summary>
    public static IReadOnlyList<RegionValue> At(
        RoundResults results, Indicator indicator, SchoolStage stage, int period, RegionLevel level, RegionScope scope)
    {
        var series = results.Indicators.FindRegions(indicator.Id, stage, period);
        var rows = new List<RegionValue>();
        for (var i = 0; i < results.Regions.Regions.Count; i++)
        {
            var region = results.Regions.Regions[i];
            if (region.Level != level || !scope.Contains(region.Code)) continue;
            var value = series?.Values[i];
            rows.Add(new RegionValue(region, value, ShownVerdict.Of(results, indicator, stage, period, region.Code, value)));
        }
        return rows;
    }

    /// <summary>A region's values over the years the run holds, oldest first.</summary>
    public static IReadOnlyList<TrendYear> Trend(RoundResults results, Indicator indicator, SchoolStage stage, int region)
    {
        var years = results.Indicators.RegionSeries
            .Where(s => s.Indicator == indicator.Id && s.Stage == stage).Select(s => s.Period).Distinct().Order();
        return
        [
            .. years.Select(y => new TrendYear(
                y, results.Indicators.At(indicator.Id, stage, y, region),
                DefinitionBreaks.Between(results.Compiled, results.Dataset, indicator.Id, stage, y - 1, y))),
        ];
    }

    /// <summary>The years a region indicator was computed for, newest first.</summary>
    public static IReadOnlyList<int> Years(RoundResults results, Indicator indicator) =>
        [.. results.Indicators.RegionSeries.Where(s => s.Indicator == indicator.Id).Select(s => s.Period).Distinct().OrderDescending()];
}

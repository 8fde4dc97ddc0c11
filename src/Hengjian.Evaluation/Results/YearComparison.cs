using Hengjian.Domain.Access;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Results;

/// <summary>One unit in two years.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Before">Earlier value; null when not computed.</param>
/// <param name="Now">Later value; null when not computed.</param>
/// <param name="Change">Now − before; null when one lacks a number or the definition changed between.</param>
/// <param name="Better">Whether the change is for the better; null when there is none, it is 0, or no direction is good.</param>
public sealed record YearChange(Region Unit, IndicatorValue? Before, IndicatorValue? Now, double? Change, bool? Better);

/// <summary>年度对比 of one indicator over the units of a level.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Stage">The stage.</param>
/// <param name="From">Earlier year.</param>
/// <param name="To">Later year.</param>
/// <param name="Breaks">口径变化 between: with any, no change is computed.</param>
/// <param name="Rows">The units in tree order.</param>
public sealed record YearComparison(
    Indicator Indicator, SchoolStage Stage, int From, int To, IReadOnlyList<DefinitionChange> Breaks, IReadOnlyList<YearChange> Rows)
{
    /// <summary>The units that moved for the better, most first.</summary>
    public IEnumerable<YearChange> MostImproved => Rows.Where(r => r.Better == true).OrderByDescending(r => Math.Abs(r.Change!.Value));

    /// <summary>The units that moved for the worse, most first.</summary>
    public IEnumerable<YearChange> MostWorsened => Rows.Where(r => r.Better == false).OrderByDescending(r => Math.Abs(r.Change!.Value));

    /// <summary>Compares one indicator in two years.</summary>
    public static YearComparison Of(
        RoundResults results, Indicator indicator, SchoolStage stage, int from, int to, RegionLevel level, RegionScope scope)
    {
        var breaks = DefinitionBreaks.Between(results.Compiled, results.Dataset, indicator.Id, stage, from, to);
        var before = results.Indicators.FindRegions(indicator.Id, stage, from);
        var now = results.Indicators.FindRegions(indicator.Id, stage, to);
        var rows = new List<YearChange>();
        for (var i = 0; i < results.Regions.Regions.Count; i++)
        {
            var region = results.Regions.Regions[i];
            if (region.Level != level || !scope.Contains(region.Code)) continue;
            rows.Add(Change(indicator, region, before?.Values[i], now?.Values[i], breaks.Count > 0));
        }
        return new YearComparison(indicator, stage, from, to, breaks, rows);
    }

    private static YearChange Change(Indicator indicator, Region unit, IndicatorValue? before, IndicatorValue? now, bool broken)
    {
        if (broken || before is not { HasValue: true } b || now is not { HasValue: true } n)
            return new YearChange(unit, before, now, null, null);
        var change = n.Value - b.Value;
        bool? better = (indicator.Direction, change) switch
        {
            (_, 0) or (Direction.Monitor or Direction.TargetRange, _) => null,
            (Direction.LowerBetter, < 0) => true,
            (Direction.LowerBetter, _) => false,
            (_, > 0) => true,
            _ => false,
        };
        return new YearChange(unit, before, now, change, better);
    }
}

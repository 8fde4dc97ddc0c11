using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Features.Results;

/// <summary>What an indicator's page shows, after what was asked for was fitted to what there is.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Stage">The stage shown.</param>
/// <param name="Level">The level whose units are listed.</param>
/// <param name="Year">The year shown.</param>
/// <param name="Years">Years to choose from, newest first.</param>
/// <param name="Unit">The unit the page is about; null for none.</param>
/// <param name="Values">The units of the level inside the reader's scope.</param>
public sealed record IndicatorView(
    Indicator Indicator, SchoolStage Stage, RegionLevel Level, int Year, IReadOnlyList<int> Years, Region? Unit,
    IReadOnlyList<RegionValue> Values)
{
    /// <summary>Levels to choose from: those the indicator is computed for and the reader sees a unit of.</summary>
    public IReadOnlyList<RegionLevel> Levels { get; private init; } = [];

    /// <summary>Data elements nobody collected for the year; then every value is missing.</summary>
    public IReadOnlyList<string> Uncollected { get; private init; } = [];

    internal static IndicatorView Of(RoundResults results, RegionScope scope, Indicator indicator, IndicatorQuery asked)
    {
        var years = IndicatorLevelView.Years(results, indicator);
        var year = asked.Year is { } y && years.Contains(y) ? y : years.Count > 0 && !years.Contains(results.Year) ? years[0] : results.Year;
        var stage = ResultsRoutes.StageOf(asked.Stage) is { } s && indicator.Stages.Contains(s) ? s : indicator.Stages[0];
        List<RegionLevel> levels = [.. indicator.Levels.Where(l => results.Regions.AtLevel(l).Any(r => scope.Contains(r.Code))).Order()];
        var level = ResultsRoutes.LevelOf(asked.Level) is { } l && levels.Contains(l) ? l
            : levels.Contains(results.Scheme.Level) || levels.Count == 0 ? results.Scheme.Level : levels[^1];
        Region? unit = null;
        if (asked.Unit is { } code && scope.Contains(code)) results.Regions.TryFind(code, out unit);
        return new IndicatorView(
            indicator, stage, level, year, years, unit, IndicatorLevelView.At(results, indicator, stage, year, level, scope))
        {
            Levels = levels,
            Uncollected = UncollectedOf(results, indicator.Id, year),
        };
    }

    /// <summary>Chinese names of the data elements an indicator lacks in a year.</summary>
    internal static IReadOnlyList<string> UncollectedOf(RoundResults results, string indicator, int year) =>
    [
        .. results.Indicators.Uncollected.Where(u => u.Indicator == indicator && u.Period == year)
            .Select(u => results.Catalogue.Dictionary.TryFind(u.Element, out var e) ? e.NameZh : u.Element).Distinct(),
    ];
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>An indicator's own standard in the catalogue; what decided a score is <see cref="ShownVerdict"/>.</summary>
public static class IndicatorStandard
{
    /// <summary>The threshold of a role for a stage: the stage's own, else the one for every stage; null when there is none.</summary>
    public static Threshold? Find(Indicator indicator, SchoolStage stage, ThresholdRole role = ThresholdRole.Standard)
    {
        if (role == ThresholdRole.Standard) return Verdict.StandardsOf(indicator, stage) is [var first, ..] ? first : null;
        var ofRole = indicator.Thresholds.Where(t => t.Role == role).ToList();
        return ofRole.FirstOrDefault(t => t.Stage == stage) ?? ofRole.FirstOrDefault(t => t.Stage == SchoolStage.All);
    }

    /// <summary>Decimals that print a value on the side of each line where it lies; lines that are null say nothing.</summary>
    public static int Decimals(Indicator indicator, IndicatorValue? value, params IReadOnlyList<Threshold?> lines) =>
        value is { HasValue: true } v
            ? lines.OfType<Threshold>().Select(t => NumberText.Decimals(v.Value, indicator, x => Verdict.Meets(x, t))).Append(indicator.Decimals).Max()
            : indicator.Decimals;

    /// <summary>
    /// Orders values from the worst to the best: below for higher-is-better, above for lower-is-better, “no” before
    /// “yes”; unknown ones last.
    /// </summary>
    public static double Badness(Indicator indicator, IndicatorValue? value)
    {
        if (value is not { HasValue: true } v) return double.PositiveInfinity;
        return indicator.Direction == Direction.LowerBetter ? -v.Value : v.Value;
    }
}

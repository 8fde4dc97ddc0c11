using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>What an indicator's own standard says of a value; verdicts are never given on missing values.</summary>
public static class IndicatorStandard
{
    /// <summary>The threshold of a role for a stage: the stage's own, else the one for every stage; null when there is none.</summary>
    public static Threshold? Find(Indicator indicator, SchoolStage stage, ThresholdRole role = ThresholdRole.Standard)
    {
        var ofRole = indicator.Thresholds.Where(t => t.Role == role).ToList();
        return ofRole.FirstOrDefault(t => t.Stage == stage) ?? ofRole.FirstOrDefault(t => t.Stage == SchoolStage.All);
    }

    /// <summary>Whether the value meets the standard; null when there is no value or no standard.</summary>
    public static bool? Met(Indicator indicator, SchoolStage stage, IndicatorValue? value) =>
        value is { HasValue: true } v && Find(indicator, stage) is { } standard ? Verdict.Meets(v.Value, standard) : null;

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

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>What an item of a scheme makes of one value it rests on.</summary>
/// <param name="Threshold">What full marks ask of the value; null when the item's method has no such line.</param>
/// <param name="IsUsed">The item's score rests on the value: it is there, complete enough for the scheme, not overruled.</param>
/// <param name="Met">Whether the value meets it; null when it is not used or no line decides.</param>
/// <param name="Decimals">Decimals it takes to print the value on the side of the line where it lies.</param>
/// <param name="Text">The value with its unit and these decimals: 94.996%; 否; — and 不适用 where there is no number.</param>
public sealed record ValueVerdict(Threshold? Threshold, bool IsUsed, bool? Met, int Decimals, string Text);

/// <summary>The verdict to print beside a value: from the scheme that scored it, never from the catalogue alone.</summary>
public static class ItemVerdict
{
    /// <summary>Judges one value as the item's own scoring did.</summary>
    /// <param name="scheme">Says what partial values are worth.</param>
    /// <param name="item">A leaf with its rule.</param>
    /// <param name="score">The item's score; inspectors and fallbacks show in it.</param>
    /// <param name="used">One of the values of the score.</param>
    /// <param name="indicator">The indicator of the value.</param>
    public static ValueVerdict Of(
        EvaluationScheme scheme, SchemeItem item, ItemScore score, ValueUsed used, Indicator indicator)
    {
        var (threshold, sameSide, overruled) = Line(item.Rule, new Judged(scheme, item, score, used, indicator));
        var value = used.Value;
        if (!value.HasValue)
            return new ValueVerdict(threshold, false, null, indicator.Decimals, value.Flag == ValueFlag.NotApplicable ? "不适用" : "—");
        var decimals = sameSide is null ? indicator.Decimals : NumberText.Decimals(value.Value, indicator, sameSide);
        var isUsed = !overruled && IsKnown(scheme, value);
        bool? met = isUsed && threshold is not null ? Verdict.Meets(value.Value, threshold) : null;
        return new ValueVerdict(threshold, isUsed, met, decimals, NumberText.Value(value.Value, indicator, decimals));
    }

    /// <summary>The threshold that decides a value under a threshold rule: the scheme's own, else the catalogue's for the stage.</summary>
    public static Threshold ThresholdOf(ThresholdRule rule, Indicator indicator, SchoolStage stage) =>
        rule.Threshold ?? Verdict.StandardsOf(indicator, stage)[0];

    /// <summary>Whether a scheme judges a value at all: partial ones only when it says so.</summary>
    internal static bool IsKnown(EvaluationScheme scheme, IndicatorValue value) =>
        value.HasValue && !(value.Flag == ValueFlag.Partial && scheme.Partial == PartialPolicy.AsMissing);

    private sealed record Judged(
        EvaluationScheme Scheme, SchemeItem Item, ItemScore Score, ValueUsed Used, Indicator Indicator)
    {
        public double Value => Used.Value.Value;

        public Threshold Threshold(Comparison comparison, double edge) => new(comparison, edge, Item.Source, Item.Evidence);
    }

    /// <summary>Full marks ask this; a printed number must be on the same side as the value; people decided otherwise.</summary>
    private readonly record struct Decision(Threshold? Threshold, Func<double, bool>? SameSide, bool Overruled = false);

    private static Decision Line(ScoringRule? rule, Judged judged) => rule switch
    {
        ThresholdRule r => At(ThresholdOf(r, judged.Indicator, judged.Used.Stage)),
        LinearRule r => At(judged.Threshold(r.Target > r.Floor ? Comparison.AtLeast : Comparison.AtMost, r.Target)),
        BandsRule r => new Decision(
            judged.Threshold(r.Bands[0].Comparison, r.Bands[0].Value), v => BandsScorer.IndexOf(r, v) == BandsScorer.IndexOf(r, judged.Value)),
        DeductionRule { Cases: not null } => At(judged.Threshold(Comparison.AtMost, 0)),
        YesNoRule => YesNo(judged),
        ImprovementRule r => Improvement(r, judged),
        _ => default,
    };

    private static Decision At(Threshold threshold) => new(threshold, v => Verdict.Meets(v, threshold));

    // A reported yes that waits for its evidence, or that inspectors did not find, has no verdict of its own.
    private static Decision YesNo(Judged judged)
    {
        var yes = judged.Used.Value.HasValue && judged.Value != 0;
        if (judged.Score.State == ItemState.AwaitingReview) return default;
        return At(judged.Threshold(Comparison.Equal, 1)) with { Overruled = judged.Score.Met is { } met && met != yes };
    }

    // Only a value that is already as good as asked is judged by itself; a gain belongs to two of them.
    private static Decision Improvement(ImprovementRule rule, Judged judged)
    {
        if (judged.Used.Period != judged.Scheme.Year) return default;
        if (rule.AlreadyAt is { } line)
        {
            var there = At(judged.Threshold(
                judged.Indicator.Direction == Direction.LowerBetter ? Comparison.AtMost : Comparison.AtLeast, line));
            if (judged.Used.Value.HasValue && there.SameSide!(judged.Value)) return there;
        }
        return judged.Score.Gain is null && rule.Fallback is not null ? Line(rule.Fallback, judged) : default;
    }
}

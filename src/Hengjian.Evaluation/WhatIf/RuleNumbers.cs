using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>One number of a scoring rule, and the rule with another number in its place.</summary>
/// <param name="Name">Stable within the rule: target, band1, fallback.floor.</param>
/// <param name="Label">Chinese.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Value">The number now.</param>
/// <param name="With">The rule with another one.</param>
internal sealed record RuleNumber(string Name, string Label, NumberUnit Unit, double Value, Func<ScoringRule, double, ScoringRule> With);

/// <summary>What a number of a rule is counted in.</summary>
internal enum NumberUnit
{
    /// <summary>The unit of the rule's indicator.</summary>
    Indicator,

    /// <summary>A share of the full mark, 0 to 1.</summary>
    Share,

    /// <summary>分.</summary>
    Points,

    /// <summary>例.</summary>
    Cases,

    /// <summary>名.</summary>
    Rank,
}

/// <summary>Lists the numbers of every scoring method. Yes and no are no numbers, nor is how many reviewers there must be.</summary>
internal static class RuleNumbers
{
    public static IEnumerable<RuleNumber> Of(ScoringRule? rule, IndicatorCatalogue catalogue) => rule switch
    {
        ThresholdRule { Threshold: { } t } r when !IsYesNo(r.Values, catalogue) => Threshold(t),
        LinearRule r =>
        [
            Number<LinearRule>("floor", "起点值（不得分）", r.Floor, (x, v) => x with { Floor = v }),
            Number<LinearRule>("target", "目标值（得满分）", r.Target, (x, v) => x with { Target = v }),
        ],
        BandsRule r => r.Bands.SelectMany(Band),
        DeductionRule r => Deduction(r),
        RankRule r => r.Points.SelectMany(Rank),
        ImprovementRule r => Improvement(r, catalogue),
        BonusRule r => [Number<BonusRule>("per_case", "每项加分", r.PerCase, (x, v) => x with { PerCase = v }, NumberUnit.Points)],
        _ => [],
    };

    /// <summary>The indicator values a rule reads, the fallback's too.</summary>
    public static IReadOnlyList<IndicatorReference> References(ScoringRule? rule) => rule switch
    {
        ThresholdRule r => r.Values,
        LinearRule r => [r.Value],
        BandsRule r => [r.Value],
        DeductionRule { Cases: { } cases } => [cases],
        YesNoRule { Value: { } value } => [value],
        RankRule r => [r.Value],
        RelativeRule r => [r.Value],
        ImprovementRule r => [r.Value, .. References(r.Fallback)],
        _ => [],
    };

    private static IEnumerable<RuleNumber> Threshold(Threshold threshold)
    {
        var between = threshold.Comparison == Comparison.Between;
        yield return Number<ThresholdRule>("standard", between ? "标准下限" : $"标准 {Sign(threshold.Comparison)}", threshold.Value,
            (x, v) => x with { Threshold = x.Threshold! with { Value = v } });
        if (between)
            yield return Number<ThresholdRule>("upper", "标准上限", threshold.Upper ?? threshold.Value,
                (x, v) => x with { Threshold = x.Threshold! with { Upper = v } });
    }

    private static IEnumerable<RuleNumber> Band(ScoreBand band, int at)
    {
        var n = Text(at + 1);
        yield return Number<BandsRule>("band" + n, $"第 {n} 档 {Sign(band.Comparison)}", band.Value,
            (x, v) => x with { Bands = [.. x.Bands.Select((b, i) => i == at ? b with { Value = v } : b)] });
        yield return Number<BandsRule>("share" + n, $"第 {n} 档得分比例", band.Share,
            (x, v) => x with { Bands = [.. x.Bands.Select((b, i) => i == at ? b with { Share = v } : b)] }, NumberUnit.Share);
    }

    private static IEnumerable<RuleNumber> Rank(RankBand band, int at)
    {
        var n = Text(at + 1);
        yield return Number<RankRule>("rank" + n, $"第 {n} 段至第几名", band.UpToRank,
            (x, v) => x with { Points = [.. x.Points.Select((b, i) => i == at ? b with { UpToRank = (int)v } : b)] }, NumberUnit.Rank);
        yield return Number<RankRule>("share" + n, $"第 {n} 段得分比例", band.Share,
            (x, v) => x with { Points = [.. x.Points.Select((b, i) => i == at ? b with { Share = v } : b)] }, NumberUnit.Share);
    }

    private static IEnumerable<RuleNumber> Deduction(DeductionRule rule)
    {
        yield return Number<DeductionRule>("per_case", "每例扣分", rule.PerCase, (x, v) => x with { PerCase = v }, NumberUnit.Points);
        if (rule.Cap is { } cap) yield return Number<DeductionRule>("cap", "扣分上限", cap, (x, v) => x with { Cap = v }, NumberUnit.Points);
        if (rule.VetoCases is { } veto)
            yield return Number<DeductionRule>("veto_cases", "达到几例不得分", veto, (x, v) => x with { VetoCases = v }, NumberUnit.Cases);
    }

    private static IEnumerable<RuleNumber> Improvement(ImprovementRule rule, IndicatorCatalogue catalogue)
    {
        yield return Number<ImprovementRule>("no_gain", "改进起点（不得分）", rule.NoGain, (x, v) => x with { NoGain = v });
        yield return Number<ImprovementRule>("full_gain", "满分改进幅度", rule.FullGain, (x, v) => x with { FullGain = v });
        if (rule.AlreadyAt is { } line)
            yield return Number<ImprovementRule>("already_at", "已达到即满分", line, (x, v) => x with { AlreadyAt = v });
        foreach (var inner in Of(rule.Fallback, catalogue))
        {
            yield return inner with
            {
                Name = "fallback." + inner.Name,
                Label = "备用办法：" + inner.Label,
                With = (r, v) => r is ImprovementRule { Fallback: { } fallback } x ? x with { Fallback = inner.With(fallback, v) } : r,
            };
        }
    }

    private static RuleNumber Number<T>(
        string name, string label, double value, Func<T, double, ScoringRule> with, NumberUnit unit = NumberUnit.Indicator)
        where T : ScoringRule => new(name, label, unit, value, (rule, v) => with((T)rule, v));

    private static bool IsYesNo(IReadOnlyList<IndicatorReference> values, IndicatorCatalogue catalogue) =>
        values.Any(v => catalogue.TryFind(v.Indicator, out var indicator) && indicator.Direction == Direction.YesNo);

    internal static string Sign(Comparison comparison) => comparison == Comparison.Between ? "区间" : Verdict.Sign(comparison, true);

    private static string Text(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

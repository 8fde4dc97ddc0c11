using Hengjian.Indicators.Catalogue;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Checking;

/// <summary>Checks one scoring rule: its numbers, and that its indicators can be judged that way.</summary>
internal static class RuleCheck
{
    public static void Check(
        EvaluationScheme scheme, SchemeItem item, ScoringRule rule, IndicatorCatalogue catalogue, List<Problem> problems)
    {
        var where = item.Place();
        if (scheme.Kind == SchemeKind.AllMustPass && rule is not (ThresholdRule or YesNoRule))
            problems.Add(SchemeProblems.RuleDoesNotFit(where, "逐项达标的方案只能用达标或是否。", "method: threshold 或 yes-no"));
        if (item.Bonus != (rule is BonusRule))
            problems.Add(SchemeProblems.RuleDoesNotFit(where, "加分办法与加分项须同时使用。", "bonus: true 与 method: bonus 一起写"));
        problems.AddRange(rule switch
        {
            ThresholdRule r => Threshold(where, r, catalogue),
            LinearRule r => Linear(where, r, catalogue),
            BandsRule r => Bands(where, r),
            DeductionRule r => Deduction(where, r),
            YesNoRule r => YesNo(where, r, catalogue),
            RankRule r => Rank(where, r, catalogue),
            RelativeRule r => HasBetter(where, r.Value, catalogue, "计算相对位置"),
            ImprovementRule r => Improvement(scheme, item, r, catalogue),
            ExpertRule r => Positive(where, "最少专家人数", r.MinimumReviewers),
            BonusRule r => Positive(where, "每项加分", r.PerCase),
            _ => [],
        });
    }

    private static IEnumerable<Problem> Threshold(string where, ThresholdRule rule, IndicatorCatalogue catalogue)
    {
        if (rule.Values.Count == 0) yield return SchemeProblems.MissingKey(where, "indicator");
        if (rule.Threshold is { } chosen)
        {
            if (!double.IsFinite(chosen.Value)) yield return Number(where, "标准值", chosen.Value);
            if (chosen.Comparison == Comparison.Between && !(chosen.Upper >= chosen.Value))
                yield return SchemeProblems.OutOfOrder(where, "标准区间上下限", "between: [下限, 上限]");
            yield break;
        }
        foreach (var reference in rule.Values)
        {
            if (!catalogue.TryFind(reference.Indicator, out var indicator)) continue;
            var standards = Verdict.StandardsOf(indicator, reference.Stage);
            if (standards.Count == 0) yield return SchemeProblems.NoStandard(where, indicator.NameZh);
            if (standards.Count > 1) yield return SchemeProblems.SeveralStandards(where, indicator.NameZh, List(standards));
        }
    }

    private static IEnumerable<Problem> Linear(string where, LinearRule rule, IndicatorCatalogue catalogue)
    {
        if (!double.IsFinite(rule.Floor) || !double.IsFinite(rule.Target) || rule.Floor == rule.Target)
            yield return SchemeProblems.OutOfOrder(where, "起点值与目标值", "两个不同的数");
        else if (Against(catalogue, rule.Value, rule.Target < rule.Floor) is { } name)
            yield return SchemeProblems.OutOfOrder(where, $"起点值与目标值（指标“{name}”的优劣方向相反）", "目标值在更优的一边");
    }

    private static IEnumerable<Problem> Bands(string where, BandsRule rule)
    {
        var bands = rule.Bands;
        if (bands.Count == 0) yield return SchemeProblems.MissingKey(where, "bands");
        foreach (var share in bands.Select(b => b.Share).Where(s => !(s is >= 0 and <= 1)))
            yield return SchemeProblems.OutOfRange(where, "档次得分比例", NumberText.Plain(share), "0 至 1");
        if (bands.Select(b => b.Comparison).Distinct().Count() > 1)
            yield return SchemeProblems.OutOfOrder(where, "各档的比较符", "各档用同一个比较符");
        else if (bands.Any(b => b.Comparison is Comparison.Equal or Comparison.Between))
            yield return SchemeProblems.OutOfOrder(where, "各档的比较符", "at_least、above、at_most、below 之一");
        var falling = bands.Count > 0 && bands[0].Comparison is Comparison.AtLeast or Comparison.Above;
        if (bands.Zip(bands.Skip(1)).Any(p => !(falling ? p.First.Value > p.Second.Value : p.First.Value < p.Second.Value)))
            yield return SchemeProblems.OutOfOrder(where, "各档的分界值", "由优到劣依次排列");
        if (bands.Zip(bands.Skip(1)).Any(p => p.First.Share < p.Second.Share))
            yield return SchemeProblems.OutOfOrder(where, "各档的得分比例", "由优到劣不增加");
    }

    private static IEnumerable<Problem> Deduction(string where, DeductionRule rule) =>
    [
        .. Positive(where, "每例扣分", rule.PerCase),
        .. rule.Cap is { } cap ? Positive(where, "扣分上限", cap) : [],
        .. rule.VetoCases is { } veto ? Positive(where, "不得分的例数", veto) : [],
    ];

    private static IEnumerable<Problem> YesNo(string where, YesNoRule rule, IndicatorCatalogue catalogue)
    {
        if (rule.Value is { } v && catalogue.TryFind(v.Indicator, out var i) && i.Direction != Direction.YesNo)
            yield return SchemeProblems.RuleDoesNotFit(where, $"指标“{i.NameZh}”不是是否型。", "method: threshold");
    }

    private static IEnumerable<Problem> Rank(string where, RankRule rule, IndicatorCatalogue catalogue)
    {
        if (rule.Points.Count == 0) yield return SchemeProblems.MissingKey(where, "ranks");
        foreach (var share in rule.Points.Select(b => b.Share).Where(s => !(s is >= 0 and <= 1)))
            yield return SchemeProblems.OutOfRange(where, "名次得分比例", NumberText.Plain(share), "0 至 1");
        if (rule.Points.Any(p => p.UpToRank < 1) || rule.Points.Zip(rule.Points.Skip(1)).Any(p => p.First.UpToRank >= p.Second.UpToRank))
            yield return SchemeProblems.OutOfOrder(where, "名次", "从第 1 名起由前到后");
        if (rule.Points.Zip(rule.Points.Skip(1)).Any(p => p.First.Share < p.Second.Share))
            yield return SchemeProblems.OutOfOrder(where, "各名次段的得分比例", "由前到后不增加");
        foreach (var problem in HasBetter(where, rule.Value, catalogue, "排名")) yield return problem;
    }

    private static IEnumerable<Problem> Improvement(
        EvaluationScheme scheme, SchemeItem item, ImprovementRule rule, IndicatorCatalogue catalogue)
    {
        var where = item.Place();
        if (rule.BaselineYear >= scheme.Year)
            yield return SchemeProblems.OutOfRange(
                where, "基准年", NumberText.Plain(rule.BaselineYear), $"早于评价年度 {NumberText.Plain(scheme.Year)}");
        if (!(rule.NoGain < rule.FullGain))
            yield return SchemeProblems.OutOfOrder(where, "改进起点与满分改进幅度", "no_gain 小于 full_gain");
        foreach (var problem in HasBetter(where, rule.Value, catalogue, "计算改进幅度")) yield return problem;
        if (rule.Fallback is null) yield break;
        if (rule.Fallback is ImprovementRule or BonusRule)
            yield return SchemeProblems.RuleDoesNotFit(where, "备用办法不能再是增值或加分。", "达标、线性、分档、专家等办法");
        var inner = new List<Problem>();
        Check(scheme, item, rule.Fallback, catalogue, inner);
        foreach (var problem in inner) yield return problem;
    }

    private static IEnumerable<Problem> HasBetter(
        string where, IndicatorReference value, IndicatorCatalogue catalogue, string use)
    {
        if (catalogue.TryFind(value.Indicator, out var i) && i.Direction is not (Direction.HigherBetter or Direction.LowerBetter))
            yield return SchemeProblems.RuleDoesNotFit(where, $"指标“{i.NameZh}”没有优劣方向，不能{use}。", "越高越好或越低越好的指标");
    }

    // The indicator's name when the scale runs against its direction; null when it fits or is not known.
    private static string? Against(IndicatorCatalogue catalogue, IndicatorReference value, bool lowerBetter)
    {
        if (!catalogue.TryFind(value.Indicator, out var indicator)) return null;
        var wrong = indicator.Direction == (lowerBetter ? Direction.HigherBetter : Direction.LowerBetter);
        return wrong ? indicator.NameZh : null;
    }

    private static IEnumerable<Problem> Positive(string where, string what, double number) =>
        number is > 0 and <= 1e9 ? [] : [SchemeProblems.OutOfRange(where, what, NumberText.Plain(number), "大于 0")];

    private static Problem Number(string where, string what, double number) =>
        SchemeProblems.OutOfRange(where, what, NumberText.Plain(number), "一个数");

    private static string List(IReadOnlyList<Threshold> standards) => string.Join("、", standards.Select(
        t => (t.Comparison == Comparison.Between ? "" : Verdict.Sign(t.Comparison, true)) + NumberText.Plain(t.Value)));
}

using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;

namespace Hengjian.Web.Definitions;

/// <summary>A scoring rule as a Chinese sentence that says all of it: values, standard, points, what earns nothing.</summary>
public static class RuleSentence
{
    /// <summary>The sentence for a leaf item.</summary>
    public static string Of(EvaluationScheme scheme, SchemeItem item, IndicatorCatalogue catalogue) =>
        item.Rule is null ? "按下列条目合计。" : new Writer(scheme.Kind, item.MaxScore, catalogue).Sentence(item.Rule);

    /// <summary>The indicator values a rule reads, in order.</summary>
    public static IReadOnlyList<IndicatorReference> References(ScoringRule? rule) => rule switch
    {
        ThresholdRule r => r.Values,
        LinearRule r => [r.Value],
        BandsRule r => [r.Value],
        DeductionRule { Cases: { } cases } => [cases],
        YesNoRule { Value: { } value } => [value],
        RankRule r => [r.Value],
        RelativeRule r => [r.Value],
        ImprovementRule r => [r.Value, .. References(r.Fallback).Where(f => f != r.Value)],
        _ => [],
    };

    /// <summary>≥ 95%; 为“是”; 介于 40 人与 50 人之间.</summary>
    public static string Limit(Comparison comparison, double value, double? upper, Indicator indicator)
    {
        if (indicator.Direction == Direction.YesNo) return value == 0 ? "为“否”" : "为“是”";
        return comparison == Comparison.Between
            ? $"介于 {Amount(value, indicator)} 与 {Amount(upper ?? value, indicator)} 之间"
            : $"{comparison.SignOf()} {Amount(value, indicator)}";
    }

    private static string Amount(double value, Indicator indicator) =>
        Number(value) + (indicator.Unit is "" or "%" ? indicator.Unit : " " + indicator.Unit);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private sealed class Writer(SchemeKind kind, double points, IndicatorCatalogue catalogue)
    {
        private bool MustPass => kind == SchemeKind.AllMustPass;

        private string Full => $"满分 {Number(points)} 分";

        public string Sentence(ScoringRule rule) => rule switch
        {
            ThresholdRule r => Threshold(r),
            LinearRule r => $"{Name(r.Value)}达到 {Value(r.Value, r.Target)} 得{Full}，"
                + $"{(r.Target >= r.Floor ? "不高于" : "不低于")} {Value(r.Value, r.Floor)} 不得分，其间按比例计分。",
            BandsRule r => $"{Name(r.Value)}分档计分：{string.Join("；", r.Bands.Select(b => Band(r.Value, b)))}；达不到末档不得分。",
            DeductionRule r => Deduction(r),
            YesNoRule r => (r.Value is null ? "由被评价单位作答：" : $"{Name(r.Value)}")
                + $"为“是”{(MustPass ? "即达标" : $"得{Full}")}，为“否”{(MustPass ? "不达标" : "不得分")}"
                + (r.EvidenceRequired ? "；须有经确认的佐证材料，没有佐证的“是”不得分。" : "。"),
            RankRule r => $"按{Name(r.Value)}在被评价单位中排名赋分：{Ranks(r.Points)}，其后不得分；并列取较前名次。",
            RelativeRule r => $"{Name(r.Value)}按在被评价单位中的相对位置计分：最优得{Full}，最差不得分，其间按比例计分；数值都相同的均得{Full}。",
            ImprovementRule r => Improvement(r),
            ExpertRule r => $"专家评分：至少 {r.MinimumReviewers} 名专家评分后取平均，{Full}；评分之前为待评。",
            BonusRule r => $"加分：每认定 1 项加 {Number(r.PerCase)} 分，至多加 {Number(points)} 分，不计入满分。",
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

        private string Threshold(ThresholdRule rule)
        {
            var conditions = string.Join("、", rule.Values.Select(v => Name(v) + StandardOf(rule, v)));
            var joined = rule.Values.Count > 1 ? "各项" : "";
            if (MustPass) return $"{conditions}，{joined}达到即为达标。";
            return rule.Proportional
                ? $"{conditions}：每达标一项得满分的 1/{rule.Values.Count}，{joined}全部达标得{Full}。"
                : $"{conditions}，{joined}达标得{Full}，{(joined.Length > 0 ? "有一项" : "")}未达标不得分。";
        }

        private string StandardOf(ThresholdRule rule, IndicatorReference value)
        {
            if (Find(value) is not { } indicator) return "达到标准";
            var standard = rule.Threshold ?? indicator.Thresholds
                .Where(t => t.Role == ThresholdRole.Standard && (t.Stage == value.Stage || t.Stage == SchoolStage.All))
                .OrderBy(t => t.Stage == value.Stage ? 0 : 1).FirstOrDefault();
            return standard is null ? "达到标准" : Limit(standard.Comparison, standard.Value, standard.Upper, indicator);
        }

        private string Band(IndicatorReference value, ScoreBand band) =>
            $"{band.Comparison.SignOf()} {Value(value, band.Value)} 得 {Number(points * band.Share)} 分";

        private string Deduction(DeductionRule rule)
        {
            var per = rule.Cases is null ? "经核查认定，每发生 1 起" : $"{Name(rule.Cases)}每有 1 起";
            return $"{Full}起扣：{per}扣 {Number(rule.PerCase)} 分，"
                + (rule.Cap is { } cap ? $"至多扣 {Number(cap)} 分" : "扣完为止")
                + (rule.VetoCases is { } veto ? $"；达到 {Number(veto)} 起本条记 0 分。" : "。");
        }

        private string Ranks(IReadOnlyList<RankBand> bands)
        {
            var from = 1;
            var parts = new List<string>();
            foreach (var band in bands)
            {
                parts.Add($"第 {(from == band.UpToRank ? Number(from) : $"{from}–{band.UpToRank}")} 名得 {Number(points * band.Share)} 分");
                from = band.UpToRank + 1;
            }
            return string.Join("，", parts);
        }

        private string Improvement(ImprovementRule rule)
        {
            var text = $"{Name(rule.Value)}与 {rule.BaselineYear} 年相比，改进 {Change(rule.Value, rule.FullGain)} 及以上得{Full}，"
                + $"改进不超过 {Change(rule.Value, rule.NoGain)} 不得分，其间按比例计分";
            if (rule.AlreadyAt is { } already) text += $"；已达到 {Value(rule.Value, already)} 的直接得满分";
            return text + (rule.Fallback is null ? "。" : $"。基准年缺数时改为：{Sentence(rule.Fallback)}");
        }

        private Indicator? Find(IndicatorReference value) =>
            catalogue.TryFind(value.Indicator, out var indicator) ? indicator : null;

        private string Name(IndicatorReference value)
        {
            var name = Find(value)?.NameZh ?? value.Indicator;
            return value.Stage == SchoolStage.All ? $"“{name}”" : $"“{name}”（{value.Stage.NameOf()}）";
        }

        private string Value(IndicatorReference value, double number) =>
            Find(value) is { } indicator ? Amount(number, indicator) : Number(number);

        private string Change(IndicatorReference value, double number) =>
            Find(value) is { Unit: "%" } ? Number(number) + " 个百分点" : Value(value, number);
    }
}

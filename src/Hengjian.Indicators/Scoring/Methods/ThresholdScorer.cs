using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>达标得分.</summary>
/// <remarks>
/// Not-applicable values are left aside. With all-or-nothing points one value known to fail decides the item whatever
/// the missing ones are; otherwise a missing value leaves the item to the scheme's missing policy.
/// </remarks>
internal static class ThresholdScorer
{
    public static ItemScore Score(ThresholdRule rule, ItemContext context)
    {
        var readings = rule.Values.Select(v => context.Read(v)).ToList();
        if (readings.All(r => r.Availability == Availability.NotApplicable))
            return context.NotApplicable($"{readings[0].Name}没有可考核的对象", readings);

        var judged = readings.Where(r => r.IsKnown).Select(r => Judge(r, rule, context.Run)).ToList();
        var met = judged.Count(j => j.Met);
        var missing = readings.Any(r => r.Availability == Availability.Missing);
        if (missing && (rule.Proportional || met == judged.Count)) return context.Missing(readings);

        var all = met == judged.Count;
        var share = rule.Proportional ? (double)met / judged.Count : all ? 1 : 0;
        return context.Scored(share * context.MaxScore, all, Reason(judged, met, all), readings);
    }

    private static (bool Met, string Text) Judge(Reading reading, ThresholdRule rule, RunContext run)
    {
        var threshold = rule.Threshold ?? run.Standards.GetOrAdd(
            (reading.Used.Indicator, reading.Used.Stage), _ => ItemVerdict.ThresholdOf(rule, reading.Indicator, reading.Used.Stage));
        bool Meets(double value) => Verdict.Meets(value, threshold);
        var met = Meets(reading.Value);
        return (met, $"{reading.Text(Meets)}{Against(threshold, reading, met)}");
    }

    private static string Against(Threshold threshold, Reading reading, bool met)
    {
        var indicator = reading.Indicator;
        var edge = NumberText.Value(threshold.Value, indicator);
        if (indicator.Direction == Direction.YesNo) return met ? "" : $"（应为“{edge}”）";
        if (threshold.Comparison != Comparison.Between) return $" {Verdict.Sign(threshold.Comparison, reading.Value, threshold.Value)} {edge}";
        var upper = NumberText.Value(threshold.Upper ?? threshold.Value, indicator);
        return $"，{(met ? "在" : "不在")} {edge} 至 {upper} 之间";
    }

    private static string Reason(List<(bool Met, string Text)> judged, int met, bool all)
    {
        var text = string.Join("；", judged.Select(j => j.Text));
        if (judged.Count == 1) return text + (all ? "，达标" : "，未达标");
        return text + (all ? "，全部达标" : FormattableString.Invariant($"，{judged.Count} 个数值中 {met} 个达标"));
    }
}

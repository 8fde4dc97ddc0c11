using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>增值评价: met where there is a gain over the baseline, or the value is already as good as asked.</summary>
internal static class ImprovementScorer
{
    public static ItemScore Score(ImprovementRule rule, ItemContext context)
    {
        var now = context.Read(rule.Value);
        if (now.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{now.Name}没有可考核的对象", now);
        if (!now.IsKnown) return context.Missing(now);

        var before = context.Read(rule.Value, rule.BaselineYear);
        var change = context.ChangeBetween(rule.Value, rule.BaselineYear);
        var gain = before.IsKnown && change is null ? Gain(now, before) : (double?)null;
        bool IsThere(double value) => IsAlreadyAt(rule, now.Indicator, value);
        if (IsThere(now.Value))
        {
            var line = NumberText.Value(rule.AlreadyAt!.Value, now.Indicator);
            var reason = $"{now.Text(IsThere)}，已达到 {line}，不再要求提升";
            return context.Scored(context.MaxScore, true, reason, [now, before]) with { Gain = gain };
        }
        return gain is null
            ? WithoutGain(rule, context, now, before, change)
            : FromGain(rule, context, now, before, gain.Value);
    }

    private static ItemScore FromGain(
        ImprovementRule rule, ItemContext context, Reading now, Reading before, double gain)
    {
        var share = LinearScorer.Share(gain, rule.NoGain, rule.FullGain);
        var reason = FormattableString.Invariant(
            $"{now.Text()}，{rule.BaselineYear} 年为 {NumberText.Value(before.Value, before.Indicator)}{before.Caveat}，") +
            $"{(gain >= 0 ? "改进" : "退步")} {NumberText.Change(Math.Abs(gain), now.Indicator)}" +
            $"（改进超过 {NumberText.Change(rule.NoGain, now.Indicator)}起计分，达到 {NumberText.Change(rule.FullGain, now.Indicator)}得满分）";
        return context.Scored(share * context.MaxScore, share > 0, reason, [now, before]) with { Gain = gain };
    }

    private static ItemScore WithoutGain(
        ImprovementRule rule, ItemContext context, Reading now, Reading before, string? change)
    {
        var why = change is null
            ? FormattableString.Invariant($"基准年 {rule.BaselineYear} 年没有可比数据")
            : FormattableString.Invariant($"{change}，与基准年 {rule.BaselineYear} 年不可比");
        if (rule.Fallback is null)
        {
            return change is null
                ? context.Missing(now, before with { Availability = Availability.Missing })
                : context.NotComparable(why, now, before);
        }
        var score = RuleScorer.Score(rule.Fallback, context);
        return score with { Reason = $"{why}，按方案备用办法：{score.Reason}" };
    }

    private static double Gain(Reading now, Reading before) =>
        now.Indicator.Direction == Direction.LowerBetter ? before.Value - now.Value : now.Value - before.Value;

    private static bool IsAlreadyAt(ImprovementRule rule, Indicator indicator, double value) =>
        rule.AlreadyAt is { } line && (indicator.Direction == Direction.LowerBetter ? value <= line : value >= line);
}

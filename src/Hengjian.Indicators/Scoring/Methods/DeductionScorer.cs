namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>扣分: the item is met when there is no case at all.</summary>
internal static class DeductionScorer
{
    public static ItemScore Score(DeductionRule rule, ItemContext context) =>
        rule.Cases is null ? FromInspectors(rule, context) : FromIndicator(rule, rule.Cases, context);

    private static ItemScore FromInspectors(DeductionRule rule, ItemContext context)
    {
        var counts = context.Inputs<CaseCount>();
        if (counts.Count == 0) return context.Awaiting("尚未登记核查结果（没有问题也须登记为 0）");
        var cases = (double)counts.Sum(c => (decimal)c.Cases);
        return Deduct(rule, context, cases, $"核实 {NumberText.Plain(cases)} 例{InputText.Of(counts)}", []) with { Cases = cases };
    }

    private static ItemScore FromIndicator(DeductionRule rule, IndicatorReference cases, ItemContext context)
    {
        var reading = context.Read(cases);
        if (reading.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{reading.Name}没有可考核的对象", reading);
        if (!reading.IsKnown) return context.Missing(reading);
        // A count below zero (a surplus where a gap is counted) is no case.
        var count = Math.Max(0, reading.Value);
        return Deduct(rule, context, count, reading.Text(v => v <= 0), [reading]) with { Cases = count };
    }

    private static ItemScore Deduct(
        DeductionRule rule, ItemContext context, double cases, string counted, IReadOnlyList<Reading> readings)
    {
        var max = context.MaxScore;
        if (cases == 0) return context.Scored(max, true, counted + "，不扣分", readings);
        if (cases >= rule.VetoCases)
            return context.Scored(0, false, $"{counted}，达到 {NumberText.Plain(rule.VetoCases.Value)} 例即不得分", readings);
        var cap = Math.Min(rule.Cap ?? max, max);
        var off = Math.Min(cap, (double)((decimal)cases * (decimal)rule.PerCase));
        var taken = (off == cap && cases * rule.PerCase > cap ? "扣至上限 " : "扣 ") + NumberText.Points(off);
        var reason = $"{counted}，每例扣 {NumberText.Plain(rule.PerCase)} 分，{taken} 分";
        return context.Scored((double)((decimal)max - (decimal)off), false, reason, readings);
    }
}

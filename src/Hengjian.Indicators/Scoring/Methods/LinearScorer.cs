namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>线性计分: full marks, and so the standard, are reached at the target.</summary>
internal static class LinearScorer
{
    public static ItemScore Score(LinearRule rule, ItemContext context)
    {
        var reading = context.Read(rule.Value);
        if (reading.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{reading.Name}没有可考核的对象", reading);
        if (!reading.IsKnown) return context.Missing(reading);

        var share = Share(reading.Value, rule.Floor, rule.Target);
        return context.Scored(share * context.MaxScore, share >= 1, Reason(rule, reading, share), reading);
    }

    /// <summary>0 at the floor or worse, 1 at the target or better, straight between.</summary>
    public static double Share(double value, double floor, double target) =>
        Math.Clamp((value - floor) / (target - floor), 0, 1);

    private static string Reason(LinearRule rule, Reading reading, double share)
    {
        var text = reading.Text(v => Share(v, rule.Floor, rule.Target) >= 1);
        var floor = NumberText.Value(rule.Floor, reading.Indicator);
        var target = NumberText.Value(rule.Target, reading.Indicator);
        return share switch
        {
            >= 1 => $"{text}，达到目标值 {target}",
            <= 0 => $"{text}，未好于起点值 {floor}",
            _ => $"{text}，在起点值 {floor} 与目标值 {target} 之间，按比例计 {NumberText.Percent(share)}",
        };
    }
}

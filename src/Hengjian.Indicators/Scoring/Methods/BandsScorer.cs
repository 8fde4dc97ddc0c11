namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>分档计分: the first band from the best down that the value reaches; the best band is the standard.</summary>
internal static class BandsScorer
{
    public static ItemScore Score(BandsRule rule, ItemContext context)
    {
        var reading = context.Read(rule.Value);
        if (reading.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{reading.Name}没有可考核的对象", reading);
        if (!reading.IsKnown) return context.Missing(reading);

        var at = IndexOf(rule, reading.Value);
        var text = reading.Text(v => IndexOf(rule, v) == at);
        if (at == rule.Bands.Count) return context.Scored(0, false, $"{text}，未进入任何一档", reading);
        var band = rule.Bands[at];
        var edge = $"{Verdict.Sign(band.Comparison, true)} {NumberText.Value(band.Value, reading.Indicator)}";
        var reason = FormattableString.Invariant($"{text} {edge}，属第 {at + 1} 档（{NumberText.Percent(band.Share)}）");
        return context.Scored(band.Share * context.MaxScore, at == 0, reason, reading);
    }

    /// <summary>Position of the band reached; the number of bands when none is.</summary>
    public static int IndexOf(BandsRule rule, double value)
    {
        var at = 0;
        while (at < rule.Bands.Count && !Verdict.Meets(value, rule.Bands[at].Comparison, rule.Bands[at].Value)) at++;
        return at;
    }
}

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>是否: what inspectors found comes before what was reported; a yes without its evidence earns nothing.</summary>
internal static class YesNoScorer
{
    public static ItemScore Score(YesNoRule rule, ItemContext context)
    {
        var answers = context.Inputs<YesNoAnswer>();
        if (rule.Value is null)
            return answers.Count == 0 ? context.Awaiting("尚未答复") : Judge(rule, context, answers, $"{context.Item.Name}", []);

        var reading = context.Read(rule.Value);
        if (reading.Availability == Availability.NotApplicable)
            return context.NotApplicable($"{reading.Name}没有可考核的对象", reading);
        if (answers.Count > 0) return Judge(rule, context, answers, reading.Name, [reading]);
        if (!reading.IsKnown) return context.Missing(reading);
        if (reading.Value == 0) return context.Scored(0, false, reading.Text() + "，未达标", reading);
        return rule.EvidenceRequired
            ? context.Awaiting(reading.Text() + "，佐证材料待确认", reading)
            : context.Scored(context.MaxScore, true, reading.Text() + "，达标", reading);
    }

    private static ItemScore Judge(
        YesNoRule rule, ItemContext context, IReadOnlyList<YesNoAnswer> answers, string name, IReadOnlyList<Reading> readings)
    {
        var by = InputText.Of(answers);
        if (!answers[0].Yes) return context.Scored(0, false, $"{name} 否{by}，未达标", readings);
        if (rule.EvidenceRequired && !answers.Any(a => a.EvidenceConfirmed))
            return context.Scored(0, false, $"{name} 是{by}，但佐证材料未经确认，不得分", readings);
        return context.Scored(context.MaxScore, true, $"{name} 是{by}，达标", readings);
    }
}

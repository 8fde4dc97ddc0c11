namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>加分: up to the item's full mark; no confirmed case means no bonus, never an open item.</summary>
internal static class BonusScorer
{
    public static ItemScore Score(BonusRule rule, ItemContext context)
    {
        var counts = context.Inputs<CaseCount>();
        var cases = counts.Sum(c => (decimal)c.Cases);
        if (cases == 0) return context.Scored(0, null, "没有经确认的加分事项");
        var points = Math.Min((decimal)context.MaxScore, cases * (decimal)rule.PerCase);
        var limited = points < cases * (decimal)rule.PerCase ? $"，以 {NumberText.Points(context.MaxScore)} 分为限" : "";
        var reason = $"确认 {NumberText.Plain((double)cases)} 项{InputText.Of(counts)}" +
            $"，每项加 {NumberText.Plain(rule.PerCase)} 分{limited}";
        return context.Scored((double)points, null, reason);
    }
}

using Hengjian.Indicators.Scoring.Methods;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>From item scores to the grade: sum, credibility, band, downgrades, caps, veto; each a step with its reason.</summary>
internal static class Grading
{
    /// <summary>The sheet of one unit in a points scheme.</summary>
    public static ScoreSheet Grade(RunContext run, int region, IReadOnlyList<ItemScore> items)
    {
        var steps = new List<GradeStep>();
        var total = Credibility(run, region, items, Sum(items, steps), steps);
        string? grade = null;
        if (run.Scheme.Grades.Count > 0)
        {
            grade = total is null ? NotYet(steps) : Band(run.Scheme, total.Value, steps);
            grade = GradeRules.Apply(run, region, grade, [.. run.Scheme.Grades.Select(g => g.Name)], steps);
        }
        return new ScoreSheet(region, items, (double?)total, steps, grade);
    }

    private static decimal? Sum(IReadOnlyList<ItemScore> items, List<GradeStep> steps)
    {
        var inBase = items.Where(i => !i.Bonus && i.State != ItemState.NotApplicable).ToList();
        var open = inBase.Where(i => i.Points is null).ToList();
        var leftOut = items.Where(i => !i.Bonus && i.State == ItemState.NotApplicable).ToList();
        var full = inBase.Sum(i => (decimal)i.MaxScore);
        var earned = inBase.Sum(i => (decimal)(i.Points ?? 0));
        var bonus = BonusOf(items);
        var total = open.Count == 0 && full > 0 ? Scaled(earned, full) + bonus : (decimal?)null;

        var reason = $"各条目得分合计 {Text(earned)} 分，基数 {Text(full)} 分";
        if (leftOut.Count > 0)
            reason += FormattableString.Invariant($"（{leftOut.Count} 项不适用，") +
                $"{Text(leftOut.Sum(i => (decimal)i.MaxScore))} 分不计入基数，按 100 分折算）";
        if (bonus > 0) reason += $"，另加分 {Text(bonus)} 分";
        if (full == 0) reason += "，没有可计分的条目，合计无法计算";
        if (open.Count > 0)
            reason += FormattableString.Invariant($"；{open.Count} 项未评或缺数（{ListOf(open)}），合计待定");
        steps.Add(new GradeStep(GradeStepKind.Sum, "", Shown(total), reason));
        return total;
    }

    private static decimal? Credibility(
        RunContext run, int region, IReadOnlyList<ItemScore> items, decimal? sum, List<GradeStep> steps)
    {
        var rule = CredibilityRules.Find(run.Scheme.Credibility)!;
        if (rule.Id == CredibilityRules.NoneId) return sum;
        var inBase = items.Where(i => !i.Bonus && i.State != ItemState.NotApplicable).ToList();
        var outcome = rule.Apply([.. inBase.Select(i => new CheckedItem(i, SelfScoreOf(run, region, i)))]);
        var full = inBase.Sum(i => (decimal)i.MaxScore);
        var total = outcome.StandIn is { } standIn && full > 0
            ? Scaled(inBase.Sum(i => (decimal)(i.Points ?? 0)) + standIn, full) + BonusOf(items)
            : sum;
        steps.Add(new GradeStep(GradeStepKind.Credibility, Shown(sum), Shown(total), outcome.Reason));
        return total;
    }

    private static string Band(EvaluationScheme scheme, decimal total, List<GradeStep> steps)
    {
        var score = (double)total;
        var band = scheme.Grades.First(g => score >= g.From || g == scheme.Grades[^1]);
        var text = NumberText.Score(score, scheme.Grades.Select(g => g.From));
        var better = scheme.Grades.TakeWhile(g => g != band).LastOrDefault();
        var reason = $"{text} 分 ≥ {NumberText.Plain(band.From)} 分，为“{band.Name}”";
        if (better is not null) reason += $"；未达到“{better.Name}”的 {NumberText.Plain(better.From)} 分";
        steps.Add(new GradeStep(GradeStepKind.Band, text, band.Name, reason));
        return band.Name;
    }

    private static string? NotYet(List<GradeStep> steps)
    {
        steps.Add(new GradeStep(GradeStepKind.Band, "—", "待定", "合计待定，暂不定等"));
        return null;
    }

    private static double? SelfScoreOf(RunContext run, int region, ItemScore item) =>
        run.Inputs[(region, item.ItemId)].OfType<SelfScore>().FirstOrDefault()?.Points;

    private static decimal BonusOf(IReadOnlyList<ItemScore> items) =>
        items.Where(i => i.Bonus).Sum(i => (decimal)(i.Points ?? 0));

    // Multiplied first: 87.3 of 97 is exactly 90, and a grade may hang on it.
    private static decimal Scaled(decimal earned, decimal full) => earned * 100 / full;

    private static string ListOf(List<ItemScore> items) =>
        string.Join("、", items.Take(5).Select(i => i.ItemId)) + (items.Count > 5 ? "等" : "");

    private static string Text(decimal points) => NumberText.Points((double)points);

    private static string Shown(decimal? total) => total is null ? "待定" : NumberText.Score((double)total);
}

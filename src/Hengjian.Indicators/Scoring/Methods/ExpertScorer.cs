namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>专家评分: the mean of the reviewers' scores, once enough have scored.</summary>
internal static class ExpertScorer
{
    public static ItemScore Score(ExpertRule rule, ItemContext context)
    {
        var scores = context.Inputs<ExpertScore>();
        if (scores.Count < rule.MinimumReviewers)
            return context.Awaiting(FormattableString.Invariant(
                $"待专家评分：需 {rule.MinimumReviewers} 人，已评 {scores.Count} 人"));

        var mean = (double)(scores.Sum(s => (decimal)s.Points) / scores.Count);
        var given = string.Join("、", scores.Select(s => NumberText.Points(s.Points)));
        var reason = FormattableString.Invariant($"{scores.Count} 名专家评分 {given}，取平均");
        return context.Scored(mean, null, reason);
    }
}

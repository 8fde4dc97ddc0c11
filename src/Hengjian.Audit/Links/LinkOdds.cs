namespace Hengjian.Audit.Links;

/// <summary>How probable it is that three numbers belong together, from their signs.</summary>
internal static class LinkOdds
{
    /// <summary>Between 0 and 1: logistic, weights learned from true reports, where numbers that belong together are those that agree.</summary>
    public static double Of(LinkForm form, IEnumerable<string> signs)
    {
        var weights = LinkWeights.Of(form);
        var sum = weights[LinkWeights.Start];
        foreach (var sign in signs) sum += weights.GetValueOrDefault(sign);
        return 1 / (1 + Math.Exp(-sum));
    }
}

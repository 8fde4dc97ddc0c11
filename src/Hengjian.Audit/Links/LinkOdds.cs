using System.Collections.Frozen;

namespace Hengjian.Audit.Links;

/// <summary>How probable it is that three numbers belong together, from their signs.</summary>
internal static class LinkOdds
{
    /// <summary>The weight every triple starts from.</summary>
    public const string Start = "start";

    /// <summary>Between 0 and 1: logistic, weights learned from true reports, where numbers that belong together are those that agree.</summary>
    public static double Of(LinkForm form, IEnumerable<string> signs)
    {
        var weights = form switch
        {
            LinkForm.Share => LinkWeights.Share,
            LinkForm.Growth => LinkWeights.Growth,
            LinkForm.GrowthBy => LinkWeights.GrowthBy,
            _ => LinkWeights.Difference,
        };
        var sum = weights[Start];
        foreach (var sign in signs) sum += weights.GetValueOrDefault(sign);
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The weights of one form.</summary>
    public static FrozenDictionary<string, double> Table(params (string Sign, double Weight)[] weights) => weights.ToFrozenDictionary(w => w.Sign, w => w.Weight, StringComparer.Ordinal);
}

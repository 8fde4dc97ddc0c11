using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>A difference of two rates of change that is written with %: 增长 7.64%，高于财政收入增幅（5.33%）2.31%.</summary>
internal static class RateGapsInPercent
{
    private const int LeastDigits = 3;
    private const int MostBack = 6;

    private static readonly string[] Over = ["高于", "低于", "快于", "慢于", "高出", "低出", "超过", "大于", "小于"];
    private static readonly string[] Rates = ["增幅", "增速", "增长率", "增长幅度", "增长"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var gap = mentions[i];
            if (gap is not { Known: true, Size: 1, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } || gap.Quantity.Digits < LeastDigits || !IsGap(scope.Sentence, gap)) continue;
            var near = mentions.Take(i).Reverse().Concat(scope.Before?.Mentions.AsEnumerable().Reverse() ?? []).Where(m => m is { Known: true, Role: Role.Rate or Role.Other, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } }).Take(MostBack).ToList();
            if (Pair(near, gap) is var (high, low)) yield return PointsClaim.Of(high, low, gap.Quantity);
        }
    }

    // The words just before: a comparing word, and the name of a rate.
    private static bool IsGap(Sentence sentence, Mention gap)
    {
        var lead = GapClaims.StretchOf(sentence.Text, gap);
        lead = lead[(lead.LastIndexOf('，') + 1)..];
        if (lead.LastIndexOf('（') is > 0 and var open && lead.IndexOf('）', open) is > 0 and var close) lead = lead[..open] + lead[(close + 1)..];
        return Wording.Ends(lead, Rates) && Array.Exists(Over, w => lead.IndexOf(w, StringComparison.Ordinal) is >= 0 and var at && !lead.AsSpan(at).ContainsAny('0', '%'));
    }

    private static (Quantity High, Quantity Low)? Pair(List<Mention> near, Mention gap)
    {
        foreach (var a in near)
            foreach (var b in near)
                if (a.Quantity.Value > b.Quantity.Value && b.Quantity.Value != gap.Quantity.Value && Math.Abs(a.Quantity.Value - b.Quantity.Value - gap.Quantity.Value) < 1e-6) return (a.Quantity, b.Quantity);
        return null;
    }
}

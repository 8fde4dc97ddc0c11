using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The share of several parts that its words name together: 幼儿园 53 所，其中公办园 35 所、普惠性民办园 13 所，普惠性幼儿园（公办园和普惠性民办园）占 90.6%.</summary>
internal static class SharesTogether
{
    private const int LeastName = 3;

    private static readonly char[] Joints = ['和', '与', '及', '、'];

    /// <summary>The claims of a sentence: what agrees, and what one slip explains.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        var mentions = sentence.Mentions;
        for (var i = 3; i < mentions.Count; i++)
        {
            var share = mentions[i];
            if (share is not { Role: Role.Share, Known: true, Size: 1, Depth: 0, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } }) continue;
            var clause = GapClaims.StretchOf(sentence.Text, share);
            clause = clause[(clause.LastIndexOf('，') + 1)..];
            var parts = Parts(mentions, i, Names(clause));
            if (parts.Count < 2 || mentions.Take(i).LastOrDefault(m => m.Token < parts.Min(p => p.Token) && IsPlain(m) && m.Quantity.Unit.Text == parts[0].Quantity.Unit.Text && !m.Among && m.Segment == parts[0].Segment) is not { } whole || !parts.Exists(p => p.Among)) continue;
            parts.Sort((a, b) => a.Token.CompareTo(b.Token));
            var claim = ClaimMaker.Make(Equation(parts, whole, share));
            if (claim.Verdict == Verdict.Consistent || claim.Diagnoses.Any(d => d.IsMiswritten || d.Code == "off-by-one")) yield return claim;
        }
    }

    // What stands in the last bracket before 占比, or right before it.
    private static string[] Names(string clause)
    {
        var open = clause.LastIndexOfAny(['（', '(']);
        var close = clause.LastIndexOfAny(['）', ')']);
        if (open >= 0 && close > open) return clause[(open + 1)..close].Split(Joints);
        var at = clause.LastIndexOf('占');
        return at < 0 ? [] : clause[..at].Split(Joints);
    }

    // The number of each name, and of no other.
    private static List<Mention> Parts(List<Mention> mentions, int index, string[] names)
    {
        var parts = new List<Mention>();
        foreach (var name in names)
        {
            var clean = SubjectText.Clean(name);
            if (clean.Length < LeastName || mentions.Take(index).Where(m => IsPlain(m) && m.Clean == clean).ToList() is not [var one]) return [];
            parts.Add(one);
        }
        return parts.TrueForAll(p => p.Quantity.Unit.Text == parts[0].Quantity.Unit.Text) ? parts : [];
    }

    private static bool IsPlain(Mention m) => m is { Known: true, Role: Role.Level, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } };

    private static Interval Sum(ReadOnlySpan<Interval> parts)
    {
        var sum = Interval.Of(0);
        foreach (var part in parts) sum += part;
        return sum;
    }

    private static Equation Equation(List<Mention> parts, Mention whole, Mention share) => new()
    {
        Kind = ClaimKind.Share,
        Inputs = [.. parts.Select(p => new Term("part", p.Quantity)), new("whole", whole.Quantity)],
        Stated = new("share", share.Quantity),
        Named = true,
        Formula = x => Interval.Divide(Sum(x[..^1]) * 100d, x[^1]),
        Arithmetic = result => $"({string.Join(" + ", parts.Select(p => Figures.Print(p.Quantity)))}) ÷ {Figures.Print(whole.Quantity)} = {result}",
    };
}

using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// A total that is parted once more: 幼儿园 128 所，其中公办 53 所、民办 75 所；城区 50 所、农村 78 所. What follows the parts of a total that holds, to the end of
/// its sentence, adds up to it again, or misses it by one slip.
/// </summary>
internal static class Repartitions
{
    private const double LeastTotal = 20;
    private const int LeastDigits = 3;

    /// <summary>The second partings of the totals of a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">What was found of the paragraph.</param>
    public static List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims)
    {
        var made = new List<Claim>();
        var taken = claims.Where(c => c.Verdict != Verdict.Undetermined).SelectMany(c => c.Numbers).Where(n => n.Role is "part" or "total").Select(n => n.Start).ToHashSet();
        foreach (var claim in claims)
            if (claim is { Kind: ClaimKind.Sum, Verdict: Verdict.Consistent } && Again(sentences, claim, taken) is { } again)
            {
                made.Add(again);
                taken.UnionWith(again.Numbers.Select(n => n.Start));
            }
        return made;
    }

    private static Claim? Again(IReadOnlyList<Sentence> sentences, Claim claim, HashSet<int> taken)
    {
        var start = claim.Numbers.FirstOrDefault(n => n.Role == "total").Start;
        var last = claim.Numbers.Where(n => n.Role == "part").Select(n => n.Start).DefaultIfEmpty(-1).Max();
        if (start >= last || sentences.FirstOrDefault(s => s.Start <= last && last < s.End) is not { } sentence || sentences.MentionAt(start) is not { } total || total.Quantity.Value < LeastTotal) return null;
        var parts = new List<Mention>();
        foreach (var m in sentence.Mentions)
        {
            if (m.Quantity.Start <= last || !m.Quantity.Adds(total.Quantity)) continue;
            if (!m.Known || m.Role is not (Role.Level or Role.Whole) || m.Each is not null || taken.Contains(m.Quantity.Start)) break;
            parts.Add(m);
            var equation = Equations.Sum(parts.ConvertAll(p => p.Quantity), total.Quantity);
            if (parts.Count > 1 && Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return Slip(sentence, parts, total);
    }

    // All that is left of the sentence, of as many digits as no chance swaps.
    private static Claim? Slip(Sentence sentence, List<Mention> parts, Mention total)
    {
        if (parts.Count < 2 || total.Quantity.Value < Math.Pow(10, LeastDigits - 1) || parts[^1] != sentence.Mentions[^1] || parts.Exists(p => p.Quantity.Hedge != Hedge.None || p.AndSoOn)) return null;
        var equation = Equations.Sum(parts.ConvertAll(p => p.Quantity), total.Quantity);
        var judged = Judge.Of(equation);
        return judged.Verdict == Verdict.Inconsistent && ClaimMaker.Make(equation, judged) is { } claim && claim.Diagnoses.Any(d => d.IsMiswritten) ? claim : null;
    }
}

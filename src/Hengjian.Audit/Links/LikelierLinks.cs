using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Links;

/// <summary>Takes back a flag when other numbers of the paragraph give the stated number as printed and belong to it far more likely than those it was held to.</summary>
internal sealed class LikelierLinks
{
    // Below, nothing belongs to the number for sure; chosen on reports of authors that the weights were not learned from.
    private const double Least = 0.1;

    // A difference of fewer digits is met by chance.
    private const int LeastDigits = 3;

    // Nobody reads so many flags of one report; a hostile one has sixty thousand.
    private const int MostFlags = 2000;

    private int seen;

    /// <summary>Makes such flags undetermined.</summary>
    /// <param name="sentences">The sentences of the paragraph.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Prefer(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        List<Linkable>? numbers = null;
        var open = new List<(int At, Linkable Target)>();
        var preferred = new List<LinkTriple>();
        for (var i = first; i < claims.Count && seen < MostFlags; i++)
        {
            if (claims[i] is not { Verdict: Verdict.Inconsistent, OfTable: false, Kind: ClaimKind.Growth or ClaimKind.Share or ClaimKind.Difference } flag) continue;
            // 增加 73128 人，下降 12.2%: words at odds with each other, whatever numbers they are of.
            if (flag is { Named: true, Diagnoses: [{ Code: "sign" }] }) continue;
            seen++;
            numbers ??= Linkable.Of(sentences);
            if (StatedOf(flag) is not { } start || numbers.Find(n => n.Mention.Quantity.Start == start) is not { } target) continue;
            if (Likelier(numbers, target, flag) is { } other)
            {
                preferred.Add(other);
                claims[i] = Doubt(flag, other);
            }
            else open.Add((i, target));
        }
        if (preferred.Count == 0) return;
        // 增加 3910 元，增长 4.61%: once the rate is known to be of others, the increase that these give is too.
        foreach (var (at, target) in open)
            foreach (var other in preferred)
                if (Gives(other, target) is { } same) claims[at] = Doubt(claims[at], same);
    }

    private static Claim Doubt(Claim flag, LinkTriple other) =>
        flag with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = $"该数由 {Figures.Print(other.First.Mention.Quantity)} 和 {Figures.Print(other.Second.Mention.Quantity)} 得出，更像是说这两个数：" + flag.Message };

    private static LinkTriple? Likelier(List<Linkable> numbers, Linkable target, Claim flag)
    {
        var own = 0d;
        var best = 0d;
        LinkTriple? found = null;
        foreach (var triple in LinkTriples.Of(numbers, target))
        {
            var told = IsIn(flag, triple.First) && IsIn(flag, triple.Second);
            // Who divides by the wrong number gets what another base gives: only the divisor the flag has is another's excuse.
            if (!told && (!KeepsBase(flag, triple) || Judge.Of(triple.Equation).Verdict != Verdict.Consistent)) continue;
            var odds = LinkOdds.Of(triple.Form, LinkSigns.Of(numbers, target, triple.First, triple.Second));
            if (told) own = Math.Max(own, odds);
            else if (odds > best) (best, found) = (odds, triple);
        }
        // A flag that was held to numbers of another paragraph knows more than the places of numbers tell.
        return own > 0 && best >= Math.Max(Least, own) ? found : null;
    }

    private static bool KeepsBase(Claim flag, LinkTriple triple) => triple.Form == LinkForm.Difference
        ? triple.Target.Mention.Quantity.Digits >= LeastDigits
        : flag.Numbers.Any(n => n.Role is "whole" or "base" && n.Start == triple.Second.Mention.Quantity.Start);

    private static LinkTriple? Gives(LinkTriple pair, Linkable target)
    {
        foreach (var triple in LinkTriples.Of(target, pair.First, pair.Second).Concat(LinkTriples.Of(target, pair.Second, pair.First)))
            if (Judge.Of(triple.Equation).Verdict == Verdict.Consistent) return triple;
        return null;
    }

    private static bool IsIn(Claim flag, Linkable number) => flag.Numbers.Any(n => n.Start == number.Mention.Quantity.Start);

    private static int? StatedOf(Claim flag)
    {
        foreach (var role in (ReadOnlySpan<string>)["stated", "rate", "share", "delta"])
            foreach (var number in flag.Numbers)
                if (number.Role == role && number.Value == flag.Stated) return number.Start;
        return null;
    }
}

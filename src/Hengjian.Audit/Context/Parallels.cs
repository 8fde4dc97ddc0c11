using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Sentences made alike say alike: 小学 33264 人，上年 34190 人，减少 926 人；初中 18706 人，上年 …. What follows from what in one of them is asked of
/// the others whose words between the numbers are the same: it confirms, it accuses, and a flag whose reading fails in its siblings too is taken back.
/// </summary>
internal sealed class Parallels
{
    private const int MostSentences = 3000;
    private const int MostOpen = 3000;
    private const int MostFlags = 60;
    private const int MostLooked = 200;
    private const int Longest = 6;

    // So far from what follows no sibling accuses.
    private const double Apart = 0.3;

    private readonly List<Sentence> sentences = [];
    private readonly List<(Sentence Sentence, int Index)> open = [];
    private readonly List<(Relation Relation, Sentence Sentence, int Index, Claim Claim)> flags = [];
    private readonly Dictionary<string, List<Relation>> held = new(StringComparer.Ordinal);
    private readonly List<(Sentence Sentence, int Index, Claim Claim)> beyond = [];
    private readonly HashSet<int> confirmed = [];
    private int looked;

    /// <summary>Keeps what a paragraph says, and what was found in it.</summary>
    public void Add(IReadOnlyList<Sentence> paragraph, IReadOnlyList<Claim> claims)
    {
        var decided = new HashSet<int>();
        foreach (var claim in claims)
        {
            if (claim.Verdict == Verdict.Undetermined) continue;
            foreach (var number in claim.Numbers)
                if (number.Role is "stated" or "rate" or "delta" or "share" or "total") decided.Add(number.Start);
            if (looked < MostLooked && Beyond(claim, paragraph) is { } far) beyond.Add(far);
            if (Relation.Of(claim, paragraph) is not var (relation, sentence, index)) continue;
            if (claim.Verdict == Verdict.Consistent)
            {
                confirmed.Add(sentence.Mentions[index].Quantity.Start);
                Keep(relation, sentence, index);
            }
            else if (flags.Count < MostFlags) flags.Add((relation, sentence, index, claim));
        }
        foreach (var sentence in paragraph)
        {
            if (sentences.Count < MostSentences) sentences.Add(sentence);
            for (var i = 1; i < sentence.Mentions.Count && open.Count < MostOpen; i++)
                if (IsDerived(sentence.Mentions[i]) && !decided.Contains(sentence.Mentions[i].Quantity.Start)) open.Add((sentence, i));
        }
    }

    /// <summary>What siblings say of the numbers left open, and of the flags.</summary>
    /// <param name="claims">All claims of the report; flags that siblings excuse are made undetermined.</param>
    public void Close(List<Claim> claims)
    {
        foreach (var (relation, sentence, index, claim) in flags)
            if (claims.FindIndex(c => ReferenceEquals(c, claim)) is >= 0 and var at && Fails(relation, sentence, index))
                claims[at] = claim with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "同样写法的别处也不按此式：" + claim.Message };
        if (held.Count == 0) return;
        foreach (var (sentence, index) in open)
            if (Asked(sentence, index) is { } found) claims.Add(found);
        foreach (var (sentence, index, claim) in beyond)
            if (OfSiblings(sentence, index, claim) is { } wrong && claims.FindIndex(c => ReferenceEquals(c, claim)) is >= 0 and var at) claims[at] = wrong;
    }

    // 职工总费用 126 万元，支付 89 万元，比例 24.9%；居民总费用 616 万元，支付 358 万元，…: the share holds, but of a number told behind the next semicolon.
    private (Sentence, int, Claim)? Beyond(Claim claim, IReadOnlyList<Sentence> paragraph)
    {
        if (claim is not { Kind: ClaimKind.Share, Verdict: Verdict.Consistent, Numbers.Count: 3 }) return null;
        var (whole, share) = (claim.Numbers.FirstOrDefault(n => n.Role == "whole"), claim.Numbers.FirstOrDefault(n => n.Role == "share"));
        if (whole.Start <= share.Start || share.End == 0 || looked++ > MostLooked || paragraph.MentionAt(whole.Start) is not { } far || paragraph.MentionAt(share.Start) is not { } near) return null;
        var sentence = paragraph.First(s => share.Start < s.End);
        return sentence.Mentions.Contains(far) && far.Segment == near.Segment ? null : (sentence, sentence.Mentions.IndexOf(near), claim);
    }

    // Of the same part, and of the whole that the sentences made alike give.
    private Claim? OfSiblings(Sentence sentence, int index, Claim claim)
    {
        Claim? wrong = null;
        for (var first = index - 1; first >= 0 && index - first < Longest; first--)
        {
            if (Shape.Of(sentence, first, index) is not { } key) break;
            if (!held.TryGetValue(key, out var relations)) continue;
            foreach (var relation in relations)
            {
                if (relation.Kind != ClaimKind.Share || relation.Equation(sentence, index) is not { } equation || equation.Inputs[0].Quantity.Start != claim.Numbers.First(n => n.Role == "part").Start) continue;
                var judged = Judge.Of(equation);
                if (judged.Verdict == Verdict.Consistent) return null;
                var whole = claim.Numbers.First(n => n.Role == "whole");
                wrong ??= ClaimMaker.Make(equation, judged, [new Diagnosis("wrong-base", $"除以了后文的 {Figures.Number(whole.Value ?? 0, 2).TrimEnd('0').TrimEnd('.')}{whole.Unit}")]);
            }
        }
        return wrong is { Verdict: Verdict.Inconsistent } ? wrong : null;
    }

    private static bool IsDerived(Mention m) =>
        m is { Size: 1, Known: true, Planned: false } && m.Quantity is { Hedge: Hedge.None, IsTime: false, Sides: null } && m.Quantity.Value != 0
        && (m.Quantity.Kind is QuantityKind.Percent or QuantityKind.Points or QuantityKind.Times || m.Role is Role.Change or Role.Gap || m.Each is not null || m.Total);

    private void Keep(Relation relation, Sentence sentence, int index)
    {
        if (Shape.Of(sentence, index - relation.Span, index) is not { } key) return;
        if (!held.TryGetValue(key, out var list)) held[key] = list = [];
        if (!list.Contains(relation)) list.Add(relation);
    }

    private Claim? Asked(Sentence sentence, int index)
    {
        Claim? wrong = null;
        for (var first = index - 1; first >= 0 && index - first < Longest; first--)
        {
            if (Shape.Of(sentence, first, index) is not { } key) break;
            if (!held.TryGetValue(key, out var relations)) continue;
            foreach (var relation in relations)
            {
                if (relation.Equation(sentence, index) is not { } equation) continue;
                var judged = Judge.Of(equation);
                if (judged.Verdict == Verdict.Consistent) return ClaimMaker.Make(equation, judged);
                // More than two numbers, or words of change between them: two beside each other meet in any way.
                if (relations.Count == 1 && Surely.Accuse(equation, Apart) is { } claim) wrong ??= claim;
            }
        }
        return wrong;
    }

    // The reading holds in no sibling, and one at least misses by far or is told by other numbers.
    private bool Fails(Relation relation, Sentence sentence, int index)
    {
        if (Shape.Of(sentence, index - relation.Span, index) is not { } key) return false;
        var failed = false;
        foreach (var other in sentences)
            for (var i = relation.Span; i < other.Mentions.Count; i++)
            {
                if (other == sentence && i == index || !Shape.MayBe(sentence.Mentions[index], other.Mentions[i]) || Shape.Of(other, i - relation.Span, i) != key || relation.Equation(other, i) is not { } equation) continue;
                var judged = Judge.Of(equation);
                if (judged.Verdict == Verdict.Consistent) return false;
                failed |= judged.Verdict == Verdict.Inconsistent && (confirmed.Contains(other.Mentions[i].Quantity.Start) || FarApart.IsWild(ClaimMaker.Make(equation, judged)));
            }
        return failed;
    }
}

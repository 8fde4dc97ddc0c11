using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Shares that name no whole, where the words before do: 在编教师 16412 名，其中乡村教师 7058 名，占 41.9% is of the number before 其中, 民办义务教育在校生 …，占 4.04%
/// of 义务教育在校生. What is of another number of the report exactly (the first), or holds once a slip is put right (both), is wrong.
/// </summary>
/// <param name="bearers">The numbers of the report by their names.</param>
internal sealed class HeadedShares(NameBearers bearers)
{
    private const int MostAsked = 600;
    private const int LeastName = 4;
    private const int LeastDigits = 3;

    private const double Chance = 0.02;

    private int asked;

    // Where the claims about the shares of the paragraph stand, by the offset of the share: a paragraph may hold thousands.
    private readonly Dictionary<int, List<int>> claimsOf = [];

    /// <summary>Adds what is wrong in a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        claimsOf.Clear();
        for (var c = first; c < claims.Count; c++) Note(claims[c], c);
        foreach (var sentence in sentences)
            for (var i = 1; i < sentence.Mentions.Count; i++)
                if ((IsPlain(sentence.Mentions[i], sentence.Mentions[i - 1]) || IsRate(sentence.Mentions[i], sentence.Mentions[i - 1])) && asked++ < MostAsked && Wrong(sentence, i, claims) is { } wrong) Put(wrong, claims, sentence.Mentions[i]);
    }

    private void Note(Claim claim, int at)
    {
        if (claim.Kind != ClaimKind.Share) return;
        foreach (var number in claim.Numbers)
            if (number.Role == "share")
            {
                if (!claimsOf.TryGetValue(number.Start, out var list)) claimsOf[number.Start] = list = [];
                list.Add(at);
            }
    }

    // The first claim about a share that is such; -1 when none is.
    private int Find(List<Claim> claims, Mention share, Predicate<Claim> which) =>
        claimsOf.TryGetValue(share.Quantity.Start, out var list) && list.FindIndex(at => which(claims[at])) is >= 0 and var found ? list[found] : -1;

    private Claim? Wrong(Sentence sentence, int index, List<Claim> claims)
    {
        var (share, part) = (sentence.Mentions[index], sentence.Mentions[index - 1]);
        var at = Find(claims, share, c => c.Verdict == Verdict.Consistent);
        if (at >= 0 && share.Role != Role.Share) return null;
        if (at >= 0) return OfWithin(sentence, index) is { } head && OtherWhole(claims[at], head, part) is { } whole ? Made(part, head, share, whole) : null;
        if (Find(claims, share, c => c.Verdict == Verdict.Inconsistent && c.Diagnoses.Any(d => d.Chance < Chances.LikelyByChance)) >= 0) return null;
        return (share.Role == Role.Share ? OfHead(sentence, index) ?? OfName(share, part) : null) ?? Slipped(claims, share, part);
    }

    // 教师 3980 人中，高级职称 1035 人，占 26.0%: within it, whatever else the part is so much of.
    private static Mention? OfWithin(Sentence sentence, int index)
    {
        var part = sentence.Mentions[index - 1];
        if (index < 2 || sentence.Mentions[index - 2] is not { Role: Role.Level or Role.Whole, Known: true, Size: 1, Each: null, Quantity.Hedge: Hedge.None } head || head.Segment != part.Segment || head.Depth != part.Depth || !head.Quantity.Adds(part.Quantity) || head.Quantity.Value <= part.Quantity.Value) return null;
        var between = sentence.Text.AsSpan(head.Quantity.End, part.Quantity.Start - head.Quantity.End);
        return part.Clause - head.Clause <= 1 && !head.Among && (part.Among || between.StartsWith("中，", StringComparison.Ordinal) || between.StartsWith("中,", StringComparison.Ordinal) || between.StartsWith("中有", StringComparison.Ordinal)) ? head : null;
    }

    // The number that a share holds of, when it is another than the one before the part and is told outside.
    // 由 71 所调整为 63 所，其中寄宿制 26 所: of what there is now.
    // 附加 1238 万元，两项合计 3084 万元，其中附加用于职业教育 402 万元: the part bears its name.
    private ClaimNumber? OtherWhole(Claim claim, Mention head, Mention part) =>
        claim.Numbers.Count == 3 && claim.Numbers.Any(n => n.Role == "part" && n.Start == part.Quantity.Start) && claim.Numbers.FirstOrDefault(n => n.Role == "whole") is { End: > 0 } whole && whole.Start != head.Quantity.Start
            && bearers.At(whole.Start) is { Mention: var other } && (other.Departs || !SubjectText.Overlap(part.Clean, other.AboutClean + other.Tail)) ? whole : null;

    private static Claim? Made(Mention part, Mention head, Mention share, ClaimNumber whole)
    {
        var equation = Equations.Share(part.Quantity, head.Quantity, share.Quantity) with { Named = true };
        return Judge.Of(equation) is { Verdict: Verdict.Inconsistent } judged ? ClaimMaker.Make(equation, judged, [new Diagnosis("wrong-base", $"除以了 {whole.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)}{whole.Unit}，不是前面所说的总数")]) : null;
    }

    // What was left open because others may be meant, though digits of the share put right make it hold of the pair beside it.
    private Claim? Slipped(List<Claim> claims, Mention share, Mention part)
    {
        var at = Find(claims, share, c => c.Numbers.Count == 3 && c.Numbers.Any(n => n.Role == "part" && n.Start == part.Quantity.Start));
        if (at < 0 || claims[at].Numbers.FirstOrDefault(n => n.Role == "whole") is not { End: > 0 } told || bearers.At(told.Start) is not { Mention: { Each: null } whole, Sentence: var sentence } || whole.Quantity.Value <= part.Quantity.Value) return null;
        // 持证 1943 人，持证率 99.0%；大专以上 1897 人，占 96.7%: what is a part itself is no whole.
        var next = sentence.Mentions.IndexOf(whole) + 1;
        if (next < sentence.Mentions.Count && sentence.Mentions[next] is { Quantity.Kind: QuantityKind.Percent } own && own.Quantity.Start != share.Quantity.Start) return null;
        var equation = Equations.Share(part.Quantity, whole.Quantity, share.Quantity);
        return Judge.Of(equation) is { Verdict: Verdict.Inconsistent } judged && OwnSlip(equation, judged, share.Quantity) is { } slip ? ClaimMaker.Make(equation, judged, [slip]) : null;
    }

    // Two digits swapped or the point moved in the share itself, where chance would hardly give it.
    private static Diagnosis? OwnSlip(Equation equation, Judgement judged, Quantity share)
    {
        var slips = Misprints.Of(share).FindAll(m => m.Code is "digit-swap" or "decimal-shift" && m.Printed is > 0 and <= 100);
        var inputs = equation.Inputs.Select(t => t.Quantity.AsPrinted).ToArray();
        var width = ((judged.Bounds is { } b ? b.High - b.Low : 0) + share.Place) / share.Value;
        foreach (var slip in slips)
            if (slips.Count * Chances.Density * width < Chance && Judge.Holds(equation.Formula, inputs, slip.AsPrinted(share), slip.AsPrinted(share), 1)) return new Diagnosis(slip.Code, Figures.Slip(share, slip));
        return null;
    }

    // In the place of what was open.
    private void Put(Claim wrong, List<Claim> claims, Mention share)
    {
        var at = Find(claims, share, _ => true);
        if (at >= 0)
        {
            claims[at] = wrong;
            return;
        }
        Note(wrong, claims.Count);
        claims.Add(wrong);
    }

    private static bool IsPlain(Mention share, Mention part) =>
        share.Role == Role.Share && ShareReadings.IsGeneric(share.WholeName) && ShareReadings.IsDirect(share, part) && IsPair(share, part);

    // 已完工 29 个，完工率 63.0%.
    private static bool IsRate(Mention share, Mention part) =>
        share is { Role: Role.Level, Planned: false, Direction: 0 } && ShareReadings.IsRateName(share) && share.Clause - part.Clause is 0 or 1 && share.Depth == part.Depth && IsPair(share, part);

    private static bool IsPair(Mention share, Mention part) =>
        share is { Known: true, Size: 1, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } && share.Quantity.Digits >= LeastDigits && share.Segment == part.Segment
        && part is { Role: Role.Level, Known: true, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } };

    // The number right before 其中, and the first behind it.
    private Claim? OfHead(Sentence sentence, int index)
    {
        var (share, part) = (sentence.Mentions[index], sentence.Mentions[index - 1]);
        if (!part.Among || index < 2 || sentence.Mentions[index - 2] is not { Role: Role.Level, Known: true, Size: 1, Each: null, Among: false } head || head.Segment != part.Segment || part.Clause - head.Clause > 1 || !head.Quantity.Adds(part.Quantity) || head.Quantity.Value <= part.Quantity.Value) return null;
        var equation = Equations.Share(part.Quantity, head.Quantity, share.Quantity);
        if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent } judged) return null;
        if (OwnSlip(equation, judged, share.Quantity) is { } slip) return ClaimMaker.Make(equation, judged, [slip]);
        if (ClaimMaker.Make(equation, judged) is { } slipped && NamedWholes.IsSlip(slipped)) return slipped;
        return bearers.Exactly(part, share) is { } other ? ClaimMaker.Make(equation, judged, [NamedWholes.DividedBy(other.Quantity)]) : null;
    }

    // The longest end of its name that is the whole name of another number.
    private Claim? OfName(Mention share, Mention part)
    {
        for (var from = 1; part.Clean.Length - from >= LeastName; from++)
            if (bearers.TheOne(part.Clean[from..], part) is ({ Mention: var whole }, NameBearers.Bond.Full) && whole != part)
            {
                var equation = Equations.Share(part.Quantity, whole.Quantity, share.Quantity);
                return Judge.Of(equation) is { Verdict: Verdict.Inconsistent } judged && ClaimMaker.Make(equation, judged) is { } claim && NamedWholes.IsSlip(claim) ? claim : null;
            }
        return null;
    }
}

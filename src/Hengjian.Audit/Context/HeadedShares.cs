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

    private int asked;

    /// <summary>Adds what is wrong in a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        foreach (var sentence in sentences)
            for (var i = 1; i < sentence.Mentions.Count; i++)
                if (IsPlain(sentence.Mentions[i], sentence.Mentions[i - 1]) && !IsDecided(claims, first, sentence.Mentions[i]) && asked++ < MostAsked
                    && (OfHead(sentence, i) ?? OfName(sentence.Mentions[i], sentence.Mentions[i - 1])) is { } wrong) Put(wrong, claims, first, sentence.Mentions[i]);
    }

    // In the place of what was open.
    private static void Put(Claim wrong, List<Claim> claims, int first, Mention share)
    {
        var at = claims.FindIndex(first, c => IsOf(c, share));
        if (at < 0) claims.Add(wrong);
        else claims[at] = wrong;
    }

    private static bool IsOf(Claim claim, Mention share) => claim.Kind == ClaimKind.Share && claim.Numbers.Any(n => n.Role == "share" && n.Start == share.Quantity.Start);

    private static bool IsPlain(Mention share, Mention part) =>
        share is { Role: Role.Share, Known: true, Size: 1, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } && share.Quantity.Digits >= LeastDigits && ShareReadings.IsGeneric(share.WholeName)
        && part is { Role: Role.Level, Known: true, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } } && ShareReadings.IsDirect(share, part) && share.Segment == part.Segment;

    private static bool IsDecided(List<Claim> claims, int first, Mention share)
    {
        for (var i = first; i < claims.Count; i++)
            if ((claims[i].Verdict == Verdict.Consistent || claims[i] is { Verdict: Verdict.Inconsistent, Diagnoses.Count: > 0 }) && IsOf(claims[i], share)) return true;
        return false;
    }

    // The number right before 其中, and the first behind it.
    private Claim? OfHead(Sentence sentence, int index)
    {
        var (share, part) = (sentence.Mentions[index], sentence.Mentions[index - 1]);
        if (!part.Among || index < 2 || sentence.Mentions[index - 2] is not { Role: Role.Level, Known: true, Size: 1, Each: null, Among: false } head || head.Segment != part.Segment || part.Clause - head.Clause > 1 || !head.Quantity.Adds(part.Quantity) || head.Quantity.Value <= part.Quantity.Value) return null;
        var equation = Equations.Share(part.Quantity, head.Quantity, share.Quantity);
        if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent } judged) return null;
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

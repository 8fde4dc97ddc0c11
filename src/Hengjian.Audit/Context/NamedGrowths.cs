using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Growth whose base alone stands beside it: 甲市由上年的 143.62 亿元增长 6.09%, where an earlier sentence tells 甲市 152.36 亿元; and growth of what is told as an increase itself:
/// 新增学位 5460 个，上年新增 4200 个，同比增长 30%. They confirm; they accuse when divided by what it became, or where a slip explains them.
/// </summary>
/// <param name="bearers">The numbers of the report by their names.</param>
internal sealed class NamedGrowths(NameBearers bearers)
{
    private const int MostAsked = 400;
    private const int LeastDigits = 2;

    private int asked;

    /// <summary>Decides in a paragraph what was left open.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        foreach (var sentence in sentences)
            for (var i = 1; i < sentence.Mentions.Count; i++)
                if (asked < MostAsked && IsOpen(sentence.Mentions[i]) && Pair(sentence, i) is var (b, c) && !IsDecided(claims, first, sentence.Mentions[i]) && Claim(b, c, sentence.Mentions[i]) is { } claim) Put(claim, claims, first, sentence.Mentions[i]);
    }

    private static bool IsOpen(Mention rate) =>
        rate is { Role: Role.Rate, Known: true, Size: 1, Yearly: false, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } && rate.Direction != 0 && rate.Quantity.Digits >= LeastDigits;

    private (Mention Base, Mention Current)? Pair(Sentence sentence, int index)
    {
        var (rate, before) = (sentence.Mentions[index], sentence.Mentions[index - 1]);
        if (before is not { Known: true, Size: 1, Each: null, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } } || before.Segment != rate.Segment || rate.Clause - before.Clause > 1) return null;
        if (before.Role == Role.Base && before.Clause == rate.Clause) return asked++ < MostAsked && bearers.Called(before.AboutClean, before) is { } current ? (before, current) : null;
        if (before is { Role: Role.Change, Comparison: null, Direction: > 0, Own.Shift: < 0 } && index > 1 && sentence.Mentions[index - 2] is { Known: true, Size: 1, Each: null, Quantity.Hedge: Hedge.None, Comparison: null } now && (now.Added || now.Role == Role.Change && now.Direction > 0)
            && now.Segment == before.Segment && before.Clause - now.Clause == 1 && now.Quantity.Adds(before.Quantity) && asked++ < MostAsked) return (before, now);
        return null;
    }

    private static Claim? Claim(Mention b, Mention c, Mention rate)
    {
        var equation = Equations.Growth(b.Quantity, c.Quantity, rate.Quantity, rate.Direction);
        var claim = ClaimMaker.Make(equation with { Named = true });
        return claim.Verdict == Verdict.Consistent || claim.Verdict == Verdict.Inconsistent && claim.Diagnoses.Any(d => d.Code is "wrong-base" or "digit-swap" or "decimal-shift" && d.Chance < Chances.LikelyByChance) ? claim : null;
    }

    private static bool IsDecided(List<Claim> claims, int first, Mention rate)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i].Verdict != Verdict.Undetermined && IsOf(claims[i], rate)) return true;
        return false;
    }

    private static void Put(Claim made, List<Claim> claims, int first, Mention rate)
    {
        var at = claims.FindIndex(first, c => IsOf(c, rate));
        if (at < 0) claims.Add(made);
        else claims[at] = made;
    }

    private static bool IsOf(Claim claim, Mention rate) => claim.Kind == ClaimKind.Growth && claim.Numbers.Any(n => n.Role == "rate" && n.Start == rate.Quantity.Start);
}

using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a change, gap or rest that words call so (比上年的 51.9% 提高 2.9 个百分点, 尚差 0.59 亿元, 其余 3 项), whose two numbers words name, that no two numbers
/// near give, and that one slip in it or in one of the two would mend, or where nothing but an exchanged number is left.
/// </summary>
internal sealed class AskedDifferences
{
    private const int MostBefore = 2;

    // The last sentences of the paragraphs before: many reports put each sentence in a paragraph of its own.
    private List<Sentence> before = [];

    /// <summary>The claims of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims)
    {
        List<Sentence> all = [.. before, .. sentences];
        var found = new List<Claim>();
        var settled = new Settled(claims);
        for (var s = before.Count; s < all.Count; s++)
            for (var i = 0; i < all[s].Mentions.Count; i++)
            {
                var target = all[s].Mentions[i];
                if (target is not { Known: true, Quantity.IsTime: false } || settled.IsAccused(target.Quantity.Start)) continue;
                var asked = Asked.Of(all, s, i, settled);
                if ((Claim(asked, settled) ?? (target is { Role: Role.Rate, Quantity.Kind: QuantityKind.Percent } ? AskedRates.Of(Asked.Of(all, s, i, settled, ofAmounts: true), settled) : null)) is { } claim) found.Add(claim);
            }
        before = all.TakeLast(MostBefore).ToList();
        return found;
    }

    private static Claim? Claim(Asked asked, Settled settled)
    {
        if (asked.Target.Quantity.Hedge != Hedge.None || Equation(asked) is not { } equation || equation.Inputs.Any(t => settled.IsAccused(t.Quantity.Start))) return null;
        return asked.Target.Quantity.Kind == QuantityKind.Percent ? InPercent(asked, equation) : Judged(asked, equation, settled.IsDerived(asked.Target.Quantity.Start));
    }

    private static Claim? Judged(Asked asked, Equation equation, bool held)
    {
        // 每 100 人 2.8 人，低于每 100 人 3 人: one of the two told again, and no difference.
        if (equation.Inputs.Any(t => t.Quantity.Value == equation.Stated.Quantity.Value)) return null;
        var claim = ClaimMaker.Make(Rounded(equation) with { Named = true });
        if (claim.Verdict != Verdict.Inconsistent) return null;
        if (!held && Accounts.Are(asked, equation) && !Follows(asked, equation)) return claim;
        if (claim.Diagnoses is not [var slip, ..]) return RestPairs.Of(asked) is null && Exchanged.Is(asked, equation) ? claim : null;
        // Right but for its direction; and 比 2021 年的 92.5% 提高 leaves no other reading: what else gives the number is chance.
        if (IsNextToBase(asked, equation)) return claim;
        return slip.Code == "sign" || held && !IsShared(asked, equation) || Follows(asked, equation) ? null : claim;
    }

    // 93.2%，较 2021 年的 92.5% 提升 0.7 个百分点; 由 46 个压减到 11 个，净减 35 个; not 由 2020 年的 a、2021 年的 b 增加到 c，两年增加.
    private static bool IsNextToBase(Asked asked, Equation equation)
    {
        var target = asked.Target;
        if (target is not { Role: Role.Change, Total: false, YearsSaid: false } || asked.Here < 1) return false;
        if (asked.Behind is { } then && IsTold(then)) return asked.Near[0].Clause >= target.Clause - 1;
        if (asked.Here < 2 || asked.Here > 2 && asked.Near[2].Role == Role.Base) return false;
        return (asked.Near.Take(2).Any(IsTold) || asked.Near[1].Own is { Year: not null } from && asked.Near[0].Own is { Year: not null } to && from.Precedes(to)) && asked.Near.Take(2).All(m => m.Clause >= target.Clause - 2 && equation.Inputs.Any(t => t.Quantity.Start == m.Quantity.Start));
    }

    // 16 所中 13 所已完成，完成率 81.3%，剩余 3 所: the rate says of what they are the rest, whatever else gives their number.
    private static bool IsShared(Asked asked, Equation equation) =>
        equation.Inputs is [var whole, var part] && asked.Near.Find(m => m.Quantity.Start == part.Quantity.Start) is { } done && asked.WholeOf(done)?.Quantity.Start == whole.Quantity.Start;

    private static bool IsTold(Mention m) => m.Role == Role.Base || m.Own?.Shift < 0;

    // 占 0.8%，上年为 0.6%，回升 0.2%: just the difference of two percentages, and no rate.
    private static Claim? InPercent(Asked asked, Equation equation)
    {
        var stated = asked.Target.Quantity;
        if (stated.Digits < 2 && asked.Target.Role != Role.Rate || asked.Target.Role is Role.Share or Role.Norm or Role.Base || equation.Inputs is not [var a, var b]) return null;
        var (high, low) = a.Quantity.Value > b.Quantity.Value ? (a.Quantity, b.Quantity) : (b.Quantity, a.Quantity);
        var apart = high.Value - low.Value;
        if (Math.Abs(apart - stated.Value) > 1e-6 || Math.Abs(apart / a.Quantity.Value * 100 - stated.Value) <= stated.Place) return null;
        return PointsClaim.Of(high, low, stated);
    }

    private static Equation? Equation(Asked asked)
    {
        var stated = asked.Target.Quantity;
        if (ChangePairs.Of(asked) is var (b, c)) return ChangeEquations.Increment(b, c, asked.Target);
        if (Extremes.Of(asked.Sentence, asked.SentenceBefore, asked.Target) is var (most, least)) return Unsigned(most, least, stated);
        // Which is larger the words leave open, and a slip may have turned.
        if (GapPairs.Of(asked) is var (one, other)) return Unsigned(one, other, stated);
        if (RestPairs.Of(asked) is not var (whole, parts)) return null;
        return parts is [var part] ? Unsigned(whole, part, stated) : Equations.Sum([.. parts.Select(p => p.Quantity).Reverse(), stated], whole.Quantity);
    }

    private static Equation Unsigned(Mention a, Mention b, Quantity stated)
    {
        var (high, low) = a.Quantity.Value > b.Quantity.Value ? (a, b) : (b, a);
        // 不少于 4 次: a bound is exact.
        return Equations.Difference(high.Quantity with { Hedge = Hedge.None }, low.Quantity with { Hedge = Hedge.None }, stated) with { Sign = 0 };
    }

    // 平均班额由 51.8 人降到 463 人，减少 5.5 人: beside tenths of a person, a whole number is a mean too, and may have lost its point.
    private static Equation Rounded(Equation equation)
    {
        return equation.Inputs.Append(equation.Stated).Any(t => t.Quantity is { Kind: QuantityKind.Count, Step: < 1, Scale: 1 })
            ? equation with { Inputs = [.. equation.Inputs.Select(AsMean)], Stated = AsMean(equation.Stated) } : equation;

        static Term AsMean(Term t) => t with { Quantity = t.Quantity with { Rounded = true } };
    }

    // Some two of the numbers as near as its own give it, or one less two others.
    private static bool Follows(Asked asked, Equation equation)
    {
        var far = asked.Near.FindLastIndex(m => equation.Inputs.Any(t => t.Quantity.Start == m.Quantity.Start)) + 1;
        var near = asked.Near.Take(Math.Max(far, asked.Here)).ToList();
        if (asked.Behind is { } behind) near.Insert(0, behind);
        foreach (var a in near)
            foreach (var b in near)
            {
                if (a == b || a.Quantity.Value <= b.Quantity.Value) continue;
                if (Judge.Of(Equations.Difference(a.Quantity, b.Quantity, asked.Target.Quantity)).Verdict == Verdict.Consistent) return true;
                foreach (var c in near)
                    if (c != a && c != b && c.Quantity.Start > b.Quantity.Start && Judge.Of(Equations.Sum([b.Quantity, c.Quantity, asked.Target.Quantity], a.Quantity)).Verdict == Verdict.Consistent) return true;
            }
        return false;
    }
}

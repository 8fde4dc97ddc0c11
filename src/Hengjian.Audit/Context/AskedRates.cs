using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a rate of change whose two amounts words name, though others stand between, that no two amounts near give, and that one slip would mend, or where nothing but an exchanged number is left: 在编教师 3482 人。按学段分，
/// 小学 1527 人、初中 968 人。与 2022 年的 3395 人相比，增幅为 26%.
/// </summary>
internal static class AskedRates
{
    private const int LeastDigits = 2;

    // Fewer readings are tried where words name the two.
    private const double LikelyOfNamed = 0.1;

    /// <summary>The claim; null when nothing is wrong, or it is not sure what is.</summary>
    public static Claim? Of(Asked asked, Settled settled)
    {
        var target = asked.Target;
        // 与上年同口径相比增长: the base was made comparable, and is not the one printed.
        if (target is not { Yearly: false, Direction: not 0, Clean.Length: < 2 } || Wording.Has(target.Lead, "口径", "可比") || target.Quantity.Hedge != Hedge.None || target.Quantity.Digits < LeastDigits || settled.IsRated(target.Quantity.Start)) return null;
        if (ChangePairs.Of(asked) is not var (b, c) || settled.IsAccused(b.Quantity.Start) || settled.IsAccused(c.Quantity.Start) || b.Quantity.Value <= 0) return null;
        var equation = Equations.Growth(b.Quantity, c.Quantity, target.Quantity, target.Direction) with { Named = true };
        var claim = ClaimMaker.Make(equation);
        if (claim.Verdict != Verdict.Inconsistent || Follows(asked)) return null;
        var sure = target.Size == 1 && claim.Diagnoses is [{ Code: not "off-by-one" } slip, ..] && IsSure(asked, slip);
        return sure || Exchanged.IsRate(asked, equation) ? claim : null;
    }

    // Told with nothing between, or a slip that chance would hardly give.
    private static bool IsSure(Asked asked, Diagnosis slip) =>
        slip.Chance < LikelyOfNamed || asked.Here == 2 && asked.Near.Count == 2 && asked.Target.Clause - asked.Near[0].Clause <= 1;

    private static bool Follows(Asked asked)
    {
        foreach (var b in asked.Near)
            foreach (var c in asked.Near)
                if (b != c && b.Quantity.Value > 0 && Judge.Of(Equations.Growth(b.Quantity, c.Quantity, asked.Target.Quantity, 0)).Verdict == Verdict.Consistent) return true;
        return false;
    }
}

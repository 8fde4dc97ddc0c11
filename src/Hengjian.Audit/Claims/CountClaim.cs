using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Claims;

/// <summary>The claim that so many things are named.</summary>
internal static class CountClaim
{
    /// <summary>Holds a number to what is listed; null when it fails and nobody can be sure of the list.</summary>
    /// <param name="quantity">The number.</param>
    /// <param name="listed">How many things are named.</param>
    /// <param name="least">How many at least: 和 may join two names or stand in one, and any number between holds.</param>
    /// <param name="end">Where the list ends.</param>
    /// <param name="sure">Asked when it fails: the list is the whole, and is what is counted.</param>
    public static Claim? Of(Quantity quantity, int listed, int least, int end, Func<bool> sure)
    {
        if (listed < 2) return null;
        var holds = quantity.Value >= Math.Max(least, 2) && quantity.Value <= listed;
        if (!holds && !sure()) return null;
        if (holds) listed = (int)quantity.Value;
        else if (quantity.Value < least) listed = least;
        return ClaimMaker.Open(ClaimKind.Count, "", new Term("stated", quantity)) with
        {
            Verdict = holds ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = quantity.Printed,
            Computed = listed,
            Unit = Figures.UnitOf(quantity),
            Message = holds ? $"列出 {listed} 项，与文中 {Figures.Print(quantity)} 一致。" : $"列出 {listed} 项，文中 {Figures.Print(quantity)}。",
            Spans = [new TextSpan(Math.Min(quantity.Start, end), Math.Max(quantity.End, end))],
            Diagnoses = holds ? [] : [new Diagnosis("off-by-one", "项数数错，或漏列、多列")],
        };
    }

    /// <summary>Names are miscounted by one, seldom by two of many.</summary>
    public static bool IsMiscount(double stated, int listed) => Math.Abs(stated - listed) <= (listed > 5 ? 2 : 1);
}

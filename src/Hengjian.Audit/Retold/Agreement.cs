using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Retold;

/// <summary>Whether two numbers print one value, and which slip would make one of the other.</summary>
internal static class Agreement
{
    /// <summary>True when both print the same value.</summary>
    /// <remarks>Of one place both must be the same number: 887 万元 is no rounding of 888 万元.</remarks>
    public static bool Agree(Quantity a, Quantity b) => a.Place == b.Place ? Math.Abs(a.Value - b.Value) < 0.01 * a.Place : a.AsPrinted.Meets(b.AsPrinted) || a.Truncated.Meets(b.AsPrinted) || b.Truncated.Meets(a.AsPrinted);

    /// <summary>The slip that makes one of the other; null when none does.</summary>
    public static Diagnosis? Slip(Quantity a, Quantity b)
    {
        foreach (var original in Misprints.Of(b))
            if (original.AsPrinted(b).Meets(a.AsPrinted) && !(AreOfTwoScales(a, b) && original.Code is "decimal-shift" or "unit-slip")) return new Diagnosis(original.Code, original.Text);
        return null;
    }

    // 286 名 and 2.86 万人: teachers and pupils; who tells one thing in two scales says 人 both times.
    private static bool AreOfTwoScales(Quantity a, Quantity b) => a.Scale != b.Scale && a.Unit.Text != b.Unit.Text && a.Kind == QuantityKind.Count;

    /// <summary>A cheap look before the slips are listed: the same digits, two of them swapped, or one off in the last place.</summary>
    public static bool MaySlip(Quantity a, Quantity b)
    {
        if (a.Value <= 0 || b.Value <= 0) return false;
        var shift = Math.Log10(a.Value / b.Value);
        // 12846 万元 told as 1.28 万元 or 12.8 亿元: the room that rounding leaves, in powers of ten.
        var room = 0.44 * (a.Half / a.Value + b.Half / b.Value);
        if (Math.Abs(shift - Math.Round(shift)) < (Math.Abs(shift) > 3 || a.Scale != b.Scale ? Math.Max(1e-3, room) : 1e-3)) return true;
        if (Math.Abs(shift) >= 1) return false;
        var apart = Math.Round(Math.Abs(a.Value - b.Value) / Math.Max(a.Place, b.Place));
        // Rounded to the coarser of two places, they may be one further apart.
        if (Math.Max(a.Place, b.Place) > 1.5 * Math.Min(a.Place, b.Place)) return apart < 3 || IsOfSwap(apart - 1) || IsOfSwap(apart) || IsOfSwap(apart + 1);
        return apart >= 1 && (apart < 2 || IsOfSwap(apart));
    }

    // Two neighbours swapped differ by nine times what they differ by.
    private static bool IsOfSwap(double apart)
    {
        if (apart < 1 || apart % 9 != 0) return false;
        for (apart /= 9; apart % 10 == 0;) apart /= 10;
        return apart < 10;
    }

    /// <summary>How many digits are printed, without the zeros that end a whole number: small and round numbers meet by chance.</summary>
    public static int Digits(Quantity q)
    {
        var digits = q.Digits;
        if (q.Step < 1) return digits;
        for (var left = Math.Round(Math.Abs(q.Printed) / q.Step); left >= 10 && left % 10 == 0; left /= 10) digits--;
        return digits;
    }
}

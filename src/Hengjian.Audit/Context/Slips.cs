using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Accuses a number that two numbers of its stretch give exactly once its digits are put right: two swapped, or the point moved.</summary>
internal static class Slips
{
    private const int MostValues = 5;

    // With fewer digits a slip that fits is too often chance.
    private const int LeastDigits = 3;

    /// <summary>The claim that accuses; null when no slip explains the number, or several pairs do.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target.Role is not (Role.Share or Role.Level or Role.Change or Role.Rate or Role.Gap) || target.Quantity.Digits < LeastDigits) return null;
        var values = Surely.Stretch(place).Where(m => m.Role is Role.Level or Role.Base or Role.Whole or Role.Norm or Role.Other).Take(MostValues).ToList();
        // 小学 5.1 平方米、初中 6.4 平方米，达标学校 62 所，占 96.9%: a share is of what stands nearest, or that is of it.
        var nearest = target.Quantity.Kind == QuantityKind.Percent && values.Count > 0 ? values[0] : null;
        Equation? found = null;
        foreach (var a in values)
            foreach (var b in values)
            {
                if (a == b || nearest is not null && a != nearest && b != nearest || a.Quantity.Value <= b.Quantity.Value || Equation(target, a, b) is not { } equation || !IsSlip(equation)) continue;
                if (found is not null) return null;
                found = equation;
            }
        return found is null ? null : ClaimMaker.Make(found);
    }

    private static Equation? Equation(Mention target, Mention high, Mention low)
    {
        var (h, l, t) = (high.Quantity, low.Quantity, target.Quantity);
        if (target.Each is { Family.Length: > 0, Time.Length: 0 } each)
            return l.Adds(t) && h.Unit.Family == each.Family && each.Count > 1 ? Equations.Quotient(l, h, t, each.Count) : null;
        if (t.Kind == QuantityKind.Points) return h.Kind == QuantityKind.Percent && l.Kind == QuantityKind.Percent ? Equations.Difference(h, l, t) : null;
        if (!h.Adds(l) || h.Kind == QuantityKind.Percent) return null;
        if (t.Kind == QuantityKind.Percent)
            return target.Role == Role.Share || target.Role == Role.Level && ShareReadings.IsRateName(target) ? Equations.Share(l, h, t) : null;
        return h.Adds(t) && target.Each is null && target.Role is Role.Change or Role.Gap ? Equations.Difference(h, l, t) : null;
    }

    private static bool IsSlip(Equation equation)
    {
        var stated = equation.Stated.Quantity;
        var inputs = equation.Inputs.Select(t => t.Quantity.AsPrinted).ToArray();
        foreach (var original in Misprints.Of(stated))
            if (original.Code is "digit-swap" or "decimal-shift" && Judge.Holds(equation.Formula, inputs, original.AsPrinted(stated), original.Truncated(stated), 1)) return true;
        return false;
    }
}

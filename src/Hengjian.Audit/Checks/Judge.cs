using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>How the stated number and the computed one compare.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="Computed">The value from the printed numbers, in the base unit of the stated one; null when not computable.</param>
/// <param name="Bounds">The values that follow from all that the printed numbers may stand for.</param>
/// <param name="Cut">True when the stated number agrees only if it was cut off, not rounded.</param>
/// <param name="Hedged">True when a softened number took part and made the difference.</param>
public readonly record struct Judgement(Verdict Verdict, double? Computed, Interval? Bounds, bool Cut = false, bool Hedged = false);

/// <summary>Decides an equation by interval arithmetic: every number is as exact as it is printed.</summary>
public static class Judge
{
    // Nearly all have two; long sums go to the heap.
    private const int MostOnStack = 16;

    /// <summary>Judges; numbers that are blank or ranges make it undetermined.</summary>
    public static Judgement Of(Equation equation)
    {
        if (!equation.Stated.Quantity.Known || !AreKnown(equation.Inputs)) return new(Verdict.Undetermined, null, null);
        var nominal = Compute(equation, q => Interval.Of(q.Value));
        var printed = Compute(equation, q => q.AsPrinted);
        if (nominal is null || printed is null) return new(Verdict.Undetermined, nominal?.Middle, null);
        var stated = equation.Stated.Quantity;
        if (Agrees(printed.Value, stated.AsPrinted, equation.Sign)) return new(Verdict.Consistent, nominal.Value.Middle, printed);
        if (Agrees(printed.Value, stated.Truncated, equation.Sign)) return new(Verdict.Consistent, nominal.Value.Middle, printed, Cut: true);
        if (stated.Hedge == Hedge.None && equation.Inputs.All(t => t.Quantity.Hedge == Hedge.None))
            return new(Verdict.Inconsistent, nominal.Value.Middle, printed);
        if (stated.Hedge != Hedge.None && equation.Inputs.All(t => t.Quantity.Hedge == Hedge.None) && Agrees(printed.Value, HedgeWidth.Close(stated), equation.Sign))
            return new(Verdict.Consistent, nominal.Value.Middle, printed, Hedged: true);
        var soft = Compute(equation, q => q.Interval);
        var apart = soft is { } s && !Agrees(s, stated.Interval, equation.Sign);
        return new(apart ? Verdict.Inconsistent : Verdict.Undetermined, nominal.Value.Middle, soft, Hedged: true);
    }

    /// <summary>True when the formula, with these readings of its inputs, agrees with the stated number.</summary>
    public static bool Holds(Formula formula, ReadOnlySpan<Interval> inputs, Quantity stated, int sign) =>
        Holds(formula, inputs, stated.AsPrinted, stated.Truncated, sign);

    /// <summary>The same with the readings of the stated number.</summary>
    public static bool Holds(Formula formula, ReadOnlySpan<Interval> inputs, Interval printed, Interval truncated, int sign) =>
        formula(inputs) is { } computed && (Agrees(computed, printed, sign) || Agrees(computed, truncated, sign));

    // Asked of every pair that is tried.
    private static bool AreKnown(IReadOnlyList<Term> inputs)
    {
        for (var i = 0; i < inputs.Count; i++)
            if (!inputs[i].Quantity.Known) return false;
        return true;
    }

    private static bool Agrees(Interval computed, Interval stated, int sign) =>
        sign == 0 ? computed.Meets(stated) || computed.Meets(stated * -1d) : computed.Meets(stated * (double)sign);

    private static Interval? Compute(Equation equation, Func<Quantity, Interval> reading)
    {
        var count = equation.Inputs.Count;
        var inputs = count <= MostOnStack ? stackalloc Interval[count] : new Interval[count];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = reading(equation.Inputs[i].Quantity);
        return equation.Formula(inputs);
    }
}

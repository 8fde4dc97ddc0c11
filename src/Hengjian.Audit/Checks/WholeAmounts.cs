using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>
/// The difference of two amounts of money printed whole in one unit: writers subtract what they print (18642 万元 − 17215 万元 = 1427 万元), so that rounding
/// leaves no room. 12.36 亿元 − 11.88 亿元 may well be 4790 万元, and 26.35 亿元 − 11.13 亿元 be 15.21 亿元; longer sums are of rounded items.
/// </summary>
internal static class WholeAmounts
{
    // 8 千亿元, 63 公顷 are rounded, 17 万元 and 8640 元 are what was paid.
    private const double MostFactor = 1e4;

    /// <summary>The equation of a difference, or of a sum of two, with its numbers taken as exact where they are printed whole.</summary>
    public static Equation Exactly(Equation equation)
    {
        if (equation.Inputs.Count != 2 || !IsWhole(equation.Stated.Quantity, equation) || !equation.Inputs.All(t => IsWhole(t.Quantity, equation))) return equation;
        return equation with { Inputs = [.. equation.Inputs.Select(Exact)], Stated = Exact(equation.Stated) };
    }

    private static bool IsWhole(Quantity quantity, Equation equation) =>
        quantity is { Known: true, Hedge: Hedge.None, Step: >= 1, Factor: <= MostFactor, Unit.Family: "元" or "平方米" or "分" } && quantity.Factor == equation.Stated.Quantity.Factor;

    private static Term Exact(Term term) => term with { Quantity = term.Quantity with { InWords = true } };
}

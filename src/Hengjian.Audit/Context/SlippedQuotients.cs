using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a quotient that none of the pairs it may follow from gives as printed, where one of them gives it exactly once a slip is put right: of what is
/// stated (人均 1170 元 for 1710 元), or of one of the two (6120 万元 for 1620 万元). Taken only where chance would hardly give it.
/// </summary>
internal static class SlippedQuotients
{
    // How probable it is that one of the pairs fits by chance; for two numbers that may be misprinted there are more ways.
    private const double Chance = 0.03;
    private const double ChanceOfInput = 0.03;

    // Where the words name both, few wrong connections are left that a slip could mend.
    private const double ChanceOfNamed = 0.08;

    // Off by one needs a quotient without remainder, or one printed so exactly that nothing else gives it.
    private const double ChanceOfOne = 0.005;
    private const double LeastWidth = 0.0005;

    private static readonly string[] Codes = ["digit-swap", "decimal-shift", "unit-slip", "off-by-one"];

    /// <summary>One total and what it is shared by.</summary>
    public readonly record struct Pair(Quantity Total, Quantity Units);

    private readonly record struct Mended(Equation Equation, Quantity Number, Misprint Was, bool Exact);

    /// <summary>The claim; null when a pair gives the number as it is, when two give different ones, or when chance may.</summary>
    /// <param name="pairs">What the words may mean.</param>
    /// <param name="times">Of how many units it is told: 100 for 每百名.</param>
    /// <param name="stated">The quotient.</param>
    /// <param name="weight">How many times as many pairs might have been meant.</param>
    /// <param name="named">The words leave no other pair.</param>
    /// <param name="likeliest">Which of them the words mean before all others; asked for first.</param>
    public static Claim? Of(IReadOnlyCollection<Pair> pairs, double times, Quantity stated, double weight = 1, bool named = false, Pair? likeliest = null)
    {
        var failing = new List<(Equation Equation, double Width)>(pairs.Count);
        foreach (var (total, units) in pairs)
        {
            var equation = Equations.Quotient(total, units, stated, times);
            if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent, Bounds: { } bounds }) return null;
            failing.Add((equation, (bounds.High - bounds.Low) / Math.Abs(bounds.High) + stated.Place / stated.Value));
        }
        if (likeliest is { } one && failing.FindIndex(f => f.Equation.Inputs[0].Quantity == one.Total && f.Equation.Inputs[1].Quantity == one.Units) is >= 0 and var first && OfOne([failing[first]]) is { } likely) return likely;
        foreach (var code in Codes)
        {
            var (several, found) = Mend(failing, code, e => [(e.Stated.Quantity, -1)]);
            if (several) return null;
            if (found is { } slip && (code != "off-by-one" || slip.Exact && stated.Digits > 1)) return Accuse(failing, slip, code == "off-by-one" ? ChanceOfOne : named ? ChanceOfNamed : Chance, 1, weight);
        }
        foreach (var code in Codes)
        {
            var (several, found) = Mend(failing, code, e => [(e.Inputs[0].Quantity, 0), (e.Inputs[1].Quantity, 1)]);
            if (several) return null;
            if (found is { } slip) return Accuse(failing, slip, code == "off-by-one" ? ChanceOfOne : ChanceOfInput, 2, weight);
        }
        return null;
    }

    // A slip of what is stated, of the pair that is meant before all others.
    private static Claim? OfOne(List<(Equation Equation, double Width)> meant)
    {
        foreach (var code in Codes)
            if (code != "off-by-one" && Mend(meant, code, e => [(e.Stated.Quantity, -1)]) is { Several: false, Found: { } slip }) return Accuse(meant, slip, ChanceOfNamed, 1, 1);
        return null;
    }

    // The one number that is put right, and whether several are.
    private static (bool Several, Mended? Found) Mend(List<(Equation Equation, double Width)> failing, string code, Func<Equation, (Quantity Number, int At)[]> numbers)
    {
        Mended? found = null;
        foreach (var (equation, _) in failing)
            foreach (var (number, at) in numbers(equation))
                foreach (var was in Misprints.Of(number))
                {
                    if (was.Code != code || !Holds(equation, at, number, was)) continue;
                    if (found is { } other && (other.Number.Start != number.Start || Math.Abs(other.Was.Printed - was.Printed) > 1e-9 * Math.Abs(was.Printed)) && (at < 0 || other.Equation != equation)) return (true, null);
                    found ??= new Mended(equation, number, was, IsExact(equation, at, number, was));
                }
        return (false, found);
    }

    private static bool Holds(Equation equation, int at, Quantity number, Misprint was)
    {
        var inputs = equation.Inputs.Select(t => t.Quantity.AsPrinted).ToArray();
        var stated = equation.Stated.Quantity;
        if (at < 0) return Judge.Holds(equation.Formula, inputs, was.AsPrinted(stated), was.AsPrinted(stated), 1);
        inputs[at] = was.AsPrinted(number);
        return Judge.Holds(equation.Formula, inputs, stated.AsPrinted, stated.AsPrinted, 1);
    }

    // 2190 人 ÷ 146 对 = 15 人: no remainder says more than a rounded quotient.
    private static bool IsExact(Equation equation, int at, Quantity number, Misprint was)
    {
        var values = equation.Inputs.Select((t, i) => Interval.Of(i == at ? was.Value(number) : t.Quantity.Value)).ToArray();
        var value = at < 0 ? was.Value(number) : equation.Stated.Quantity.Value;
        return equation.Formula(values) is { } quotient && Math.Abs(quotient.Middle - value) < 1e-9 * Math.Abs(value);
    }

    private static Claim? Accuse(List<(Equation Equation, double Width)> failing, Mended slip, double most, int numbers, double weight)
    {
        var total = slip.Equation.Inputs[0].Quantity;
        var exact = slip.Exact ? Math.Max(LeastWidth, Chances.Grain(total) / total.Value) : double.MaxValue;
        var readings = Misprints.Of(slip.Number).Count(s => s.Code == slip.Was.Code) * numbers;
        var chance = failing.Sum(f => Math.Min(exact, f.Width)) * readings * Chances.Density * weight;
        return chance > most ? null : ClaimMaker.Make(slip.Equation, Judge.Of(slip.Equation), [new Diagnosis(slip.Was.Code, Figures.Slip(slip.Number, slip.Was))]);
    }
}

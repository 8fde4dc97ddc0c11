using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>Guesses what made an equation fail: a known wrong way first, then a slip in one of its numbers.</summary>
public static class Diagnose
{
    private const int Most = 3;

    // In longer lists a slip that fits is too often chance.
    private const int MostInputs = 16;


    /// <summary>The code of two parts of one total that have the same digits.</summary>
    public const string CopiedValue = "copied-value";

    private const double LeastCopied = 100;

    /// <summary>Up to three guesses, likeliest first.</summary>
    public static IReadOnlyList<Diagnosis> Of(Equation equation)
    {
        var found = new List<Diagnosis>();
        var inputs = equation.Inputs.Select(t => t.Quantity.AsPrinted).ToArray();
        var mistakes = equation.Mistakes();
        foreach (var mistake in mistakes)
            if (Judge.Holds(mistake.Formula, inputs, equation.Stated.Quantity, equation.Sign)) found.Add(new(mistake.Code, mistake.Text));
        if (equation.Sign != 0 && Judge.Holds(equation.Formula, inputs, equation.Stated.Quantity, -equation.Sign))
            found.Add(new("sign", "方向写反，增减相反"));
        if (Copied(equation) is { } copied) found.Add(copied);
        foreach (var slip in inputs.Length <= MostInputs ? Slips(equation, inputs) : [])
        {
            if (found.Count >= Most) break;
            found.Add(slip);
        }
        if (found.Count == 0) return found;
        var (ofWays, ofStated, ofSlips) = ChancesOf(equation, inputs, mistakes.Count);
        return found.ConvertAll(d => d.Code == CopiedValue ? d : d with { Chance = d.Code == "sign" ? ofWays / (mistakes.Count + 1) : mistakes.Any(m => m.Code == d.Code) ? ofWays : d.Chance > 0 ? ofStated : ofSlips });
    }

    // 在职 6426 人，离退休 6426 人; 总投入 30518.27 亿元，比上年的 30518.27 亿元增长 8.4%: the same digits, no round ones, only when one was copied.
    private static Diagnosis? Copied(Equation equation)
    {
        if (equation.Kind is ClaimKind.Growth or ClaimKind.Difference && equation.Inputs is [{ Role: "base" } was, { Role: "current" } now] && equation.Stated.Quantity.Value != 0 && AreCopies(was.Quantity, now.Quantity)) return Copy($"变化前后同为 {Figures.Print(now.Quantity)}，其中一个可能误抄", now.Quantity);
        if (equation.Kind != ClaimKind.Sum) return null;
        for (var i = 1; i < equation.Inputs.Count; i++)
        {
            var (a, b) = (equation.Inputs[i - 1].Quantity, equation.Inputs[i].Quantity);
            if (AreCopies(a, b)) return Copy($"两项同为 {Figures.Print(b)}，其中一项可能误抄", b);
        }
        return null;
    }

    private static bool AreCopies(Quantity a, Quantity b) => a.Printed == b.Printed && a.Factor == b.Factor && DigitsOf(b) is >= LeastCopied and var digits && digits % 10 != 0;

    private static double DigitsOf(Quantity quantity) => Math.Round(quantity.Printed / quantity.Step);

    private static Diagnosis Copy(string text, Quantity quantity) => new(CopiedValue, text) { Chance = 1 / DigitsOf(quantity) };

    // How probable it is that one of the wrong ways, or of the slips, gives what is stated though the numbers do not belong together: each hits
    // the room that rounding leaves, and numbers of one size are spread over their decade.
    private static (double OfWays, double OfStated, double OfSlips) ChancesOf(Equation equation, Interval[] inputs, int ways)
    {
        var stated = equation.Stated.Quantity;
        var size = Math.Max(Math.Abs(stated.Value), stated.Place);
        var room = equation.Formula(inputs) is { } computed ? computed.High - computed.Low : 0;
        var width = Chances.Density * (Math.Max(2 * stated.Half, stated.Place) + room) / size;
        var ofStated = Misprints.Of(stated).Count;
        var slips = ofStated + equation.Inputs.Sum(t => Misprints.Of(t.Quantity).Count);
        return (Math.Min(1, (ways + 1) * width), Math.Min(1, ofStated * width), Math.Min(1, slips * width));
    }

    private static IEnumerable<Diagnosis> Slips(Equation equation, Interval[] inputs)
    {
        var stated = equation.Stated.Quantity;
        foreach (var original in Misprints.Of(stated))
            if (Judge.Holds(equation.Formula, inputs, original.AsPrinted(stated), original.Truncated(stated), equation.Sign)) yield return Say(stated, original) with { Chance = 1 };
        var (printed, truncated) = (stated.AsPrinted, stated.Truncated);
        for (var i = 0; i < inputs.Length; i++)
        {
            var kept = inputs[i];
            foreach (var original in Misprints.Of(equation.Inputs[i].Quantity))
            {
                inputs[i] = original.AsPrinted(equation.Inputs[i].Quantity);
                if (Judge.Holds(equation.Formula, inputs, printed, truncated, equation.Sign)) yield return Say(equation.Inputs[i].Quantity, original);
            }
            inputs[i] = kept;
        }
    }

    private static Diagnosis Say(Quantity quantity, Misprint original) =>
        new(original.Code, Figures.Slip(quantity, original));
}

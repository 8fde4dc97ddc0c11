using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Yearly means of a change: 年均增长 6.9% (compound), 年均增加 120 人, 年均提高 1.2 个百分点.</summary>
internal static class YearlyEquations
{
    /// <summary>The equation of the number of years that the periods give, else of the one that holds; null when no number of years is known.</summary>
    public static Equation? Of(Mention b, Mention c, Mention y)
    {
        var options = Years(b, c, y).ToList();
        if (options.Count == 0) return null;
        var equations = options.Select(n => y.Role == Role.Rate ? Rate(b, c, y, n) : Change(b, c, y, n)).ToList();
        if (equations.Find(e => Judge.Of(e).Verdict == Verdict.Consistent) is { } held) return held;
        // Ten percent a year of the first value, not compounded: not the usual way, and no slip either.
        return Simple(b, c, y, options) ? null : equations[0];
    }

    // 五年 may count both ends; two years say it exactly.
    private static IEnumerable<int> Years(Mention b, Mention c, Mention y)
    {
        if (b.Own?.Year is { } from && (c.Own?.Year ?? c.Period?.Year) is { } to && to > from)
        {
            yield return to - from;
            yield break;
        }
        if (y.Years is not { } n || n < 2) yield break;
        yield return (int)n;
        yield return (int)n - 1;
        yield return (int)n + 1;
    }

    private static bool Simple(Mention b, Mention c, Mention y, List<int> options) =>
        y.Role == Role.Rate && options.Exists(n => Judge.Holds(x => Interval.Divide((x[1] - x[0]) * (100d / n), x[0]), [b.Quantity.AsPrinted, c.Quantity.AsPrinted], y.Quantity, y.Direction < 0 ? -1 : 1));

    private static Equation Rate(Mention b, Mention c, Mention y, int n) => new()
    {
        Kind = ClaimKind.Growth,
        Inputs = [new("base", b.Quantity), new("current", c.Quantity)],
        Stated = new("rate", y.Quantity),
        Sign = y.Direction < 0 ? -1 : 1,
        Formula = x => Interval.Divide(x[1], x[0]) is { Low: > 0 } q ? new Interval(100 * (Math.Pow(q.Low, 1d / n) - 1), 100 * (Math.Pow(q.High, 1d / n) - 1)) : null,
        Arithmetic = result => $"({Figures.Print(c.Quantity)} ÷ {Figures.Print(b.Quantity)}) 开 {n} 次方 − 1 = {result}",
        Mistakes = () =>
        [
            new("wrong-base", $"总增幅，没有按 {n} 年平均", x => Interval.Divide((x[1] - x[0]) * 100d, x[0])),
            new("wrong-base", $"年数算成了 {n + 1} 年", x => Interval.Divide(x[1], x[0]) is { Low: > 0 } q ? new Interval(100 * (Math.Pow(q.Low, 1d / (n + 1)) - 1), 100 * (Math.Pow(q.High, 1d / (n + 1)) - 1)) : null),
        ],
        Assumption = () => $"按 {n} 年复合增长计算。",
    };

    private static Equation Change(Mention b, Mention c, Mention y, int n) => new()
    {
        Kind = y.Quantity.Kind == QuantityKind.Points ? ClaimKind.Difference : ClaimKind.Growth,
        Inputs = [new("base", b.Quantity), new("current", c.Quantity)],
        Stated = new("delta", y.Quantity with { Rounded = true }),
        Sign = y.Direction < 0 ? -1 : 1,
        Formula = x => (x[1] - x[0]) * (1d / n),
        Arithmetic = result => $"({Figures.Print(c.Quantity)} − {Figures.Print(b.Quantity)}) ÷ {n} = {result}",
        Assumption = () => $"按 {n} 年平均。",
    };
}

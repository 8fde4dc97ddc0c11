using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>The equations by which a number follows from two or more others, wherever these stand.</summary>
internal static class Equations
{
    /// <summary>(c − b) ÷ b in percent, upwards or downwards as said.</summary>
    public static Equation Growth(Quantity b, Quantity c, Quantity rate, int sign) => new()
    {
        Kind = ClaimKind.Growth,
        Inputs = [new("base", b), new("current", c)],
        Stated = new("rate", rate.Kind == QuantityKind.Times ? rate with { Unit = rate.Unit with { Factor = 100 } } : rate),
        Sign = sign,
        Formula = x => Interval.Divide((x[1] - x[0]) * 100d, x[0]),
        Arithmetic = result => $"({Figures.Print(c)} − {Figures.Print(b)}) ÷ {Figures.Print(b)} = {result}",
        Mistakes = () => [new("wrong-base", $"除以了变化后的 {Figures.Print(c)}", x => Interval.Divide((x[1] - x[0]) * 100d, x[1]))],
    };

    /// <summary>d ÷ (c ∓ d) in percent.</summary>
    public static Equation GrowthBy(Quantity c, Quantity d, Quantity rate, bool down) => new()
    {
        Kind = ClaimKind.Growth,
        Inputs = [new("current", c), new("delta", d)],
        Stated = new("rate", rate),
        Formula = x => Interval.Divide(x[1] * 100d, down ? x[0] + x[1] : x[0] - x[1]),
        Arithmetic = result => $"{Figures.Print(d)} ÷ ({Figures.Print(c)} {(down ? "+" : "−")} {Figures.Print(d)}) = {result}",
        Mistakes = () => [new("wrong-base", $"除以了变化后的 {Figures.Print(c)}", x => Interval.Divide(x[1] * 100d, x[0]))],
    };

    /// <summary>d ÷ b in percent.</summary>
    public static Equation GrowthOf(Quantity b, Quantity d, Quantity rate) => new()
    {
        Kind = ClaimKind.Growth,
        Inputs = [new("base", b), new("delta", d)],
        Stated = new("rate", rate),
        Formula = x => Interval.Divide(x[1] * 100d, x[0]),
        Arithmetic = result => $"{Figures.Print(d)} ÷ {Figures.Print(b)} = {result}",
    };

    /// <summary>Growth of so many years, compounded.</summary>
    public static Equation Yearly(Quantity b, Quantity c, Quantity rate, int years, int sign) => new()
    {
        Kind = ClaimKind.Growth,
        Inputs = [new("base", b), new("current", c)],
        Stated = new("rate", rate),
        Sign = sign,
        Formula = x => Interval.Divide(x[1], x[0]) is { Low: > 0 } q ? new Interval(100 * (Math.Pow(q.Low, 1d / years) - 1), 100 * (Math.Pow(q.High, 1d / years) - 1)) : null,
        Arithmetic = result => $"({Figures.Print(c)} ÷ {Figures.Print(b)}) 开 {years} 次方 − 1 = {result}",
        Assumption = () => $"按 {years} 年复合增长计算。",
    };

    /// <summary>Larger − smaller, or as signed.</summary>
    public static Equation Difference(Quantity a, Quantity b, Quantity stated) => new()
    {
        Kind = ClaimKind.Difference,
        Inputs = [new("numerator", a), new("denominator", b)],
        Stated = new("delta", stated),
        Formula = x => x[0] - x[1],
        Arithmetic = result => $"{Figures.Print(a)} − {Figures.Print(b)} = {result}",
        Mistakes = () => stated.Kind == QuantityKind.Points ? [new("point-percent", "把相对增幅写成了百分点", x => Interval.Divide((x[0] - x[1]) * 100d, x[1]))] : [],
    };

    /// <summary>p ÷ w in percent.</summary>
    public static Equation Share(Quantity p, Quantity w, Quantity share) => new()
    {
        Kind = ClaimKind.Share,
        Inputs = [new("part", p), new("whole", w)],
        Stated = new("share", share),
        Formula = x => Interval.Divide(x[0] * 100d, x[1]),
        Arithmetic = result => $"{Figures.Print(p)} ÷ {Figures.Print(w)} = {result}",
        Assumption = () => $"以 {Figures.Print(w)} 为总数。",
    };

    /// <summary>a × times ÷ b.</summary>
    public static Equation Quotient(Quantity a, Quantity b, Quantity stated, double times) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", a), new("denominator", b)],
        Stated = new("stated", stated.Kind == QuantityKind.Times ? stated : stated with { Rounded = true }),
        Formula = x => Interval.Divide(x[0] * times, x[1]),
        Arithmetic = result => $"{Figures.Print(a)} ÷ {Figures.Print(b)}{(times == 1 ? "" : " × " + Figures.Number(times, times < 1 ? 3 : 0))} = {result}",
    };

    /// <summary>All added.</summary>
    public static Equation Sum(IReadOnlyList<Quantity> parts, Quantity total) => !WholeAmounts.Are(parts, total) ? Added(parts, total)
        : Added([.. parts.Select(WholeAmounts.Exact)], WholeAmounts.Exact(total)) with { Assumption = () => WholeAmounts.Assumption };

    private static Equation Added(IReadOnlyList<Quantity> parts, Quantity total) => new()
    {
        Kind = ClaimKind.Sum,
        Inputs = [.. parts.Select(p => new Term("part", p))],
        Stated = new("total", total),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return sum;
        },
        Arithmetic = result => string.Join(" + ", parts.Select(Figures.Print)) + " = " + result,
    };

    /// <summary>All added, shared by how many they are.</summary>
    public static Equation Mean(IReadOnlyList<Quantity> parts, Quantity mean) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [.. parts.Select(p => new Term("part", p))],
        Stated = new("stated", mean with { Rounded = true }),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return sum * (1d / x.Length);
        },
        Arithmetic = result => $"({string.Join(" + ", parts.Select(Figures.Print))}) ÷ {parts.Count} = {result}",
    };
}

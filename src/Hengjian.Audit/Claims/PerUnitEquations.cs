using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The equations of values per unit: total ÷ units = each, or each × units = total where the total comes last.</summary>
internal static class PerUnitEquations
{
    /// <summary>How many times a year something per month or per term is paid, likeliest first.</summary>
    public static double[] Turns(string time) => time switch
    {
        "月" => [12, 1, 10, 9],
        "学期" => [2, 1],
        _ => [1],
    };

    /// <summary>The equation of a total, one or two numbers of units, and the value per unit.</summary>
    public static Equation Of(Mention total, IReadOnlyList<Mention> units, Mention per, double times) =>
        total.Quantity.Start > per.Quantity.Start && per.Quantity.Kind == QuantityKind.Amount ? Product(total, units, per, times) : Quotient(total, units, per, times);

    /// <summary>A total shared by years: 三年共投入 2.86 亿元，年均 0.95 亿元.</summary>
    public static Equation OfYears(Mention total, double years, Mention per) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", total.Quantity)],
        Stated = new("stated", per.Quantity with { Rounded = true }),
        Formula = x => x[0] * (1 / years),
        Arithmetic = result => $"{Figures.Print(total.Quantity)} ÷ {Figures.Number(years, 0)} = {result}",
        Assumption = () => $"按 {Figures.Number(years, 0)} 年平均。",
    };

    private static Equation Product(Mention total, IReadOnlyList<Mention> units, Mention per, double times)
    {
        var factor = times / per.Each!.Count;
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [new("numerator", Price(per)), .. units.Select(u => new Term("denominator", u.Quantity))],
            Stated = new("stated", total.Quantity),
            Formula = x => x[0] * (Add(x, 1) * factor),
            Arithmetic = result => $"{Figures.Print(per.Quantity)} × {Count(units)}{Times(times)}{(per.Each.Count == 1 ? "" : " ÷ " + Figures.Number(per.Each.Count, 0))} = {result}",
        };
    }

    // 每生 850 元 is a price and exact; a mean is rounded.
    private static Quantity Price(Mention per)
    {
        var quantity = per.Quantity;
        var exact = per.Each!.Mean == false && quantity is { Scale: 1, Hedge: Hedge.None, Step: >= 1 };
        return exact ? quantity with { InWords = true } : quantity;
    }

    private static Equation Quotient(Mention total, IReadOnlyList<Mention> units, Mention per, double times)
    {
        var count = per.Each!.Count / times;
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [new("numerator", total.Quantity), .. units.Select(u => new Term("denominator", u.Quantity))],
            Stated = new("stated", per.Quantity with { Rounded = true }),
            Formula = x => Interval.Divide(x[0] * count, Add(x, 1)),
            Arithmetic = result => $"{Figures.Print(total.Quantity)} ÷ {Count(units)}{(times == 1 ? "" : " ÷ " + Figures.Number(times, 0))}{(per.Each.Count == 1 ? "" : " × " + Figures.Number(per.Each.Count, 0))} = {result}",
            Mistakes = () => [new("ratio-for-rate", "分子、分母颠倒", x => Interval.Divide(Add(x, 1), x[0]))],
        };
    }

    private static Interval Add(ReadOnlySpan<Interval> x, int from)
    {
        var sum = x[from];
        for (var i = from + 1; i < x.Length; i++) sum += x[i];
        return sum;
    }

    private static string Times(double times) => times == 1 ? "" : " × " + Figures.Number(times, 0);

    private static string Count(IReadOnlyList<Mention> units) =>
        units.Count == 1 ? Figures.Print(units[0].Quantity) : "(" + string.Join(" + ", units.Select(u => Figures.Print(u.Quantity))) + ")";
}

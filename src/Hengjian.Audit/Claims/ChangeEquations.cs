using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The equations of growth. Rates are in percent; a word of decrease makes the stated number negative.</summary>
internal static class ChangeEquations
{
    /// <summary>current − base = increment.</summary>
    public static Equation Increment(Mention b, Mention c, Mention d)
    {
        var points = d.Quantity.Kind == QuantityKind.Points || c.Quantity.Kind == QuantityKind.Percent;
        return WholeAmounts.Exactly(new Equation
        {
            Kind = points ? ClaimKind.Difference : ClaimKind.Growth,
            Inputs = [new("base", b.Quantity), new("current", c.Quantity)],
            Stated = new("delta", d.Quantity),
            Sign = Sign(d, c),
            Formula = x => x[1] - x[0],
            Arithmetic = result => Lower(b, c) ? $"{Figures.Print(b.Quantity)} − {Figures.Print(c.Quantity)} = {result.TrimStart('-')}" : $"{Figures.Print(c.Quantity)} − {Figures.Print(b.Quantity)} = {result.TrimStart('-')}",
            Mistakes = () => points
                ? [new("point-percent", "把相对增幅写成了百分点", x => Percent(x[1] - x[0], x[0]))]
                : [],
        });
    }

    /// <summary>(current − base) ÷ base = rate.</summary>
    public static Equation RateOfBoth(Mention b, Mention c, Mention r)
    {
        var relative = c.Quantity.Kind == QuantityKind.Percent;
        return new Equation
        {
            Kind = ClaimKind.Growth,
            Inputs = [new("base", b.Quantity), new("current", c.Quantity)],
            Stated = new("rate", AsPercent(r.Quantity)),
            Sign = IsNegative(r) ? 0 : Sign(r, c),
            Formula = x => Percent(x[1] - x[0], x[0]),
            Arithmetic = result => $"{Difference(b, c)}；{Plain(Math.Abs(c.Quantity.Value - b.Quantity.Value), c)} ÷ {Print(b)} = {result.TrimStart('-')}",
            Mistakes = () =>
            [
                new("wrong-base", $"{Plain(Math.Abs(c.Quantity.Value - b.Quantity.Value), c)} ÷ {Print(c)}（除以了变化后的数）", x => Percent(x[1] - x[0], x[1])),
                new("ratio-for-rate", $"{Print(c)} ÷ {Print(b)}（给出的是比值而不是增减幅度）", x => Percent(x[1], x[0])),
                .. relative ? new[] { new Mistake("point-percent", "两个百分数之差，单位应为百分点", x => x[1] - x[0]) } : [],
            ],
        };
    }

    /// <summary>The same with the increment printed too: three roundings leave the rate less room than two.</summary>
    public static Equation RateOfAll(Mention b, Mention c, Mention d, Mention r)
    {
        var both = RateOfBoth(b, c, r);
        var down = Lower(b, c);
        return both with
        {
            Inputs = [.. both.Inputs, new("delta", d.Quantity)],
            Formula = x => both.Formula(x) is { } wide && Percent(x[2] * (down ? -1d : 1d), x[0]) is { } narrow ? Common(wide, narrow) : null,
        };
    }

    // What both allow; either alone where rounding leaves them apart.
    private static Interval Common(Interval a, Interval b) =>
        a.Meets(b) ? new(Math.Max(a.Low, b.Low), Math.Max(Math.Min(a.High, b.High), Math.Max(a.Low, b.Low))) : a;

    /// <summary>increment ÷ (current − increment) = rate.</summary>
    public static Equation RateOfIncrement(Mention c, Mention d, Mention r)
    {
        var down = Down(d, r);
        var before = c.Quantity.Value - (down ? -d.Quantity.Value : d.Quantity.Value);
        return new Equation
        {
            Kind = ClaimKind.Growth,
            Inputs = [new("current", c.Quantity), new("delta", d.Quantity)],
            Stated = new("rate", AsPercent(r.Quantity)),
            Sign = Together(d, r),
            Formula = x => Percent(x[1], Before(x, down)),
            Arithmetic = result => $"{Print(c)} {(down ? "+" : "−")} {Print(d)} = {Plain(before, c)}；{Print(d)} ÷ {Plain(before, c)} = {result}",
            Mistakes = () =>
            [
                new("wrong-base", $"{Print(d)} ÷ {Print(c)}（除以了变化后的数）", x => Percent(x[1], x[0])),
                new("ratio-for-rate", $"{Print(c)} ÷ {Plain(before, c)}（给出的是比值而不是增减幅度）", x => Percent(x[0], Before(x, down))),
            ],
        };
    }

    /// <summary>increment ÷ base = rate.</summary>
    public static Equation RateOfBase(Mention b, Mention d, Mention r) => new()
    {
        Kind = ClaimKind.Growth,
        Inputs = [new("base", b.Quantity), new("delta", d.Quantity)],
        Stated = new("rate", AsPercent(r.Quantity)),
        Sign = Together(d, r),
        Formula = x => Percent(x[1], x[0]),
        Arithmetic = result => $"{Print(d)} ÷ {Print(b)} = {result}",
    };

    /// <summary>current ÷ base = multiple.</summary>
    public static Equation Multiple(Mention b, Mention c, Mention t) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("base", b.Quantity), new("current", c.Quantity)],
        Stated = new("stated", t.Quantity),
        Formula = x => Interval.Divide(x[1], x[0]),
        Arithmetic = result => $"{Print(c)} ÷ {Print(b)} = {result}",
        Mistakes = () => [new("ratio-for-rate", "把增长的倍数写成了总倍数", x => Interval.Divide(x[1] - x[0], x[0]))],
    };

    // 下降 -2.3%: said twice, and meant once.
    private static bool IsNegative(Mention rate) => rate.Direction < 0 && rate.Quantity.Printed < 0;

    // 减少 639 人，增长 2%: an increment and a rate that go two ways.
    private static int Together(Mention d, Mention r) => IsNegative(r) ? 0 : r.Direction == 0 || d.Direction == 0 || r.Direction == d.Direction ? 1 : -1;

    private static int Sign(Mention change, Mention current) => change.Direction != 0 ? change.Direction : current.Direction;

    private static bool Down(Mention d, Mention r) => (d.Direction != 0 ? d.Direction : r.Direction) < 0;

    private static Interval Before(ReadOnlySpan<Interval> x, bool down) => down ? x[0] + x[1] : x[0] - x[1];

    private static Interval? Percent(Interval part, Interval whole) => Interval.Divide(part * 100d, whole);

    // 增长 0.8 倍 is a rate of 80%.
    private static Quantity AsPercent(Quantity rate) => rate.Kind != QuantityKind.Times ? rate : rate with { Unit = rate.Unit with { Factor = 100 } };

    private static bool Lower(Mention b, Mention c) => c.Quantity.Value < b.Quantity.Value;

    private static string Difference(Mention b, Mention c) => Lower(b, c)
        ? $"{Print(b)} − {Print(c)} = {Plain(b.Quantity.Value - c.Quantity.Value, c)}"
        : $"{Print(c)} − {Print(b)} = {Plain(c.Quantity.Value - b.Quantity.Value, c)}";

    private static string Plain(double value, Mention like) => Figures.In(like.Quantity, value);

    private static string Print(Mention mention) => Figures.Print(mention.Quantity);
}

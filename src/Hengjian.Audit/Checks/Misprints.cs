using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>What a number may have been before it was misprinted.</summary>
/// <param name="Printed">The likely original, before scale and unit.</param>
/// <param name="Step">One unit of its last place.</param>
/// <param name="Code">Name of the slip, as in <see cref="Findings.Diagnosis"/>.</param>
/// <param name="Text">Chinese: what happened.</param>
public readonly record struct Misprint(double Printed, double Step, string Code, string Text)
{
    // What reaches the next place is cut to the next number.
    private const double OpenEnd = 1 - 1e-5;

    /// <summary>Value in the base unit of the number that was misprinted.</summary>
    public double Value(Quantity like) => Printed * like.Factor;

    /// <summary>The values it may stand for, rounded.</summary>
    public Interval AsPrinted(Quantity like) => Interval.Around(Printed * like.Factor, Half(like));

    /// <summary>The values it may stand for, cut off.</summary>
    public Interval Truncated(Quantity like)
    {
        var value = Printed * like.Factor;
        var place = Half(like) * 2 * OpenEnd;
        return value < 0 ? new Interval(value - place, value) : new Interval(value, value + place);
    }

    private double Half(Quantity like) => like.Half == 0 ? 0 : Step * like.Factor / 2;
}

/// <summary>Lists the likely originals of a number.</summary>
public static class Misprints
{
    private static readonly (double Factor, string Code, string Text)[] Shifts =
    [
        (10, "decimal-shift", "小数点左移了一位"), (0.1, "decimal-shift", "小数点右移了一位"),
        (1e4, "unit-slip", "单位少了“万”"), (1e-4, "unit-slip", "单位多了“万”"),
        (100, "decimal-shift", "小数点左移了两位"), (0.01, "decimal-shift", "小数点右移了两位"),
        (1e8, "unit-slip", "单位少了“亿”"), (1e-8, "unit-slip", "单位多了“亿”"),
    ];

    // Nobody prints 0.000000044 万亿元.
    private const double FinestPrinted = 0.99e-5;

    /// <summary>Every likely original of a printed number with the name of the slip, likeliest first.</summary>
    public static List<Misprint> Of(Quantity printed)
    {
        var found = new List<Misprint>(20);
        Swapped(printed, found);
        foreach (var (factor, code, text) in Shifts)
            if (printed.Printed != 0 && (printed.Step * factor >= FinestPrinted || factor == 1e-4 && printed.Scale is 1e4 or 1e8) && !(code == "unit-slip" && printed.Kind is QuantityKind.Percent or QuantityKind.Points or QuantityKind.Times) && MayBe(printed, printed.Printed * factor)) found.Add(new Misprint(printed.Printed * factor, Kept(printed, factor), code, text));
        found.Add(new Misprint(printed.Printed + printed.Step, printed.Step, "off-by-one", "末位少了 1"));
        found.Add(new Misprint(printed.Printed - printed.Step, printed.Step, "off-by-one", "末位多了 1"));
        return found;
    }

    // 210.0% for 21.0%: a nought was put behind, the number had fewer digits and as many decimals.
    private static double Kept(Quantity printed, double factor) => factor == 0.1 && printed.Step < 1 && Math.Round(printed.Printed / printed.Step) % 10 == 0 ? printed.Step : printed.Step * factor;

    // Nobody counts a hundredth of a school.
    private static bool MayBe(Quantity printed, double value) =>
        printed.Kind != QuantityKind.Count || printed.Scale != 1 || printed.Step < 1 || printed.Rounded || Math.Abs(value - Math.Round(value)) < 1e-9;

    // Two neighbours among the printed digits, from the left.
    private static void Swapped(Quantity printed, List<Misprint> into)
    {
        var places = Math.Max(0, (int)Math.Round(-Math.Log10(printed.Step <= 0 ? 1 : printed.Step)));
        var scale = Math.Pow(10, places);
        var digits = Math.Round(Math.Abs(printed.Printed) * scale);
        if (digits is not (> 0 and < 1e15)) return;
        var number = (long)digits;
        var high = 1L;
        while (high * 10 <= number || high < scale) high *= 10;
        for (; high > 1; high /= 10)
        {
            var (left, right) = (number / high % 10, number / (high / 10) % 10);
            // No number begins with a nought: 100 was no 010.
            if (left == right || right == 0 && number / high < 10 && high > scale) continue;
            var swapped = number + ((right - left) * high) + ((left - right) * (high / 10));
            into.Add(new Misprint(swapped / scale * Math.Sign(printed.Printed), printed.Step, "digit-swap", "相邻两位数字颠倒"));
        }
    }
}

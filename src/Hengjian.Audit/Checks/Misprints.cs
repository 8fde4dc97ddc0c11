using System.Globalization;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>What a number may have been before it was misprinted.</summary>
public static class Misprints
{
    private static readonly (double Factor, string Code, string Text)[] Shifts =
    [
        (10, "decimal-shift", "小数点左移了一位"), (0.1, "decimal-shift", "小数点右移了一位"),
        (1e4, "unit-slip", "单位少了“万”"), (1e-4, "unit-slip", "单位多了“万”"),
        (100, "decimal-shift", "小数点左移了两位"), (0.01, "decimal-shift", "小数点右移了两位"),
        (1e8, "unit-slip", "单位少了“亿”"), (1e-8, "unit-slip", "单位多了“亿”"),
    ];

    /// <summary>Every likely original of a printed number with the name of the slip, likeliest first.</summary>
    public static IEnumerable<(Quantity Original, string Code, string Text)> Of(Quantity printed)
    {
        foreach (var value in Swapped(printed)) yield return (With(printed, value, 1), "digit-swap", "相邻两位数字颠倒");
        foreach (var (factor, code, text) in Shifts)
            if (printed.Printed != 0 && MayBe(printed, printed.Printed * factor)) yield return (With(printed, printed.Printed, factor), code, text);
        yield return (With(printed, printed.Printed + printed.Step, 1), "off-by-one", "末位少了 1");
        yield return (With(printed, printed.Printed - printed.Step, 1), "off-by-one", "末位多了 1");
    }

    // Nobody counts a hundredth of a school.
    private static bool MayBe(Quantity printed, double value) =>
        printed.Kind != QuantityKind.Count || printed.Scale != 1 || printed.Step < 1 || printed.Rounded || Math.Abs(value - Math.Round(value)) < 1e-9;

    private static IEnumerable<double> Swapped(Quantity printed)
    {
        var places = Math.Max(0, (int)Math.Round(-Math.Log10(printed.Step <= 0 ? 1 : printed.Step)));
        var digits = Math.Abs(printed.Printed).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToCharArray();
        for (var i = 0; i + 1 < digits.Length; i++)
        {
            var j = digits[i + 1] == '.' ? i + 2 : i + 1;
            if (digits[i] == '.' || j >= digits.Length || digits[i] == digits[j]) continue;
            (digits[i], digits[j]) = (digits[j], digits[i]);
            yield return double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Math.Sign(printed.Printed);
            (digits[i], digits[j]) = (digits[j], digits[i]);
        }
    }

    private static Quantity With(Quantity like, double printed, double factor) =>
        like with { Printed = printed * factor, Step = like.Step * factor, Hedge = Hedge.None, InWords = like.Half == 0 };
}

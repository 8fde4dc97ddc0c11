using System.Globalization;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>Prints numbers in messages the way the report does.</summary>
public static class Figures
{
    /// <summary>The number with its scale and unit as printed: 24.7亿元.</summary>
    public static string Print(Quantity quantity)
    {
        if (quantity.Masked) return "（空）" + UnitOf(quantity);
        if (quantity.Sides is { } s) return Number(s.Left.Value, Places(s.Left.Step)) + ":" + Number(s.Right.Value, Places(s.Right.Step));
        var number = Number(quantity.Printed, Places(quantity.Step));
        return quantity.Upper is { } upper ? number + "—" + Number(upper, Places(quantity.Step)) + UnitOf(quantity) : number + UnitOf(quantity);
    }

    /// <summary>Another value in the print of a number; a whole number of things has no decimals.</summary>
    public static string Print(Misprint value, Quantity like) =>
        Number(value.Printed, like.Step >= 1 && Math.Abs(value.Printed - Math.Round(value.Printed)) < 1e-9 ? 0 : Places(Math.Min(value.Step, like.Step))) + UnitOf(like);

    /// <summary>Chinese, one clause: what a number was misprinted from, and how.</summary>
    public static string Slip(Quantity printed, Misprint was) => $"{Print(printed)} 误写，应为 {(was.Code == "unit-slip" ? Rescaled(printed, was) : null) ?? Print(was, printed)}（{was.Text}）";

    // 116.5 万元 for 116.5 亿元: the number was right, and its unit is what would be right.
    private static string? Rescaled(Quantity printed, Misprint was) =>
        Math.Round(Math.Log10(printed.Scale * was.Printed / printed.Printed)) is var power && power is 0 or 4 or 8 ? Print(printed with { Scale = Math.Pow(10, power) }) : null;

    /// <summary>A value in base units, in the scale and unit of a quantity.</summary>
    public static string In(Quantity like, double value, int morePlaces = 0) =>
        Number(value / like.Factor, Math.Min(Places(like.Step) + morePlaces, 6)) + UnitOf(like);

    /// <summary>Scale and unit as written.</summary>
    public static string UnitOf(Quantity quantity) => (quantity.Kind == QuantityKind.Percent ? "%" : ScaleName(quantity.Scale) + quantity.Unit.Text);

    /// <summary>A plain number with so many decimals.</summary>
    public static string Number(double value, int places)
    {
        // Most are counts: an integer is printed sooner. A nought may have a sign.
        if (places == 0 && value != 0 && Math.Abs(value) < Whole && value == Math.Truncate(value)) return ((long)value).ToString(CultureInfo.InvariantCulture);
        return value.ToString(places >= 0 && places < Formats.Length ? Formats[places] : "F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    // Below this every whole double is an integer of its own.
    private const double Whole = 1e15;

    private static readonly string[] Formats = ["F0", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"];

    /// <summary>Decimals of a step: 1 for 0.1, 0 for 1 and more.</summary>
    public static int Places(double step) => step is <= 0 or >= 1 ? 0 : (int)Math.Round(-Math.Log10(step));

    private static string ScaleName(double scale) => scale switch
    {
        1e2 => "百",
        1e3 => "千",
        1e4 => "万",
        1e5 => "十万",
        1e6 => "百万",
        1e7 => "千万",
        1e8 => "亿",
        1e10 => "百亿",
        1e11 => "千亿",
        1e12 => "万亿",
        _ => "",
    };
}

using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Web.Components;

/// <summary>A value as it is printed: missing, zero, not applicable and estimated never look alike.</summary>
/// <param name="Text">—, 不适用, 是, 否, or the rounded number with thousands separators.</param>
/// <param name="Mark">估, 部分, 按规则 beside the number; empty for none.</param>
/// <param name="Hint">Chinese explanation for the reader who hovers or listens; empty when the text says all.</param>
public readonly record struct Quantity(string Text, string Mark, string Hint)
{
    /// <summary>缺失.</summary>
    public const string Missing = "—";

    /// <summary>不适用.</summary>
    public const string NotApplicable = "不适用";

    /// <summary>True when there is a number or verdict to read.</summary>
    public bool HasNumber => Text is not Missing and not NotApplicable;

    /// <summary>Prints a value.</summary>
    /// <param name="value">The unrounded number; ignored when the flag says there is none.</param>
    /// <param name="flag">What stands behind it.</param>
    /// <param name="decimals">Decimals shown; verdicts never use the rounded number.</param>
    /// <param name="yesNo">1 and 0 are read as 是 and 否.</param>
    public static Quantity Of(double value, ValueFlag flag, int decimals, bool yesNo = false) => flag switch
    {
        ValueFlag.NotApplicable => new(NotApplicable, "", "不适用：没有此项对象，不计入任何分母"),
        _ when flag == ValueFlag.Missing || double.IsNaN(value) => new(Missing, "", "缺失：没有人报送，或所需数据缺失"),
        ValueFlag.Estimated => new(Print(value, decimals, yesNo), "估", "估计值，或由估计值算出"),
        ValueFlag.Partial => new(Print(value, decimals, yesNo), "部分", "所依据的部分行缺失，只按已报的行计算"),
        ValueFlag.Ruled => new(Print(value, decimals, yesNo), "按规则", "数据缺失，按方案规定判为“否”"),
        ValueFlag.Present => new(Print(value, decimals, yesNo), "", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };

    /// <summary>Prints an indicator value; null is a value that is not computed at this level.</summary>
    public static Quantity Of(IndicatorValue? value, int decimals, bool yesNo = false) =>
        value is { } v ? Of(v.Value, v.Flag, decimals, yesNo) : new(Missing, "", "本层级不计算此指标");

    /// <summary>万 and 亿 for amounts that nobody reads digit by digit; the exact number goes into the hint.</summary>
    public static string Big(double value) => Math.Abs(value) switch
    {
        >= 1e8 => (value / 1e8).ToString("#,0.##", CultureInfo.InvariantCulture) + " 亿",
        >= 1e5 => (value / 1e4).ToString("#,0.##", CultureInfo.InvariantCulture) + " 万",
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    private static string Print(double value, int decimals, bool yesNo)
    {
        if (yesNo) return value != 0 ? "是" : "否";
        // Through decimal, so that 1.005 becomes 1.01 and not, by its binary shadow, 1.00.
        var rounded = Math.Abs(value) < 1e15 ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;
        var text = rounded
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A change of −0.004 rounds to 0.00, not to −0.00.
        return text.AsSpan().TrimStart('-').IndexOfAnyExcept("0.,") < 0 ? text.TrimStart('-') : text.Replace('-', '−');
    }
}

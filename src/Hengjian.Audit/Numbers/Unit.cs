namespace Hengjian.Audit.Numbers;

/// <summary>A unit as reports write it.</summary>
/// <param name="Text">As written: 所, 元, 个百分点.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Family">Units of one family can be added and compared: 人 and 名; 所, 个 and 家.</param>
/// <param name="Factor">Into the base unit of the family.</param>
public sealed record Unit(string Text, QuantityKind Kind, string Family, double Factor = 1)
{
    /// <summary>True for years, months, hours.</summary>
    internal bool IsTime { get; } = Family is "年" or "月" or "天" or "周" or "小时" or "分钟" or "岁" or "秒";

    /// <summary>The unit of a number that has none.</summary>
    public static readonly Unit None = new("", QuantityKind.Bare, "");

    /// <summary>15.2亿, 3000万: large amounts whose unit is left out; they add up among themselves.</summary>
    public static readonly Unit Scaled = new("", QuantityKind.Amount, "数");
}

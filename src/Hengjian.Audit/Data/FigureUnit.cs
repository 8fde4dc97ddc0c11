using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Data;

/// <summary>Holds units as reports write them against those of the catalogue.</summary>
public static class FigureUnit
{
    /// <summary>True when the number is in the figure's unit, whatever its scale.</summary>
    public static bool Fits(Quantity quantity, string unit)
    {
        if (!quantity.Known) return false;
        if (unit == "%") return quantity.Kind == QuantityKind.Percent;
        if (unit == "小数") return quantity.Kind == QuantityKind.Bare;
        // 元/人, 人/班: the report says 生均 or 平均 in the name and prints the upper unit only.
        var upper = unit.Split('/')[0];
        return UnitTable.At(upper) is { } known && known.Text == upper && known.Family == quantity.Unit.Family && known.Kind == quantity.Kind;
    }
}

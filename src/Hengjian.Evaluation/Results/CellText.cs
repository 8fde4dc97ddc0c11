using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Results;

/// <summary>A reported cell as people read it.</summary>
/// <param name="Element">The data element.</param>
/// <param name="Text">Exact text; empty when there is no value.</param>
/// <param name="Flag">What stands behind it.</param>
/// <param name="Number">The number of a Number or Bool cell; NaN otherwise.</param>
public sealed record CellText(DataElement Element, string Text, ValueFlag Flag, double Number)
{
    /// <summary>Reads one cell; an element that was not collected is missing.</summary>
    public static CellText Read(FactTable table, DataElement element, int row)
    {
        switch (table.Columns.GetValueOrDefault(element.Id))
        {
            case NumberColumn numbers:
                var value = numbers.ValueAt(row);
                return new CellText(element, double.IsNaN(value) ? "" : Print(element.Kind, value), numbers.FlagAt(row), value);
            case CodeColumn codes:
                return new CellText(element, codes.LabelAt(row) ?? "", codes.FlagAt(row), double.NaN);
            case TextColumn texts:
                return new CellText(element, texts.Values[row] ?? "", texts.FlagAt(row), double.NaN);
            default:
                return new CellText(element, "", ValueFlag.Missing, double.NaN);
        }
    }

    private static string Print(ValueKind kind, double value) => kind switch
    {
        ValueKind.Bool => value != 0 ? "是" : "否",
        ValueKind.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0.############", CultureInfo.InvariantCulture).Replace('-', '−'),
    };
}

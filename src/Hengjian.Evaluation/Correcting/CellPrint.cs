using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Correcting;

/// <summary>A stored cell as an import would read it again: 512, 12.34估, 不适用, —.</summary>
internal static class CellPrint
{
    public static string Of(Column? column, DataElement element, int row) => column switch
    {
        null => "—",
        CodeColumn codes => codes.LabelAt(row) ?? "—",
        TextColumn texts => texts.Values[row] ?? "—",
        NumberColumn numbers => numbers.FlagAt(row) switch
        {
            ValueFlag.Missing => "—",
            ValueFlag.NotApplicable => "不适用",
            ValueFlag.Estimated => Number(numbers.ValueAt(row), element) + "估",
            _ => Number(numbers.ValueAt(row), element),
        },
        _ => throw new ArgumentException($"Column {element.Id} is of an unknown kind."),
    };

    private static string Number(double value, DataElement element) => element.Kind switch
    {
        ValueKind.Bool => value == 0 ? "否" : "是",
        ValueKind.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

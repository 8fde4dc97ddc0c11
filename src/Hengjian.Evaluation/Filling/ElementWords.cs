using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>What a column asks for, in words: on pages and in the files that are filled in elsewhere.</summary>
public static class ElementWords
{
    /// <summary>The unit under a name; what is to be given where there is none.</summary>
    public static string UnitOf(DataElement element) => element.Kind switch
    {
        ValueKind.Bool => "是/否",
        ValueKind.Code => "选一项",
        ValueKind.Date => "日期",
        ValueKind.Text => "文字",
        _ => element.Unit.Length > 0 ? element.Unit : "数",
    };

    /// <summary>What a cell offers to choose from; empty when it is free.</summary>
    public static IReadOnlyList<string> ChoicesOf(DataElement element) => element.Kind switch
    {
        ValueKind.Bool => ["是", "否"],
        ValueKind.Code => element.Codes,
        _ => [],
    };

    /// <summary>整数；0–100: what is allowed; empty when everything is.</summary>
    public static string LimitsOf(DataElement element)
    {
        var parts = new List<string>();
        if (element.Whole) parts.Add("整数");
        if (element.Min is { } min && element.Max is { } max) parts.Add($"{Number(min)}–{Number(max)}");
        else if (element.Min is { } low) parts.Add("≥" + Number(low));
        else if (element.Max is { } high) parts.Add("≤" + Number(high));
        return string.Join('；', parts);
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

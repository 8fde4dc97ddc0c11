using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>What an element without a rule of its own gets, so that a new element of the catalogue is never empty here.</summary>
internal static class DefaultRules
{
    /// <summary>A cell by kind and unit, scaled by the size of what the row stands for.</summary>
    /// <param name="row">The row.</param>
    /// <param name="element">The element.</param>
    /// <param name="pupils">Pupils of the row, the usual measure of size.</param>
    public static DemoCell Cell(RowContext row, DataElement element, double pupils)
    {
        if (element.Kind == ValueKind.Bool) return row.Yes(0.95);
        if (element.Kind == ValueKind.Date) return new DateOnly(row.Year, 9, 1).DayNumber + Math.Floor(60 * row.U);
        if (element is { Min: { } min, Max: { } max } && max > min) return Within(row, min, max, element.Whole);
        return element.Unit switch
        {
            "%" or "百分比" => Math.Round(100 * row.Share(0.93, 0.03) * 10) / 10,
            "元" => Math.Round(pupils * (40 + 60 * row.U)) * 10,
            "元/年" or "元/人" or "元/月" => Math.Round(500 + 600 * row.U),
            "平方米" => Math.Round(pupils * (2 + row.U)),
            "分" => Math.Round(86 + 6 * row.U),
            "人" => Math.Round(pupils * (0.02 + 0.02 * row.U)),
            _ => Math.Round(1 + 5 * row.U),
        };
    }

    /// <summary>A code: the first is the usual one.</summary>
    public static string? Code(RowContext row, DataElement element) => element.Codes.Count == 0
        ? null : element.Codes[row.U < 0.7 ? 0 : (int)(row.U * element.Codes.Count) % element.Codes.Count];

    private static DemoCell Within(RowContext row, double min, double max, bool whole)
    {
        var value = min + (max - min) * Math.Clamp(0.8 + 0.06 * row.Z + 0.1 * (row.Care - 0.6), 0, 1);
        return whole || max - min > 20 ? Math.Round(value) : Math.Round(value * 100) / 100;
    }
}

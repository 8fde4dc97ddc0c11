using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tables;

/// <summary>Gives bare numbers of a table the unit that the heading, a column 单位 or the line above the table names: 支出（万元）, 单位：亿元.</summary>
internal static class TableUnits
{
    // A line above a table is a caption only when it is short.
    private const int LongestCaption = 80;

    // No hundred of anything.
    private static readonly Unit Points = UnitTable.At("个百分点")!;

    /// <summary>The unit in a heading: what stands in brackets at its end; null when there is none.</summary>
    public static (Unit Unit, double Scale)? InHeading(ReadOnlySpan<char> heading)
    {
        var open = heading.LastIndexOfAny('（', '(');
        if (open < 0) return heading.Contains('%') || heading.Contains('％') ? Read("%") : null;
        var inner = heading[(open + 1)..];
        var close = inner.IndexOfAny('）', ')');
        return Read(close < 0 ? inner : inner[..close]) ?? (heading.Contains('%') || heading.Contains('％') ? Read("%") : null);
    }

    /// <summary>The one unit of a caption: 单位：万元, 金额单位:亿元; null when it names none or several.</summary>
    public static (Unit Unit, double Scale)? InCaption(ReadOnlySpan<char> caption)
    {
        if (caption.Length > LongestCaption) return null;
        var at = caption.LastIndexOf("单位", StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = caption[(at + 2)..].TrimStart("：: 为是");
        var end = rest.IndexOfAny("）) 。，");
        return Read(end < 0 ? rest : rest[..end]);
    }

    /// <summary>All of a text read as scale and unit; null when it is anything else.</summary>
    public static (Unit Unit, double Scale)? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text is "百分点") return (Points, 1);
        var scale = 1d;
        foreach (var (word, factor) in (ReadOnlySpan<(string, double)>)[("亿", 1e8), ("万", 1e4), ("千", 1e3), ("百", 1e2)])
        {
            if (!text.StartsWith(word, StringComparison.Ordinal) || text.Length == word.Length) continue;
            scale = factor;
            text = text[word.Length..];
            break;
        }
        if (UnitTable.At(text) is not { } unit) return null;
        // 元/生, 元/人·年: the unit is what stands before the stroke.
        var whole = unit.Text.Length == text.Length || text[unit.Text.Length] is '/' or '／' or '·';
        return whole ? (unit, scale) : null;
    }

    /// <summary>A bare number with a unit; money and areas are rounded.</summary>
    public static Quantity With(Quantity bare, (Unit Unit, double Scale) unit) => bare with { Unit = unit.Unit, Scale = bare.Scale * unit.Scale, Rounded = unit.Unit.Kind == QuantityKind.Amount || bare.Rounded };
}

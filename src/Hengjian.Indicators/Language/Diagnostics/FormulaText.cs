namespace Hengjian.Indicators.Language.Diagnostics;

/// <summary>A formula and whose it is, so that a problem can point at the character.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Owner">Indicator id, or empty for a formula on its own.</param>
internal sealed record FormulaText(string Text, string Owner)
{
    /// <summary>指标 X 第 1 行第 8 列; columns count characters from 1.</summary>
    public string Where(TextSpan span)
    {
        var (line, column, _) = Place(span);
        return (Owner.Length == 0 ? "" : $"指标 {Owner} ") + FormattableString.Invariant($"第 {line} 行第 {column} 列");
    }

    /// <summary>The line of the formula with carets under the span; Chinese characters are two columns wide.</summary>
    public string Excerpt(TextSpan span)
    {
        var (_, column, lineText) = Place(span);
        var before = lineText[..(column - 1)];
        var marked = lineText.Substring(column - 1, Math.Min(span.Length, lineText.Length - column + 1));
        var (shown, cut) = Shorten(lineText, column - 1);
        var indent = new string(' ', Width(before[Math.Min(cut, before.Length)..]) + (cut > 0 ? 3 : 0));
        var carets = new string('^', Math.Clamp(Width(marked), 1, 80));
        return "  " + shown + "\n  " + indent + carets;
    }

    private (int Line, int Column, string LineText) Place(TextSpan span)
    {
        var start = Math.Min(span.Start, Text.Length);
        var lineStart = start == 0 ? 0 : Text.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = Text.IndexOf('\n', lineStart);
        if (lineEnd < 0) lineEnd = Text.Length;
        var line = 1 + Text.AsSpan(0, lineStart).Count('\n');
        return (line, start - lineStart + 1, Text[lineStart..lineEnd]);
    }

    // A long line is cut so that the place in question is near its start.
    private static (string Shown, int Cut) Shorten(string line, int offset)
    {
        const int most = 100;
        if (line.Length <= most) return (line, 0);
        var cut = Math.Max(0, offset - 30);
        var end = Math.Min(line.Length, cut + most);
        return ((cut > 0 ? "..." : "") + line[cut..end] + (end < line.Length ? "..." : ""), cut);
    }

    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += IsWide(rune.Value) ? 2 : 1;
        return width;
    }

    private static bool IsWide(int code) =>
        code is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
            or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
            or 0x201C or 0x201D or >= 0x20000 and <= 0x3FFFD;
}

using System.Buffers;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Reading;

/// <summary>Finds tables in plain text: rows with bars (markdown), with tabs, or with cells held apart by two blanks and more.</summary>
internal static class PlainTables
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：,;:");

    private const int MostRows = 5000;

    /// <summary>The table that begins with this line; null when the line and the next one are not both rows.</summary>
    public static ReportBlock? Read(string text, int at, out int next)
    {
        next = at;
        var bar = Separator(text, at, PlainReader.LineEnd(text, at));
        if (bar is not { } separator) return null;
        var rows = new List<IReadOnlyList<ReportCell>>();
        var end = at;
        for (var line = at; line < text.Length && rows.Count < MostRows;)
        {
            var stop = PlainReader.LineEnd(text, line);
            if (Separator(text, line, stop) != separator) break;
            if (!IsRule(text.AsSpan(line, stop - line))) rows.Add(Cells(text, line, stop, separator));
            end = stop;
            line = Math.Max(PlainReader.SkipBreak(text, stop), line + 1);
        }
        if (separator == ' ') Align(rows);
        // Blanks alone make a table only of several rows that end in numbers.
        if (rows.Count < 2 || separator == ' ' && (rows.Count < 3 || rows.Count(r => r[^1].Column == rows[^1][^1].Column && IsNumber(text.AsSpan(r[^1].Start, r[^1].End - r[^1].Start))) < rows.Count - 1)) return null;
        next = end;
        return new ReportBlock(BlockKind.Table, 0, at, end, new ReportTable(rows));
    }

    private static char? Separator(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (line.Count('|') >= 2) return '|';
        if (line.Trim(" \u3000").Contains('\t') && !line.TrimStart().IsEmpty && line.TrimStart().Contains('\t')) return '\t';
        return IsSpaced(line.Trim()) ? ' ' : null;
    }

    // 2016    41.25: short cells without marks, the last a number or a heading.
    private static bool IsSpaced(ReadOnlySpan<char> line)
    {
        if (line.Length is < 6 or > 120 || Gap(line) < 0 || line.ContainsAny(Marks) && !IsAscii(line)) return false;
        var cells = 0;
        while (!line.IsEmpty)
        {
            var cut = Gap(line);
            var cell = cut < 0 ? line : line[..cut];
            if (cell.Length > 20) return false;
            cells++;
            line = cut < 0 ? [] : line[cut..].TrimStart(" \u3000");
        }
        return cells > 1;
    }

    private static bool IsNumber(ReadOnlySpan<char> cell) => cell.TrimStart("+-−＋－").IndexOfAnyInRange('0', '9') == 0;

    // Where two blanks stand, or one of the width of a character.
    private static int Gap(ReadOnlySpan<char> line)
    {
        var (two, wide) = (line.IndexOf("  ", StringComparison.Ordinal), line.IndexOf('\u3000'));
        return two < 0 ? wide : wide < 0 ? two : Math.Min(two, wide);
    }

    // A heading without a word over the names, a total without a number before it: cells belong to the right.
    private static void Align(List<IReadOnlyList<ReportCell>> rows)
    {
        var width = rows.Max(r => r.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var missing = width - rows[i].Count;
            if (missing is 0 or > 2) continue;
            var named = i > 0;
            rows[i] = [.. rows[i].Select((c, k) => named && k == 0 ? c : c with { Column = c.Column + missing })];
        }
    }

    private static bool IsAscii(ReadOnlySpan<char> line) => line.IndexOfAny("，。；：") < 0 && line.IndexOfAny(",;:") is var at && at > 0 && at + 1 < line.Length && char.IsAsciiDigit(line[at - 1]) && char.IsAsciiDigit(line[at + 1]);

    // |---|:--:|
    private static bool IsRule(ReadOnlySpan<char> line) => line.Trim().Trim("|-: \t".AsSpan()).IsEmpty && line.Contains('-');

    private static List<ReportCell> Cells(string text, int start, int end, char separator)
    {
        var cells = new List<ReportCell>();
        while (separator == ' ' && start < end && text[start] is ' ' or '\u3000') start++;
        while (separator == ' ' && end > start && text[end - 1] is ' ' or '\u3000') end--;
        if (separator == '|' && text.AsSpan(start, end - start).TrimStart()[0] == '|') start = text.IndexOf('|', start) + 1;
        var stop = separator == '|' && text.AsSpan(start, end - start).TrimEnd().EndsWith("|", StringComparison.Ordinal) ? text.LastIndexOf('|', end - 1, end - start) : end;
        for (var column = 0; start <= stop; column++)
        {
            var cut = start >= stop ? -1 : separator == ' ' ? Gap(text.AsSpan(start, stop - start)) is >= 0 and var gap ? start + gap : -1 : text.IndexOf(separator, start, stop - start);
            var cellEnd = cut < 0 ? stop : cut;
            cells.Add(Trimmed(text, start, cellEnd, column));
            if (cut < 0) break;
            start = cut + 1;
            while (separator == ' ' && start < stop && text[start] is ' ' or '\u3000') start++;
        }
        return cells;
    }

    private static ReportCell Trimmed(string text, int start, int end, int column)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new ReportCell(start, end, column);
    }
}

using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Reading;

/// <summary>Finds tables in plain text: rows with bars (markdown) or with tabs.</summary>
internal static class PlainTables
{
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
        if (rows.Count < 2) return null;
        next = end;
        return new ReportBlock(BlockKind.Table, 0, at, end, new ReportTable(rows));
    }

    private static char? Separator(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (line.Count('|') >= 2) return '|';
        return line.Trim(' ').Contains('\t') && !line.TrimStart().IsEmpty && line.TrimStart().Contains('\t') ? '\t' : null;
    }

    // |---|:--:|
    private static bool IsRule(ReadOnlySpan<char> line) => line.Trim().Trim("|-: \t".AsSpan()).IsEmpty && line.Contains('-');

    private static List<ReportCell> Cells(string text, int start, int end, char separator)
    {
        var cells = new List<ReportCell>();
        if (separator == '|' && text.AsSpan(start, end - start).TrimStart()[0] == '|') start = text.IndexOf('|', start) + 1;
        var stop = separator == '|' && text.AsSpan(start, end - start).TrimEnd().EndsWith("|", StringComparison.Ordinal) ? text.LastIndexOf('|', end - 1, end - start) : end;
        for (var column = 0; start <= stop; column++)
        {
            var cut = start < stop ? text.IndexOf(separator, start, stop - start) : -1;
            var cellEnd = cut < 0 ? stop : cut;
            cells.Add(Trimmed(text, start, cellEnd, column));
            if (cut < 0) break;
            start = cut + 1;
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

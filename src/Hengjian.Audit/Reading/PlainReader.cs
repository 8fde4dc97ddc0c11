using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Reading;

/// <summary>Reads txt and md: one line is one block; lines of a table that follow each other are one table.</summary>
public static class PlainReader
{
    /// <summary>Cuts a text into blocks. Offsets are those of the text given.</summary>
    /// <param name="name">File name, for findings.</param>
    /// <param name="text">The file as read.</param>
    public static ReportText Read(string name, string text)
    {
        var blocks = new List<ReportBlock>();
        for (var at = 0; at < text.Length;)
        {
            if (PlainTables.Read(text, at, out var next) is { } table) blocks.Add(table);
            else
            {
                next = LineEnd(text, at);
                if (Line(text, at, next) is { } block) blocks.Add(block);
            }
            at = Math.Max(SkipBreak(text, next), at + 1);
        }
        return new ReportText(name, text, blocks);
    }

    /// <summary>Offset of the end of the line, its break not included.</summary>
    internal static int LineEnd(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : at + end;
    }

    /// <summary>Offset after the line break that stands here.</summary>
    internal static int SkipBreak(string text, int at)
    {
        if (at < text.Length && text[at] == '\r') at++;
        if (at < text.Length && text[at] == '\n') at++;
        return at;
    }

    private static ReportBlock? Line(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\ufeff')) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (start == end) return null;
        if (text[start] == '#') return Markdown(text, start, end);
        if (text[start] is '-' or '*' or '•' or '·' or '●' && start + 1 < end && text[start + 1] is ' ' or '\t' or '\u3000')
            return new ReportBlock(BlockKind.ListItem, 0, start + 2, end);
        return NumberedBlocks.Numbered(text, start, end) ?? new ReportBlock(BlockKind.Paragraph, 0, start, end);
    }

    private static ReportBlock? Markdown(string text, int start, int end)
    {
        var level = 0;
        while (start < end && text[start] == '#') (start, level) = (start + 1, level + 1);
        while (start < end && text[start] == ' ') start++;
        return start < end ? new ReportBlock(BlockKind.Heading, Math.Max(0, level - 1), start, end) : null;
    }
}

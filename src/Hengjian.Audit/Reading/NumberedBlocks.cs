using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Reading;

/// <summary>Knows headings and list items by the numbers they begin with, where the file does not tell them apart.</summary>
public static class NumberedBlocks
{
    // A numbered line longer than this is a paragraph that begins with a number.
    private const int LongestHeading = 60;

    /// <summary>A report from a reader of files, its numbered paragraphs told as headings and list items.</summary>
    public static ReportText Tell(ReportText report) => report with { Blocks = [.. report.Blocks.Select(b => Tell(report.Text, b))] };

    /// <summary>Heading, list item or neither, for a line that begins with a number; null when it begins with none.</summary>
    internal static ReportBlock? Numbered(string text, int start, int end) =>
        Numbering.Read(text.AsSpan(0, end), start) is { } number
            ? new ReportBlock(IsHeading(text, start, end) ? BlockKind.Heading : BlockKind.ListItem, Math.Min(number.Level, 4), start, end)
            : null;

    private static ReportBlock Tell(string text, ReportBlock block)
    {
        if (block.Kind == BlockKind.Table || Numbered(text, block.Start, block.End) is not { } numbered) return block;
        // What the file calls a heading is one, however long.
        return block.Kind == BlockKind.Heading ? numbered with { Kind = BlockKind.Heading } : numbered;
    }

    private static bool IsHeading(string text, int start, int end) =>
        end - start <= LongestHeading && text[end - 1] is not ('。' or '；' or ';' or '，') && !text.AsSpan(start, end - start).Contains('。');
}

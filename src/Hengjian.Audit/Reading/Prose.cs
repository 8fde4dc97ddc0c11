using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Reading;

/// <summary>Finds cells that hold text: self-evaluation forms are tables whose right column is a report.</summary>
internal static class Prose
{
    private const int ShortestText = 20;

    /// <summary>The cells with sentences in them, in order.</summary>
    public static IEnumerable<ReportCell> Cells(string text, ReportTable table) => table.Rows.SelectMany(r => r).Where(c => IsText(text, c));

    private static bool IsText(string text, ReportCell cell) =>
        cell.End - cell.Start >= ShortestText && text.AsSpan(cell.Start, cell.End - cell.Start).IndexOfAny('。', '；') >= 0;
}

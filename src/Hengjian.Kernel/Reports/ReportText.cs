namespace Hengjian.Kernel.Reports;

/// <summary>
/// A report as plain text with its parts: what a reader of files hands to the audit (docs/decisions/0011).
/// </summary>
/// <param name="Name">File name, as findings show it.</param>
/// <param name="Text">
/// All text. For txt and md the file as read; for docx paragraphs joined by line feeds and cells by tabs: the reader of the
/// file keeps, beside this, which run each offset came from.
/// </param>
/// <param name="Blocks">In order of their offsets, not overlapping; blank lines belong to none.</param>
public sealed record ReportText(string Name, string Text, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>What the reader saw beside the text, in order; empty for txt and md.</summary>
    public IReadOnlyList<ReportNotice> Notices { get; init; } = [];
}

namespace Hengjian.Kernel.Reports;

/// <summary>One paragraph, heading, list item or table, as a stretch of <see cref="ReportText.Text"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Headings: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; 0 for a title and for everything else.</param>
/// <param name="Start">First UTF-16 offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Table">The cells, for a table; null otherwise.</param>
public sealed record ReportBlock(BlockKind Kind, int Level, int Start, int End, ReportTable? Table = null);

namespace Hengjian.Kernel.Reports;

/// <summary>A table of a report.</summary>
/// <param name="Rows">Rows from the top, cells from the left; rows may have different lengths where cells are merged.</param>
public sealed record ReportTable(IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>One cell, as a stretch of <see cref="ReportText.Text"/>.</summary>
/// <param name="Start">First UTF-16 offset of its text.</param>
/// <param name="End">Offset after the last; equal to Start in an empty cell.</param>
/// <param name="Column">Grid column, from 0; differs from the position in the row where cells are merged.</param>
public readonly record struct ReportCell(int Start, int End, int Column);

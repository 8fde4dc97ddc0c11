using Hengjian.Domain.Periodic;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A cell of a workbook that says something else than what is stored.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">What is stored, as shown; 未公开 where the reader may not see the unit's draft.</param>
/// <param name="New">What the workbook says.</param>
/// <param name="Wrong">Why it cannot be read; it is stored as it stands all the same. Null when it can.</param>
public sealed record FieldDifference(FormField Field, string Old, string New, Problem? Wrong);

/// <summary>The differences of one unit.</summary>
/// <param name="Report">Its report.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Fields">Cells that differ; at least one.</param>
/// <param name="Refused">Why none of them can be taken; null when they can.</param>
/// <param name="Behalf">They would be entered for the unit.</param>
public sealed record UnitDifference(PeriodicReportRecord Report, string UnitName, IReadOnlyList<FieldDifference> Fields, string? Refused, bool Behalf);

/// <summary>A workbook beside what is stored.</summary>
/// <param name="Units">Units with differences.</param>
/// <param name="Same">Cells that say what is stored already.</param>
/// <param name="Remarks">Rows and columns that were not read.</param>
/// <param name="Sha256">Hash of the workbook, under which it is kept.</param>
/// <param name="Seen">Print of what was stored when the two were compared.</param>
public sealed record BookDifference(IReadOnlyList<UnitDifference> Units, int Same, IReadOnlyList<Problem> Remarks, string Sha256, string Seen);

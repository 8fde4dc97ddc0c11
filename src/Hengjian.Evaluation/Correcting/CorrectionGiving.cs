using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Correcting;

/// <summary>Which row is corrected.</summary>
/// <param name="Kind">The table.</param>
/// <param name="Period">Its year.</param>
/// <param name="Key">School code, project number or class number; the region code of tables about regions.</param>
public sealed record CorrectedRow(ImportKind Kind, int Period, string Key)
{
    /// <summary>The school of a class; null otherwise.</summary>
    public string? School { get; init; }

    /// <summary>The stage of a row about a region and stage; null otherwise.</summary>
    public SchoolStage? Stage { get; init; }

    /// <summary>“学校表的 K1”, as messages name it.</summary>
    public string Words => Kind.NameZh() + "的 " + (School is null ? "" : School + " ") + Key + (Stage is { } stage ? " " + stage.ToChinese() : "");
}

/// <summary>更正: cells of one row, who says so and why.</summary>
/// <param name="Row">The row.</param>
/// <param name="Cells">Data element (id or Chinese name) and what it should say, as clerks type it.</param>
/// <param name="By">Sign-in name.</param>
/// <param name="Reason">Chinese: what was wrong and on what ground; kept with the snapshot.</param>
public sealed record CorrectionGiving(CorrectedRow Row, IReadOnlyList<(string Element, string Text)> Cells, string By, string Reason);

/// <summary>One corrected cell.</summary>
/// <param name="Element">The element.</param>
/// <param name="Before">As printed before; — when there was none.</param>
/// <param name="After">As printed now.</param>
public sealed record CorrectedCell(DataElement Element, string Before, string After);

/// <summary>What came of a correction.</summary>
/// <param name="Snapshot">The new snapshot, which names the corrected one as parent.</param>
/// <param name="Cells">What changed.</param>
public sealed record CorrectionReceipt(SnapshotRecord Snapshot, IReadOnlyList<CorrectedCell> Cells);

using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>What a difference is.</summary>
public enum BookVerdict
{
    /// <summary>改动: the file has another value, and nobody changed the cell meanwhile.</summary>
    Change,

    /// <summary>两边都改过: somebody changed the cell after the file was made.</summary>
    Conflict,

    /// <summary>有误: the value cannot be read.</summary>
    Wrong,

    /// <summary>不能改: the cell is not this person's, or not open.</summary>
    Closed,
}

/// <summary>A cell the file would change.</summary>
/// <param name="Row">The row.</param>
/// <param name="Element">What it holds.</param>
/// <param name="Place">Where in the file: D5.</param>
/// <param name="Verdict">Whether it can be taken over.</param>
/// <param name="Text">As it would be typed.</param>
/// <param name="Now">The value that holds now; null for none.</param>
/// <param name="Before">The value the file was made with; null for none, or when the file does not say.</param>
public sealed record BookDifference(
    SheetRowRecord Row, DataElement Element, string Place, BookVerdict Verdict, string Text, CellRevisionRecord? Now, CellRevisionRecord? Before)
{
    /// <summary>How the file's value is read: 1,230,000,000 for 12.3亿.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Why it cannot be taken over, or must be chosen; null for a plain change.</summary>
    public Problem? Why { get; init; }

    /// <summary>The value is what a formula gave when the file was saved.</summary>
    public bool FromFormula { get; init; }

    /// <summary>How a form names the choice: row, element and the value it was chosen over.</summary>
    public string Choice => FormattableString.Invariant($"{Row.Id}/{Now?.Id ?? 0}/{Element.Id}");

    /// <summary>It can be taken over.</summary>
    public bool MayTake => Verdict is BookVerdict.Change or BookVerdict.Conflict;
}

/// <summary>A file against its sheet.</summary>
/// <param name="View">The sheet now.</param>
/// <param name="Differences">In the order of the sheet.</param>
/// <param name="Remarks">What was not read, and why.</param>
/// <param name="Same">Cells that say the same.</param>
/// <param name="Kept">Cells changed here after the file was made and not touched in the file: they stay.</param>
/// <param name="HasMark">The file says which values it was made with.</param>
public sealed record BookComparison(
    SheetView View, IReadOnlyList<BookDifference> Differences, IReadOnlyList<Problem> Remarks, int Same, int Kept, bool HasMark)
{
    /// <summary>Hash of the file's bytes.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Its name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>How many of a sort.</summary>
    public int Count(BookVerdict verdict) => Differences.Count(d => d.Verdict == verdict);
}

using Hengjian.Documents.Sheets;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>A cell as it stands in a file.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As stored, without white space around it.</param>
/// <param name="Number">NaN for text.</param>
/// <param name="IsFormula">The value is the one a formula had when the file was saved.</param>
internal sealed record BookCell(int Row, int Column, CellKind Kind, string Text, double Number, bool IsFormula)
{
    /// <summary>D5.</summary>
    public string Address => CellAddress.Of(Row, Column);
}

/// <summary>What the hidden sheet says.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Title">Its title, for people.</param>
/// <param name="Bases">The revision each cell showed when the file was made; nothing for empty cells.</param>
internal sealed record BookMark(string Version, long Sheet, string Title, IReadOnlyDictionary<(long Row, string Element), long> Bases);

/// <summary>A filled-in book: cells by row of the sheet and element, wherever they were moved.</summary>
/// <param name="Mark">The hidden sheet; null when it was lost.</param>
/// <param name="Cells">Every cell that has both ids, empty ones too.</param>
/// <param name="Rows">Rows of the sheet that are in the file, with the words beside the id.</param>
/// <param name="Elements">Elements that are in the file, with the row or column they stand in.</param>
/// <param name="Units">Units as the headings state them.</param>
/// <param name="Remarks">What was not read, and why.</param>
internal sealed record ReadBook(
    BookMark? Mark, IReadOnlyDictionary<(long Row, string Element), BookCell> Cells, IReadOnlyDictionary<long, (int At, string Words)> Rows,
    IReadOnlyDictionary<string, string> Elements, IReadOnlyDictionary<string, string> Units, IReadOnlyList<Problem> Remarks);

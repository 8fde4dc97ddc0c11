using Hengjian.Kernel.Reports;

namespace Hengjian.Documents.Reports;

/// <summary>A .docx as read: its text with blocks, and where in the file every character came from.</summary>
/// <param name="Report">What the audit is given.</param>
/// <param name="Pieces">
/// Which run each stretch of the text is from, by offset; line feeds, tabs between cells and numbers that Word makes itself
/// are in none.
/// </param>
public sealed record DocxReport(ReportText Report, IReadOnlyList<DocxPiece> Pieces)
{
    /// <summary>The piece that holds an offset; null when the character is in no run.</summary>
    public DocxPiece? PieceAt(int offset)
    {
        var (low, high) = (0, Pieces.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Pieces[middle].End <= offset) low = middle + 1;
            else if (Pieces[middle].Start > offset) high = middle - 1;
            else return Pieces[middle];
        }
        return null;
    }
}

/// <summary>A stretch of text that is one stretch of one run.</summary>
/// <param name="Start">First UTF-16 offset in the report's text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Part">Name of the part: word/document.xml, word/footnotes.xml.</param>
/// <param name="Run">Which run element (w:r) of the part, in document order from 0.</param>
/// <param name="Offset">Characters of the run before this piece.</param>
public readonly record struct DocxPiece(int Start, int Length, string Part, int Run, int Offset)
{
    /// <summary>Offset after the last character.</summary>
    public int End => Start + Length;
}

using System.Runtime.InteropServices;
using System.Xml.Linq;
using Hengjian.Kernel.Reports;

namespace Hengjian.Documents.Reports;

/// <summary>A stretch of the text and the child of a run it came from.</summary>
/// <param name="Start">First UTF-16 offset.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Run">The run.</param>
/// <param name="Child">Its direct child.</param>
/// <param name="Paragraph">The paragraph the run stands in.</param>
/// <param name="Anchor">The child of a run of the body where a comment on this goes (a note's mark, a picture); null when it goes on the run itself.</param>
/// <param name="Part">Name of the part.</param>
/// <param name="Field">The outermost field whose result it is; null outside fields.</param>
internal readonly record struct StoryPiece(int Start, int Length, XElement Run, XElement Child, XElement Paragraph, XElement? Anchor, string Part, FieldMarks? Field)
{
    public int End => Start + Length;

    /// <summary>A plain text, which may be cut; other children are moved whole.</summary>
    public bool MayBeCut => Child.Local() == "t";
}

/// <summary>Gathers the text of a document with its pieces, blocks and notices.</summary>
/// <param name="most">Characters that are read.</param>
internal sealed class StoryText(int most)
{
    private const int MostNotices = 100;
    private readonly List<char> text = [];

    public List<StoryPiece> Pieces { get; } = [];

    public List<ReportBlock> Blocks { get; } = [];

    public List<ReportNotice> Notices { get; } = [];

    public int Length => text.Count;

    /// <summary>Adds text that is in no run: numbers, line feeds, tabs between cells.</summary>
    public void Add(string made)
    {
        if (text.Count + made.Length > most) throw new DocxRefusedException(DocxProblems.TooLong(most));
        text.AddRange(made.AsSpan());
    }

    /// <summary>Adds text of a run.</summary>
    public void Add(string read, XElement run, XElement child, in StoryPlace place, FieldMarks? field)
    {
        if (read.Length == 0) return;
        Pieces.Add(new StoryPiece(text.Count, read.Length, run, child, place.Paragraph, place.Anchor, place.Part, field));
        Add(read);
    }

    /// <summary>Adds a block, without the white space around it; nothing when there is nothing else.</summary>
    public void Block(BlockKind kind, int level, int start, int end, ReportTable? table = null)
    {
        (start, end) = Trim(start, end);
        if (end > start) Blocks.Add(new ReportBlock(kind, level, start, end, table));
    }

    public void Notice(string code, string message, int start, int end)
    {
        if (Notices.Count < MostNotices) Notices.Add(new ReportNotice(code, message, start, end));
    }

    /// <summary>The stretch without the white space around it.</summary>
    public (int Start, int End) Trim(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    /// <summary>True when the stretch holds the character.</summary>
    public bool Holds(char sign, int start, int end) => CollectionsMarshal.AsSpan(text)[start..end].Contains(sign);

    public override string ToString() => new(CollectionsMarshal.AsSpan(text));
}

/// <summary>Where in the file reading stands.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Anchor">The child of a run of the body that leads here (a note's mark, a text box); null in the body itself.</param>
/// <param name="Hidden">The paragraph's style hides its text.</param>
internal readonly record struct StoryPlace(string Part, XElement Paragraph, XElement? Anchor, bool Hidden);

/// <summary>What begins and ends a field: children of runs, which may hold other things beside them.</summary>
/// <param name="begin">The beginning.</param>
internal sealed class FieldMarks(XElement begin)
{
    public XElement Begin { get; } = begin;

    /// <summary>The end; null while it has not been met.</summary>
    public XElement? End { get; set; }
}

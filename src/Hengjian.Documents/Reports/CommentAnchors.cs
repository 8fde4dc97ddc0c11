using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Puts the marks of comments around stretches of the body's text.</summary>
/// <param name="pieces">The text's pieces, by offset.</param>
/// <param name="w">The body's namespace.</param>
internal sealed class CommentAnchors(List<StoryPiece> pieces, XNamespace w)
{
    private readonly List<RunSegment> segments = [];

    /// <summary>Splits the runs in which a remark begins or ends.</summary>
    public void Cut(IReadOnlyList<DocxRemark> remarks)
    {
        var cuts = new Dictionary<XElement, SortedSet<int>>();
        foreach (var remark in remarks)
        {
            if (Range(remark) is not { } range || pieces[range.First].Anchor is not null) continue;
            Note(cuts, pieces[range.First], remark.Start);
            Note(cuts, pieces[range.Last], remark.End);
        }
        for (var at = 0; at < pieces.Count;)
        {
            var run = pieces[at].Run;
            var next = at + 1;
            while (next < pieces.Count && pieces[next].Run == run) next++;
            if (cuts.TryGetValue(run, out var at2)) segments.AddRange(RunSplitter.Split(run, pieces.GetRange(at, next - at), at2));
            else segments.Add(new RunSegment(pieces[at].Start, pieces[next - 1].End, run));
            at = next;
        }
    }

    /// <summary>Marks a remark's stretch with the comment's id.</summary>
    public void Mark(DocxRemark remark, string id)
    {
        var range = Range(remark) ?? Beside(remark);
        var (first, last) = pieces[range.First].Anchor is { } anchor
            ? (anchor, anchor)
            : (Segment(Math.Max(remark.Start, pieces[range.First].Start)), Segment(Math.Min(Math.Max(remark.End, pieces[range.First].Start + 1), pieces[range.Last].End) - 1));
        // Marks inside the result of a field go when it is made anew, and LibreOffice drops their comments.
        if (pieces[range.First].Field is { } begun && Within(begun.Begin, pieces[range.First])) first = begun.Begin;
        if (pieces[range.Last].Field is { End: { } end } && Within(end, pieces[range.Last])) last = end;
        Host(first).AddBeforeSelf(new XElement(w + "commentRangeStart", new XAttribute(w + "id", id)));
        Host(last).AddAfterSelf(
            new XElement(w + "commentRangeEnd", new XAttribute(w + "id", id)),
            new XElement(w + "r", new XElement(w + "commentReference", new XAttribute(w + "id", id))));
    }

    private static void Note(Dictionary<XElement, SortedSet<int>> cuts, in StoryPiece piece, int offset)
    {
        if (!piece.MayBeCut) offset = offset <= piece.Start ? piece.Start : piece.End;
        if (offset < piece.Start || offset > piece.End) return;
        if (!cuts.TryGetValue(piece.Run, out var known)) cuts[piece.Run] = known = [];
        known.Add(offset);
    }

    // The first and last piece of a stretch, both in the paragraph in which it begins; null when it lies in no run.
    private (int First, int Last)? Range(DocxRemark remark)
    {
        var first = At(remark.Start);
        if (first >= pieces.Count || pieces[first].Start >= remark.End) return null;
        var last = first;
        while (last + 1 < pieces.Count && pieces[last + 1].Start < remark.End && pieces[last + 1].Paragraph == pieces[first].Paragraph) last++;
        return (first, last);
    }

    // Numbers that Word makes are in no run: the words after them are marked instead.
    private (int First, int Last) Beside(DocxRemark remark)
    {
        var near = Math.Min(At(remark.Start), pieces.Count - 1);
        return (near, near);
    }

    /// <summary>Index of the first piece that ends after the offset.</summary>
    private int At(int offset)
    {
        var (low, high) = (0, pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].End <= offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static bool Within(XElement mark, in StoryPiece piece) => piece.Anchor is null && mark.Ancestors().Contains(piece.Paragraph);

    private XElement Segment(int offset)
    {
        var (low, high) = (0, segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (segments[middle].End <= offset) low = middle + 1;
            else high = middle;
        }
        return segments[low].Run;
    }

    // Links and simple fields are marked from outside: what makes them anew would take marks inside away.
    private static XElement Host(XElement run)
    {
        var host = run;
        for (var at = run; at.Parent is { } parent && parent.Local() != "p"; at = parent)
            if (parent.Local() is "hyperlink" or "fldSimple") host = parent;
        return host;
    }
}

/// <summary>A run, or a part of one, with its stretch of the text.</summary>
internal readonly record struct RunSegment(int Start, int End, XElement Run);

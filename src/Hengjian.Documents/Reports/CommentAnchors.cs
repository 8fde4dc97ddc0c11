using System.Globalization;
using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Puts the marks of comments around stretches of the body's text.</summary>
/// <param name="pieces">The text's pieces, by offset; at least one.</param>
/// <param name="w">The body's namespace.</param>
/// <param name="changes">Numbers of tracked changes: one that is divided needs a second number.</param>
internal sealed class CommentAnchors(List<StoryPiece> pieces, XNamespace w, WordIds changes)
{
    private readonly List<RunSegment> segments = [];

    /// <summary>Splits the runs in which a remark begins or ends.</summary>
    public void Cut(IReadOnlyList<DocxRemark> remarks)
    {
        var cuts = new Dictionary<XElement, RunCuts>();
        RunCuts Of(XElement run) => cuts.TryGetValue(run, out var known) ? known : cuts[run] = new RunCuts();
        foreach (var remark in remarks)
        {
            var range = Range(remark);
            var (first, last) = Edges(remark, range ?? Beside(remark));
            if (first.Mark is { } begin) Of(begin.Parent!).Before.Add(begin);
            else if (range is { } from) Of(pieces[from.First].Run).Offsets.Add(first.Offset);
            if (last.Mark is { } end) Of(end.Parent!).After.Add(end);
            else if (range is { } to) Of(pieces[to.Last].Run).Offsets.Add(last.Offset);
        }
        for (var at = 0; at < pieces.Count;)
        {
            var run = pieces[at].Run;
            var next = at + 1;
            while (next < pieces.Count && pieces[next].Run == run) next++;
            if (cuts.Remove(run, out var own)) segments.AddRange(RunSplitter.Split(run, pieces.GetRange(at, next - at), own));
            else segments.Add(new RunSegment(pieces[at].Start, pieces[next - 1].End, run));
            at = next;
        }
        // Runs without text: a note's mark beside a picture.
        foreach (var (run, own) in cuts) RunSplitter.Split(run, [], own);
    }

    /// <summary>Marks a remark's stretch with the comment's id.</summary>
    public void Mark(DocxRemark remark, string id)
    {
        var (first, last) = Edges(remark, Range(remark) ?? Beside(remark));
        Free(Host(first.Mark?.Parent ?? Segment(first.Offset)), after: false).AddBeforeSelf(new XElement(w + "commentRangeStart", new XAttribute(w + "id", id)));
        Free(Host(last.Mark?.Parent ?? Segment(last.Offset - 1)), after: true).AddAfterSelf(
            new XElement(w + "commentRangeEnd", new XAttribute(w + "id", id)),
            new XElement(w + "r", new XElement(w + "commentReference", new XAttribute(w + "id", id))));
    }

    // Where a remark begins and ends: at an offset, or at a mark that stands for what it is on.
    private (Edge First, Edge Last) Edges(DocxRemark remark, (int First, int Last) range)
    {
        var (first, last) = (pieces[range.First], pieces[range.Last]);
        if (first.Anchor is { } anchor) return (new(anchor, 0), new(anchor, 0));
        // Marks inside the result of a field go when it is made anew, and LibreOffice drops their comments.
        return (
            new(first.Field is { } begun && Within(begun.Begin, first) ? begun.Begin : null, Math.Max(remark.Start, first.Start)),
            new(last.Field is { End: { } end } && Within(end, last) ? end : null, Math.Min(Math.Max(remark.End, first.Start + 1), last.End)));
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

    private static bool Within(XElement mark, in StoryPiece piece) => mark.Ancestors().Contains(piece.Paragraph);

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

    // Links, simple fields and controls for plain values are marked from outside: what makes them anew would take marks inside away.
    private static XElement Host(XElement run)
    {
        var host = run;
        for (var at = run; at.Parent is { } parent && parent.Local() != "p"; at = parent)
            if (parent.Local() is "hyperlink" or "fldSimple" || parent.Name.LocalName == "AlternateContent" || IsValue(parent)) host = parent;
        return host;
    }

    private static bool IsValue(XElement control) =>
        control.Local() == "sdt" && control.Child("sdtPr")?.Elements().Any(e => e.Local() is "text" or "dropDownList" or "comboBox" or "date" or "dataBinding") == true;

    // A comment that stood inside an insertion would be part of it, and rejecting the insertion would take it away: the insertion is divided.
    private XElement Free(XElement host, bool after)
    {
        while (host.Ancestors().TakeWhile(a => a.Local() != "p").Any(IsInsertion))
        {
            var parent = host.Parent!;
            if (IsInsertion(parent)) Divide(parent, host, after);
            host = parent;
        }
        return host;
    }

    private static bool IsInsertion(XElement element) => element.Local() is "ins" or "moveTo";

    private void Divide(XElement insertion, XElement at, bool after)
    {
        var others = (after ? at.NodesAfterSelf() : at.NodesBeforeSelf()).ToList();
        if (!others.OfType<XElement>().Any(e => !e.Local().StartsWith("comment", StringComparison.Ordinal))) return;
        foreach (var other in others) other.Remove();
        var rest = new XElement(insertion.Name, insertion.Attributes(), others);
        if (rest.Attribute(w + "id") is { } id) id.Value = changes.Next().ToString(CultureInfo.InvariantCulture);
        if (after) insertion.AddAfterSelf(rest);
        else insertion.AddBeforeSelf(rest);
    }

    private readonly record struct Edge(XElement? Mark, int Offset);
}

/// <summary>A run, or a part of one, with its stretch of the text.</summary>
internal readonly record struct RunSegment(int Start, int End, XElement Run);

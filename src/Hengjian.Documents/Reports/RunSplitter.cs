using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Cuts a run into runs that look the same. What is no text (notes, pictures, fields) stays where it was between the texts.</summary>
internal sealed class RunSplitter
{
    private readonly XElement run;
    private readonly List<Part> parts = [new()];
    private bool cut;

    private RunSplitter(XElement run) => this.run = run;

    /// <summary>Cuts a run; the first part stays the element it was, the others follow it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pieces">Its pieces, by offset; none when it holds no text.</param>
    /// <param name="cuts">Where; a cut at an end of the run, or where nothing would be left on one side, cuts nothing.</param>
    /// <returns>The parts that hold text, by offset.</returns>
    public static List<RunSegment> Split(XElement run, List<StoryPiece> pieces, RunCuts cuts)
    {
        var splitter = new RunSplitter(run);
        var texts = pieces.GroupBy(p => p.Child).ToDictionary(g => g.Key, g => (g.First().Start, g.Last().End));
        foreach (var node in run.Nodes().ToList())
        {
            if (node is not XElement child) splitter.parts[^1].Nodes.Add(node);
            else
            {
                splitter.cut |= cuts.Before.Contains(child);
                if (texts.TryGetValue(child, out var text)) splitter.Text(child, text.Start, text.End, cuts.Offsets);
                else splitter.Add(child);
                splitter.cut |= cuts.After.Contains(child);
            }
        }
        return splitter.Build();
    }

    private void Text(XElement child, int start, int end, SortedSet<int> offsets)
    {
        var plain = child.Local() == "t" ? RunReader.Plain(child) : null;
        var at = offsets.GetViewBetween(start, end).SelectMany(o => Around(plain, o - start)).Select(o => o + start).Distinct().Order().ToList();
        var inside = at.Where(o => o > start && o < end).ToList();
        cut |= at.Contains(start);
        if (plain is not null) Pieces(child, plain, start, end, inside);
        else
        {
            // Phonetic guides and the like are moved whole.
            cut |= inside.Count > 0;
            Add(child, start, end);
            cut |= inside.Count > 0;
        }
        cut |= at.Contains(end);
    }

    private void Pieces(XElement child, string plain, int start, int end, List<int> inside)
    {
        var from = start;
        foreach (var at in inside)
        {
            Add(Copy(child, plain[(from - start)..(at - start)]), from, at);
            (cut, from) = (true, at);
        }
        Add(from == start ? child : Copy(child, plain[(from - start)..]), from, end);
    }

    // A character beyond the first plane is two units: no cut goes through it, it is cut out whole.
    private static int[] Around(string? plain, int at) =>
        plain is not null && at > 0 && at < plain.Length && char.IsLowSurrogate(plain[at]) && char.IsHighSurrogate(plain[at - 1]) ? [at - 1, at + 1] : [at];

    private static XElement Copy(XElement child, string text) =>
        new(child.Name, child.Attributes().Where(a => a.Name != XNamespace.Xml + "space"), new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private void Add(XElement child, int start = 0, int end = 0)
    {
        if (child.Local() != "rPr")
        {
            if (cut && parts[^1].HasContent) parts.Add(new Part());
            cut = false;
            parts[^1].HasContent = true;
        }
        parts[^1].Nodes.Add(child);
        if (end > start) parts[^1].Take(start, end);
    }

    private List<RunSegment> Build()
    {
        parts[0].Run = run;
        if (parts.Count > 1)
        {
            var (properties, last) = (run.Child("rPr"), run);
            foreach (var part in parts.Skip(1))
            {
                foreach (var node in part.Nodes.Where(n => n.Parent is not null)) node.Remove();
                part.Run = new XElement(run.Name, run.Attributes(), properties is null ? null : new XElement(properties), part.Nodes);
                last.AddAfterSelf(part.Run);
                last = part.Run;
            }
            // What was cut in two is in the parts as copies.
            run.ReplaceNodes(parts[0].Nodes);
        }
        return [.. parts.Where(p => p.End > p.Start).Select(p => new RunSegment(p.Start, p.End, p.Run!))];
    }

    private sealed class Part
    {
        public List<XNode> Nodes { get; } = [];

        public bool HasContent { get; set; }

        public XElement? Run { get; set; }

        public int Start { get; private set; }

        public int End { get; private set; }

        public void Take(int start, int end) => (Start, End) = (End > Start ? Start : start, end);
    }
}

using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Cuts a run into runs that look the same.</summary>
internal static class RunSplitter
{
    /// <summary>Cuts a run; the first part stays the element it was, the others follow it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pieces">Its pieces, by offset; they follow each other without gap.</param>
    /// <param name="cuts">Offsets of the text to cut at; those at its ends cut nothing.</param>
    public static List<RunSegment> Split(XElement run, List<StoryPiece> pieces, SortedSet<int> cuts)
    {
        var (start, end) = (pieces[0].Start, pieces[^1].End);
        var inside = new Queue<int>(cuts.Where(c => c > start && c < end));
        var parts = new List<(int Start, List<XNode> Nodes)> { (start, []) };
        var starts = pieces.GroupBy(p => p.Child).ToDictionary(g => g.Key, g => (g.First().Start, g.Last().End));
        foreach (var node in run.Nodes().ToList())
        {
            if (node is XElement element && starts.TryGetValue(element, out var held)) Put(element, held.Start, held.End, inside, parts);
            else parts[^1].Nodes.Add(node);
        }
        return Build(run, parts, end);
    }

    private static void Put(XElement child, int start, int end, Queue<int> cuts, List<(int Start, List<XNode> Nodes)> parts)
    {
        var from = start;
        while (cuts.TryPeek(out var cut) && cut < end)
        {
            cuts.Dequeue();
            if (cut > from) parts[^1].Nodes.Add(Text(child, from - start, cut - start));
            parts.Add((cut, []));
            from = cut;
        }
        parts[^1].Nodes.Add(from == start ? child : Text(child, from - start, end - start));
    }

    private static XElement Text(XElement child, int from, int to) =>
        new(child.Name, child.Attributes().Where(a => a.Name != XNamespace.Xml + "space"), new XAttribute(XNamespace.Xml + "space", "preserve"), RunReader.Plain(child)[from..to]);

    private static List<RunSegment> Build(XElement run, List<(int Start, List<XNode> Nodes)> parts, int end)
    {
        var found = new List<RunSegment> { new(parts[0].Start, parts.Count > 1 ? parts[1].Start : end, run) };
        if (parts.Count == 1) return found;
        var properties = run.Child("rPr");
        var last = run;
        for (var i = 1; i < parts.Count; i++)
        {
            foreach (var node in parts[i].Nodes.Where(n => n.Parent is not null)) node.Remove();
            var next = new XElement(run.Name, run.Attributes(), properties is null ? null : new XElement(properties), parts[i].Nodes);
            last.AddAfterSelf(next);
            last = next;
            found.Add(new RunSegment(parts[i].Start, i + 1 < parts.Count ? parts[i + 1].Start : end, next));
        }
        // What was cut in two is in the parts as copies.
        run.ReplaceNodes(parts[0].Nodes);
        return found;
    }
}

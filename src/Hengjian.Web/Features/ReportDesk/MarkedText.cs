using Hengjian.Audit.Findings;
using Hengjian.Evaluation.ReportDesk;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>A stretch of text under the same flags.</summary>
/// <param name="Start">First offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Flags">The flags over it, the one that is shown first; empty for plain text.</param>
/// <param name="Begins">The flags whose first stretch this is.</param>
/// <param name="Number">True inside a number that one of the flags rests on.</param>
public sealed record Stretch(int Start, int End, IReadOnlyList<DeskFlag> Flags, IReadOnlyList<DeskFlag> Begins, bool Number);

/// <summary>Cuts a report at the edges of its flags.</summary>
public sealed class MarkedText
{
    private readonly List<(TextSpan Span, DeskFlag Flag, bool First)> spans;

    // How far the spans up to each reach: what a part of the text holds is found without looking at all of them.
    private readonly int[] reach;

    /// <summary>Takes the flags to be shown.</summary>
    /// <param name="text">Text of the report.</param>
    /// <param name="flags">The flags.</param>
    public MarkedText(string text, IEnumerable<DeskFlag> flags)
    {
        spans = [.. flags.SelectMany(f => f.Marks(text).Select((s, i) => (Span: s, Flag: f, First: i == 0))).OrderBy(s => s.Span.Start).ThenBy(s => s.Span.End)];
        reach = new int[spans.Count];
        for (var i = 0; i < reach.Length; i++) reach[i] = Math.Max(i == 0 ? 0 : reach[i - 1], spans[i].Span.End);
    }

    /// <summary>The stretches of a part of the text, in order, together all of it.</summary>
    public IEnumerable<Stretch> Between(int start, int end)
    {
        if (end <= start) yield break;
        var from = Array.BinarySearch(reach, start + 1);
        if (from < 0) from = ~from;
        while (from > 0 && reach[from - 1] > start) from--;
        var here = spans.Skip(from).TakeWhile(s => s.Span.Start < end).Where(s => s.Span.End > start).ToList();
        var edges = new SortedSet<int> { start, end };
        foreach (var (span, flag, _) in here)
        {
            edges.Add(Math.Max(span.Start, start));
            edges.Add(Math.Min(span.End, end));
            foreach (var number in flag.Claim?.Numbers ?? [])
                if (number.Start >= start && number.End <= end) edges.UnionWith([number.Start, number.End]);
        }
        var at = start;
        foreach (var edge in edges.Skip(1))
        {
            yield return Of(here, at, edge);
            at = edge;
        }
    }

    private static Stretch Of(List<(TextSpan Span, DeskFlag Flag, bool First)> here, int start, int end)
    {
        var over = here.Where(s => s.Span.Start <= start && s.Span.End >= end).ToList();
        var flags = over.OrderBy(s => s.Flag.Group).ThenBy(s => s.Span.End - s.Span.Start).Select(s => s.Flag).Distinct().ToList();
        var begins = over.Where(s => s.First && s.Span.Start == start).Select(s => s.Flag).ToList();
        return new Stretch(start, end, flags, begins, flags.Exists(f => f.Claim?.Numbers.Any(n => n.Start <= start && n.End >= end) == true));
    }
}

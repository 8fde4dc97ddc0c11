using System.Buffers;
using System.Globalization;

namespace Hengjian.Audit.Findings;

/// <summary>Tells findings of equal words apart by the sentence around them, and sentences by their neighbours.</summary>
public static class Surroundings
{
    private const int Longest = 160;
    private const int Neighbours = 40;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。！？!?\n\r");

    /// <summary>One key for each finding: its words and the sentence; the neighbours too where that is not enough; a number as the last resort.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="findings">What each says, and where.</param>
    public static IReadOnlyList<string> Distinct(string text, IReadOnlyList<(string Words, IReadOnlyList<TextSpan> Spans)> findings)
    {
        var keys = findings.Select(f => f.Words + "|" + Around(text, f.Spans, 0)).ToArray();
        foreach (var twins in keys.Select((key, i) => (key, i)).GroupBy(p => p.key, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList())
            foreach (var (key, i) in twins) keys[i] = key + "|" + Around(text, findings[i].Spans, Neighbours);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            var count = seen[keys[i]] = seen.GetValueOrDefault(keys[i]) + 1;
            keys[i] += "|" + count.ToString(CultureInfo.InvariantCulture);
        }
        return keys;
    }

    // The sentence, with some characters more on both sides; where the finding stands in it counts too.
    private static string Around(string text, IReadOnlyList<TextSpan> spans, int more)
    {
        if (spans.Count == 0) return "";
        var (from, to) = (spans[0].Start, Math.Max(spans[0].Start, spans[^1].End));
        var start = from;
        while (start > 0 && from - start < Longest && !Stops.Contains(text[start - 1])) start--;
        var end = Math.Min(to, text.Length);
        while (end < text.Length && end - to < Longest && !Stops.Contains(text[end])) end++;
        if (more > 0) return text[Math.Max(0, start - more)..start] + "|" + text[end..Math.Min(text.Length, end + more)] + "|" + (from - start).ToString(CultureInfo.InvariantCulture);
        return text[start..from] + "^" + text[Math.Min(end, Math.Max(from, to))..end];
    }
}

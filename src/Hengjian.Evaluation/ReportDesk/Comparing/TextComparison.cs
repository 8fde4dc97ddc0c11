using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.ReportDesk.Comparing;

/// <summary>A piece of a paragraph.</summary>
/// <param name="Text">The words.</param>
/// <param name="Same">They are in the other version too.</param>
public sealed record TextPiece(string Text, bool Same);

/// <summary>A paragraph in both versions.</summary>
/// <param name="Before">As it was, in pieces; null when it is new.</param>
/// <param name="After">As it is, in pieces; null when it is gone.</param>
public sealed record ParagraphPair(IReadOnlyList<TextPiece>? Before, IReadOnlyList<TextPiece>? After)
{
    /// <summary>Nothing changed.</summary>
    public bool Same => Before is not null && After is not null && Before.All(p => p.Same) && After.All(p => p.Same);
}

/// <summary>Sets two versions of a report beside each other: paragraph by paragraph, then word by word in those that changed.</summary>
public static class TextComparison
{
    // Less than this of the words in common: one paragraph is gone and another has come.
    private const double Alike = 0.35;

    /// <summary>The paragraphs in order.</summary>
    public static IReadOnlyList<ParagraphPair> Of(ReportText before, ReportText after)
    {
        var (old, now) = (Paragraphs(before), Paragraphs(after));
        var pairs = new List<ParagraphPair>();
        foreach (var run in EditScript.Of(old, now, StringComparer.Ordinal))
        {
            if (run.Same) pairs.AddRange(Enumerable.Range(run.NewStart, run.NewCount).Select(i => new ParagraphPair([new(now[i], true)], [new(now[i], true)])));
            else Exchange(pairs, [.. Slice(old, run.OldStart, run.OldCount)], [.. Slice(now, run.NewStart, run.NewCount)]);
        }
        return pairs;
    }

    // Within an exchange each old paragraph is set beside the first of the next new ones that is alike enough.
    private static void Exchange(List<ParagraphPair> pairs, List<string> old, List<string> now)
    {
        var next = 0;
        foreach (var paragraph in old)
        {
            var found = -1;
            IReadOnlyList<EditRun> runs = [];
            var words = Words(paragraph);
            for (var i = next; i < now.Count && i < next + 4 && found < 0; i++)
            {
                var others = Words(now[i]);
                runs = EditScript.Of(words, others, StringComparer.Ordinal);
                var common = runs.Where(r => r.Same).Sum(r => r.OldCount);
                if (common >= Alike * Math.Max(words.Count, others.Count)) found = i;
            }
            if (found < 0)
            {
                pairs.Add(new([new(paragraph, false)], null));
                continue;
            }
            for (; next < found; next++) pairs.Add(new(null, [new(now[next], false)]));
            pairs.Add(new(Pieces(words, runs, old: true), Pieces(Words(now[found]), runs, old: false)));
            next = found + 1;
        }
        for (; next < now.Count; next++) pairs.Add(new(null, [new(now[next], false)]));
    }

    private static List<TextPiece> Pieces(List<string> words, IReadOnlyList<EditRun> runs, bool old) =>
    [
        .. runs.Select(r => (Text: string.Concat(old ? Slice(words, r.OldStart, r.OldCount) : Slice(words, r.NewStart, r.NewCount)), r.Same))
            .Where(p => p.Text.Length > 0).Select(p => new TextPiece(p.Text, p.Same)),
    ];

    // A row of a table is compared like a paragraph.
    private static List<string> Paragraphs(ReportText report)
    {
        string Text(int start, int end) => report.Text[start..end].Trim();
        return
        [
            .. report.Blocks.SelectMany(b => b.Table is { } table
                ? table.Rows.Select(r => string.Join(" | ", r.Select(c => Text(c.Start, c.End))))
                : [Text(b.Start, b.End)]).Where(t => t.Length > 0),
        ];
    }

    // A number with its point is one word, a Latin word is one, a Chinese character is one.
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (IsWord(text[at])) while (end < text.Length && (IsWord(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
            else if (char.IsHighSurrogate(text[at]) && end < text.Length) end++;
            words.Add(text[at..end]);
            at = end;
        }
        return words;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c);

    private static IEnumerable<T> Slice<T>(IReadOnlyList<T> items, int start, int count) => items.Skip(start).Take(count);
}

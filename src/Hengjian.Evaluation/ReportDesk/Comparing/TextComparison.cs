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

/// <summary>Two texts beside each other.</summary>
/// <param name="Pairs">The paragraphs in order.</param>
/// <param name="Cut">So much differs that some paragraphs were not compared word by word: they stand as gone and new.</param>
public sealed record ComparedText(IReadOnlyList<ParagraphPair> Pairs, bool Cut);

/// <summary>Sets two versions of a report beside each other: paragraph by paragraph, then word by word in those that changed.</summary>
public static class TextComparison
{
    // Less than this of the words in common: one paragraph is gone and another has come.
    private const double Alike = 0.35;

    // New paragraphs looked at for an old one.
    private const int Ahead = 4;

    /// <summary>Steps that comparing may take: about a second, some hundred times what two versions of a report of 100 pages take.</summary>
    public const long Steps = 60_000_000;

    // Cutting a text into words takes as long as so many steps for each character.
    private const int StepsPerCharacter = 8;

    /// <summary>The paragraphs in order.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new one.</param>
    /// <param name="cancel">The reader has gone.</param>
    /// <param name="steps">Steps of edit scripts it may take.</param>
    public static ComparedText Of(ReportText before, ReportText after, CancellationToken cancel = default, long steps = Steps)
    {
        var (old, now) = (Paragraphs(before), Paragraphs(after));
        var budget = new EditBudget(steps, cancel);
        var pairs = new List<ParagraphPair>();
        foreach (var run in EditScript.Of(old, now, StringComparer.Ordinal, budget))
        {
            if (run.Same) pairs.AddRange(Enumerable.Range(run.NewStart, run.NewCount).Select(i => new ParagraphPair([new(now[i], true)], [new(now[i], true)])));
            else Exchange(pairs, [.. Slice(old, run.OldStart, run.OldCount)], [.. Slice(now, run.NewStart, run.NewCount)], budget);
        }
        return new(pairs, budget.Cut);
    }

    // Within an exchange each old paragraph is set beside the first of the next new ones that is alike enough.
    private static void Exchange(List<ParagraphPair> pairs, List<string> old, List<string> now, EditBudget budget)
    {
        var next = 0;
        var known = new Dictionary<int, List<string>?>();
        foreach (var paragraph in old)
        {
            var words = Words(paragraph, budget);
            var (found, runs) = (-1, (IReadOnlyList<EditRun>)[]);
            for (var i = next; words is not null && i < now.Count && i < next + Ahead && found < 0; i++)
            {
                // So few characters of so many cannot be alike.
                if (Math.Min(paragraph.Length, now[i].Length) < Alike / 2 * Math.Max(paragraph.Length, now[i].Length)) continue;
                if (!known.TryGetValue(i, out var others)) known[i] = others = Words(now[i], budget);
                if (others is null) continue;
                runs = EditScript.Of(words, others, StringComparer.Ordinal, budget);
                if (runs.Where(r => r.Same).Sum(r => r.OldCount) >= Alike * Math.Max(words.Count, others.Count)) found = i;
            }
            if (found < 0)
            {
                pairs.Add(new([new(paragraph, false)], null));
                continue;
            }
            for (; next < found; next++) pairs.Add(new(null, [new(now[next], false)]));
            pairs.Add(new(Pieces(words!, runs, old: true), Pieces(known[found]!, runs, old: false)));
            for (; next <= found; next++) known.Remove(next);
        }
        for (; next < now.Count; next++) pairs.Add(new(null, [new(now[next], false)]));
    }

    private static List<string>? Words(string text, EditBudget budget) => budget.Take((long)text.Length * StepsPerCharacter) ? Words(text) : null;

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

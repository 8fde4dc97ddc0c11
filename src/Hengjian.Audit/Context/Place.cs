using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Where a number stands: its paragraph and what the report gave before.</summary>
/// <param name="Sentences">The sentences of the paragraph that hold numbers.</param>
/// <param name="At">Position of its sentence.</param>
/// <param name="Index">Position among the mentions of the sentence.</param>
/// <param name="Block">Number of the paragraph.</param>
/// <param name="Ledger">The report up to the sentence before.</param>
/// <param name="Figures">The figures of the paragraph.</param>
internal sealed record Place(IReadOnlyList<Sentence> Sentences, int At, int Index, int Block, Ledger Ledger, ParagraphFigures Figures)
{
    private const int MostHere = 12;
    private const int MostAfter = 5;
    private const int MostBefore = 8;

    private List<Figure>? near;
    private List<Figure>? wide;
    private byte[]? groups;

    /// <summary>The number, or what it may have been.</summary>
    public Mention Target => Instead ?? Sentences[At].Mentions[Index];

    /// <summary>What the number may have been before it was misprinted; null to look at it as printed.</summary>
    public Mention? Instead { get; init; }

    /// <summary>When given, nothing is confirmed, and what the number would have to be is collected, likeliest first.</summary>
    public List<double>? Tried { get; init; }

    /// <summary>The sentence.</summary>
    public Sentence Sentence => Sentences[At];

    /// <summary>The numbers of its sentence, nearest before first, then some after, then those of the two sentences before.</summary>
    public IReadOnlyList<Figure> Near => near ??= Collect();

    /// <summary>For each of them the place of the first that can be added to it: equal numbers mean one kind and unit.</summary>
    public byte[] Groups => groups ??= Grouped(Wide);

    /// <summary>The same, and in the first sentence of a paragraph the last numbers of the one before: enough to confirm, too far to accuse.</summary>
    public IReadOnlyList<Figure> Wide => Instead is null && Tried is null && At == 0 && Figures.Earlier.Count > 0 ? wide ??= [.. Near, .. Figures.Earlier] : Near;

    private List<Figure> Collect()
    {
        var found = new List<Figure>(MostHere + MostAfter);
        for (var i = Index - 1; i >= 0 && found.Count < MostHere; i--) Take(At, i, found);
        var here = found.Count;
        var count = Sentence.Mentions.Count;
        for (var i = Index + 1; i < count && found.Count - here < MostAfter; i++) Take(At, i, found);
        for (var s = At - 1; s >= 0 && s >= At - 2; s--)
        {
            var first = found.Count;
            for (var i = Sentences[s].Mentions.Count - 1; i >= 0 && found.Count - first < MostBefore; i--) Take(s, i, found);
        }
        return found;
    }

    private void Take(int sentence, int index, List<Figure> into)
    {
        if (Figures.At(sentence, index) is { } figure) into.Add(figure);
    }

    private static byte[] Grouped(IReadOnlyList<Figure> figures)
    {
        var groups = new byte[figures.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            var k = 0;
            while (!figures[k].Quantity.Adds(figures[i].Quantity)) k++;
            groups[i] = (byte)k;
        }
        return groups;
    }

    /// <summary>The words of its clause and the one before, in which an operation is named.</summary>
    public bool Says(params ReadOnlySpan<string> words) => Wording.Has(Target.Lead, words);
}

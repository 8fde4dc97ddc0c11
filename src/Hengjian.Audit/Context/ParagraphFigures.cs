using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The figures of a paragraph, each made once however often it is looked at.</summary>
/// <param name="sentences">The sentences that hold numbers.</param>
/// <param name="block">Number of the paragraph.</param>
/// <param name="before">The last sentence with numbers of the paragraph before; null when there is none.</param>
internal sealed class ParagraphFigures(IReadOnlyList<Sentence> sentences, int block, Sentence? before)
{
    private const int MostBefore = 8;

    private List<Figure>? earlier;

    /// <summary>The last figures of the paragraph before, nearest first.</summary>
    public List<Figure> Earlier => earlier ??= before is null ? [] : [.. before.Mentions.AsEnumerable().Reverse().Where(Figure.IsValue).Take(MostBefore).Select(m => Figure.Of(m, block - 1, -1))];

    private readonly Figure?[]?[] made = new Figure?[]?[sentences.Count];
    private readonly List<int>?[] rows = new List<int>?[sentences.Count];

    /// <summary>The rows of the table before that a sentence names; looked for once.</summary>
    public List<int> RowsOf(int sentence, Func<Sentence, List<int>> find) => rows[sentence] ??= find(sentences[sentence]);

    private Dictionary<int, int>? sumOf;

    /// <summary>Notes the parts of a sum that holds.</summary>
    public void Unite(Claim claim)
    {
        if (claim is not { Kind: ClaimKind.Sum, Verdict: Verdict.Consistent, Numbers.Count: > 2 }) return;
        sumOf ??= [];
        foreach (var number in claim.Numbers)
            if (number.Role == "part") sumOf.TryAdd(number.Start, claim.Numbers[0].Start);
    }

    /// <summary>True for two parts of one sum: nothing follows from the one and the other.</summary>
    public bool AreSiblings(Figure a, Figure b) =>
        sumOf is not null && sumOf.TryGetValue(a.Quantity.Start, out var x) && sumOf.TryGetValue(b.Quantity.Start, out var y) && x == y;

    /// <summary>The figure of a mention that has a value; null for others.</summary>
    public Figure? At(int sentence, int index)
    {
        var row = made[sentence] ??= new Figure?[sentences[sentence].Mentions.Count];
        if (row[index] is { } figure) return figure;
        var mention = sentences[sentence].Mentions[index];
        return Figure.IsValue(mention) ? row[index] = Figure.Of(mention, block, sentence) : null;
    }
}

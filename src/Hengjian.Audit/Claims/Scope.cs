using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The numbers a reader still has in mind: those of the sentence and of the two before it in the same paragraph.</summary>
/// <param name="Sentence">The sentence being read.</param>
/// <param name="Before">The sentence before; null at the beginning of a paragraph.</param>
/// <param name="Earlier">The one before that.</param>
internal sealed record Scope(Sentence Sentence, Sentence? Before, Sentence? Earlier)
{
    /// <summary>The sums of the paragraph that hold: parts of one whole are no wholes of each other.</summary>
    public IReadOnlyList<HeldSum> Sums { get; init; } = [];

    /// <summary>What the report stated before this paragraph.</summary>
    public NumbersBefore Stated { get; init; } = new();

    /// <summary>The whole that the shares of this paragraph go on with.</summary>
    public ShareChain Chain { get; init; } = new();

    /// <summary>True when both are parts of one sum.</summary>
    public bool AreSiblings(Mention a, Mention b)
    {
        foreach (var sum in Sums)
            if (sum.Parts.Contains(a.Quantity.Start) && sum.Parts.Contains(b.Quantity.Start)) return true;
        return false;
    }

    /// <summary>True for a part of a sum that holds.</summary>
    public bool IsParted(Mention part)
    {
        foreach (var sum in Sums)
            if (sum.Parts.Contains(part.Quantity.Start)) return true;
        return false;
    }

    // Farther back in one sentence nobody looks.
    private const int Farthest = 24;

    /// <summary>The levels before a place of the sentence, nearest first.</summary>
    public IEnumerable<Mention> Levels(int index)
    {
        for (var i = index - 1; i >= 0 && index - i < Farthest; i--)
            if (IsLevel(Sentence.Mentions[i])) yield return Sentence.Mentions[i];
    }

    /// <summary>The levels of the sentences before, nearest first.</summary>
    public IEnumerable<Mention> LevelsBefore()
    {
        foreach (var sentence in new[] { Before, Earlier })
        {
            if (sentence is null) continue;
            for (var i = sentence.Mentions.Count - 1; i >= 0 && sentence.Mentions.Count - i < Farthest; i--)
                if (IsLevel(sentence.Mentions[i])) yield return sentence.Mentions[i];
        }
    }

    /// <summary>The levels after a place of the sentence, nearest first.</summary>
    public IEnumerable<Mention> LevelsAfter(int index)
    {
        for (var i = index + 1; i < Sentence.Mentions.Count && i - index < 4; i++)
            if (IsLevel(Sentence.Mentions[i])) yield return Sentence.Mentions[i];
    }

    private static bool IsLevel(Mention mention) =>
        mention.Role is Role.Level or Role.Whole or Role.Base or Role.Gap && mention.Known && mention.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && !mention.Quantity.IsTime;
}

/// <summary>Where the numbers of a sum that holds start.</summary>
/// <param name="Total">The total; null when not known.</param>
/// <param name="Parts">The parts.</param>
internal sealed record HeldSum(int? Total, IReadOnlySet<int> Parts);

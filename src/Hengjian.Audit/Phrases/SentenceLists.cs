using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Phrases;

/// <summary>Looks into the sentences of a paragraph.</summary>
internal static class SentenceLists
{
    /// <summary>The mention of the number that starts at an offset; null when none does.</summary>
    public static Mention? MentionAt(this IReadOnlyList<Sentence> sentences, int start)
    {
        // Sentences read together with the next are told by both.
        for (var from = FirstAt(sentences, start); from < sentences.Count && sentences[from].Start <= start; from++)
            if (sentences[from].Mentions.Find(m => m.Quantity.Start == start) is { } found) return found;
        return null;
    }

    /// <summary>The sentence of one of their mentions.</summary>
    public static Sentence SentenceOf(this IReadOnlyList<Sentence> sentences, Mention mention)
    {
        var at = FirstAt(sentences, mention.Quantity.Start);
        while (!sentences[at].Mentions.Contains(mention)) at++;
        return sentences[at];
    }

    // The first that ends behind an offset.
    private static int FirstAt(IReadOnlyList<Sentence> sentences, int start)
    {
        var (from, behind) = (0, sentences.Count);
        while (from < behind)
        {
            var middle = (from + behind) / 2;
            if (sentences[middle].End <= start) from = middle + 1;
            else behind = middle;
        }
        return from;
    }

    /// <summary>The mention of a claim's number by its role; null when the claim has none, or it stands elsewhere.</summary>
    public static Mention? MentionOf(this IReadOnlyList<Sentence> sentences, Claim claim, string role) => sentences.MentionAt(claim.Numbers.FirstOrDefault(n => n.Role == role).Start);
}

namespace Hengjian.Audit.Phrases;

/// <summary>Looks into the sentences of a paragraph.</summary>
internal static class SentenceLists
{
    /// <summary>The mention of the number that starts at an offset; null when none does.</summary>
    public static Mention? MentionAt(this IReadOnlyList<Sentence> sentences, int start)
    {
        foreach (var sentence in sentences)
            if (start >= sentence.Start && start < sentence.End) return sentence.Mentions.Find(m => m.Quantity.Start == start);
        return null;
    }
}

using System.Buffers;

namespace Hengjian.Audit.Phrases;

/// <summary>A fixed list of words, of which a text is asked at once which it contains.</summary>
internal sealed class WordSet
{
    private const int Most = 128;

    private readonly Dictionary<char, (string Word, int Place)[]> byFirst;
    private readonly SearchValues<char> firsts;

    /// <summary>Takes at most 128 words.</summary>
    public WordSet(params ReadOnlySpan<string> words)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Length, Most);
        byFirst = words.ToArray().Select((w, i) => (Word: w, Place: i)).GroupBy(w => w.Word[0]).ToDictionary(g => g.Key, g => g.ToArray());
        firsts = SearchValues.Create([.. byFirst.Keys]);
    }

    /// <summary>One bit for each word that stands in the text, in the order of the list.</summary>
    public UInt128 In(ReadOnlySpan<char> text)
    {
        var found = UInt128.Zero;
        for (var at = text.IndexOfAny(firsts); at >= 0;)
        {
            foreach (var (word, place) in byFirst[text[at]])
                if (text[at..].StartsWith(word, StringComparison.Ordinal)) found |= UInt128.One << place;
            text = text[(at + 1)..];
            at = text.IndexOfAny(firsts);
        }
        return found;
    }
}

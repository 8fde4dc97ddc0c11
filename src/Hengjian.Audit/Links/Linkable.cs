using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Links;

/// <summary>A number of a paragraph with its place, ready to be compared with others.</summary>
/// <param name="mention">What was read of it.</param>
/// <param name="at">Its place among the numbers of the paragraph.</param>
/// <param name="sentence">The place of its sentence.</param>
internal sealed class Linkable(Mention mention, int at, int sentence)
{
    private HashSet<int>? pairs;

    /// <summary>What was read of it.</summary>
    public Mention Mention { get; } = mention;

    /// <summary>Its place among the numbers of the paragraph.</summary>
    public int At { get; } = at;

    /// <summary>The place of its sentence.</summary>
    public int Sentence { get; } = sentence;

    private HashSet<int> Pairs
    {
        get
        {
            if (pairs is not null) return pairs;
            pairs = [];
            var label = Mention.AboutClean + Mention.Tail;
            for (var i = 0; i + 1 < label.Length; i++) pairs.Add(label[i] << 16 | label[i + 1]);
            return pairs;
        }
    }

    /// <summary>The values of a paragraph that may follow from each other, in order.</summary>
    public static List<Linkable> Of(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Linkable>();
        for (var s = 0; s < sentences.Count; s++)
            foreach (var mention in sentences[s].Mentions)
                if (mention.Known && !mention.Quantity.IsTime && mention.Quantity.Kind != Numbers.QuantityKind.Bare) found.Add(new Linkable(mention, found.Count, s));
        return found;
    }

    /// <summary>How much of two names is the same, 0 to 1; null when one of them has no name.</summary>
    public double? Alike(Linkable other)
    {
        if (Pairs.Count == 0 || other.Pairs.Count == 0) return null;
        var both = 0;
        foreach (var pair in Pairs)
            if (other.Pairs.Contains(pair)) both++;
        return 2d * both / (Pairs.Count + other.Pairs.Count);
    }

    /// <summary>How much of the name after 占 this number's name holds, 0 to 1; null when nothing is said after 占.</summary>
    public double? Holds(string whole)
    {
        if (whole.Length < 2 || Pairs.Count == 0) return null;
        var both = 0;
        for (var i = 0; i + 1 < whole.Length; i++)
            if (Pairs.Contains(whole[i] << 16 | whole[i + 1])) both++;
        return (double)both / (whole.Length - 1);
    }
}

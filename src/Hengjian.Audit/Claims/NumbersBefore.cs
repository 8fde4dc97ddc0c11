using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The numbers that a report has stated as what is, from its beginning: a total named in one paragraph holds in the next.</summary>
internal sealed class NumbersBefore
{
    // A report of thirty pages has some hundreds; the first of a name is the one that others refer to.
    private const int MostKept = 600;
    private const int MostGiven = 6;

    private readonly List<Known> all = [];

    /// <summary>One number and the sentence that stated it.</summary>
    internal readonly record struct Known(Mention Mention, Sentence Sentence);

    /// <summary>Everything kept, in order.</summary>
    public IReadOnlyList<Known> All => all;

    /// <summary>Keeps the levels of a sentence.</summary>
    public void Add(Sentence sentence)
    {
        foreach (var m in sentence.Mentions)
            if (all.Count < MostKept && m is { Known: true, Role: Role.Level, Each: null, Planned: false, Yearly: false } && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && !m.Quantity.IsTime)
                all.Add(new(m, sentence));
    }

    /// <summary>Those that bear a name, in a unit that fits, the best first.</summary>
    public IEnumerable<Mention> Named(string name, Quantity like)
    {
        if (name.Length < 2) return [];
        return all.Where(k => k.Mention.Quantity.Adds(like)).Select(k => (k.Mention, Rank: Rank(name, k.Mention))).Where(p => p.Rank > 0)
            .OrderByDescending(p => p.Rank).Take(MostGiven).Select(p => p.Mention);
    }

    private static int Rank(string name, Mention mention)
    {
        var label = mention.AboutClean.Length > 0 ? mention.AboutClean : mention.Tail;
        if (label == name || mention.Tail == name) return 4;
        if (label.EndsWith(name, StringComparison.Ordinal)) return 3;
        if (label.Length > 1 && (name.EndsWith(label, StringComparison.Ordinal) || name.StartsWith(label, StringComparison.Ordinal))) return 2;
        return ShareNames.Shared(name, ShareNames.Label(mention)) * 2 >= name.Length ? 1 : 0;
    }
}

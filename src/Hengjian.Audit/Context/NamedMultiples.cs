using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Accuses 倍 that no two numbers near give, and two of them give once a slip is put right: 一类 1000 元、三类 400 元，最高档是最低档的 25 倍.</summary>
internal static class NamedMultiples
{
    private const int MostValues = 5;
    private const int MostBefore = 2;

    /// <summary>The claim; null when nothing explains the multiple, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (target is not { Role: Role.Times, Size: 1, Quantity: { Hedge: Hedge.None, Unit.Text: "倍" } } || !target.Lead.Contains('的', StringComparison.Ordinal) && place.Sentence.Mentions.ElementAtOrDefault(place.Index - 1)?.Clause != target.Clause) return null;
        var near = place.Near.Where(f => f.Quantity.Hedge == Hedge.None && f.Mention is { } m && (f.Sentence < place.At || m.Token < target.Token || m.Clause - target.Clause < 2) && m.Role is not (Role.Change or Role.Gap or Role.Rate or Role.Share) && f.Quantity.Kind != QuantityKind.Percent && f.Quantity.Value > 0).ToList();
        var here = near.Where(f => f.Sentence == place.At).Take(MostValues).ToList();
        // 新增学位 5010 个，…。上年新增学位 3960 个，今年为去年的 1.27 倍: of the same name in the sentence before.
        if (here.Count == 1) here.AddRange(near.Where(f => f.Sentence < place.At && f.Series.Length > 1 && SubjectText.MayMean(f.Series, here[0].Series) && f.Quantity.Adds(here[0].Quantity)).Take(MostBefore));
        var named = false;
        if (target.Lead.Contains("最高", StringComparison.Ordinal) && target.Lead.Contains("最低", StringComparison.Ordinal) && here.Count > 1)
        {
            var alike = here.FindAll(f => f.Quantity.Adds(here[0].Quantity));
            if (alike.Count > 1) (here, named) = ([alike.MaxBy(f => f.Quantity.Value)!, alike.MinBy(f => f.Quantity.Value)!], true);
        }
        var pairs = new List<SlippedQuotients.Pair>();
        foreach (var a in here)
            foreach (var b in here)
                if (a.Quantity.Start != b.Quantity.Start && a.Quantity.Adds(b.Quantity) && a.Quantity.Value >= b.Quantity.Value == target.Quantity.Value >= 1) pairs.Add(new(a.Quantity, b.Quantity));
        return SlippedQuotients.Of(pairs.DistinctBy(p => (p.Total.Value, p.Units.Value)).ToList(), 1, target.Quantity, named: named || pairs.Count == 1);
    }
}

using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses a:b where no two numbers that bear the names of its sides give it, and two of them do once a slip is put right: 在校生 55890 人……专任教师 4127 人，生师比
/// 31.5∶1. The sides are named by the words before it (教职工与幼儿之比, 普职比), and the numbers may stand paragraphs before.
/// </summary>
internal static class SidedRatios
{
    private const int MostNamed = 40;
    private const int MostOfSide = 4;
    private static readonly string[] Norms = ["标准", "要求", "规定", "按", "不低于", "不高于", "不超过"];

    /// <summary>The claim; null when nothing explains the ratio, or chance may.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        if (RatioSides.Larger(target.Quantity) is not { } stated || target is not { Size: 1, Comparison: null, Quantity.Hedge: Hedge.None } || target.Own?.Shift < 0 || place.Says(Norms) || target.Lead.EndsWith('由') || target.Lead.EndsWith('从')) return null;
        if (RatioSides.In(target.Lead) is not var (one, other)) return null;
        var kind = KindIn(target.Lead) ?? (place.Index > 0 && place.Sentence.Mentions[place.Index - 1] is { } last && target.Clause - last.Clause < 2 && last.Segment == target.Segment ? KindIn(last.Clean) : null);
        var (left, right) = (Bearing(place, one, kind), Bearing(place, other, kind));
        var pairs = left.SelectMany(a => right.Where(b => b.Quantity.Start != a.Quantity.Start).Select(b => a.Quantity.Value > b.Quantity.Value ? new SlippedQuotients.Pair(a.Quantity, b.Quantity) : new(b.Quantity, a.Quantity)));
        // 教职工与在园幼儿之比: one number of each, and no other.
        var named = left.DistinctBy(f => f.Quantity.Value).Count() == 1 && right.DistinctBy(f => f.Quantity.Value).Count() == 1;
        return SlippedQuotients.Of(pairs.DistinctBy(p => (p.Total.Value, p.Units.Value)).ToList(), 1, stated, named: named);
    }

    // 中小学 is all of them.
    private static string? KindIn(string name) => Shape.KindIn(name.Replace("中小学", "", StringComparison.Ordinal));

    // Of the nearest sentences that tell it, of the same stage; else of the report.
    private static List<Figure> Bearing(Place place, string[] names, string? kind)
    {
        foreach (var name in names)
        {
            var near = place.Near.Where(f => IsPlain(f) && RatioSides.Bears(f.Label, name)).ToList();
            var here = near.FindAll(f => f.Sentence == place.At && f.Mention!.Segment == place.Target.Segment);
            if (near.Count > 0) return OfKind(here.Count > 0 ? here : near, kind);
        }
        foreach (var name in names)
            if (place.Ledger.Named(name, MostNamed).Where(f => IsPlain(f) && RatioSides.Bears(f.Label, name)).ToList() is { Count: > 0 } told) return OfKind(told, kind);
        return [];
    }

    private static List<Figure> OfKind(List<Figure> all, string? kind)
    {
        var same = all.FindAll(f => kind is null ? KindIn(f.Label) is null : f.Label.Contains(kind, StringComparison.Ordinal));
        return [.. (same.Count > 0 ? same : all).DistinctBy(f => f.Quantity.Value).Take(MostOfSide)];
    }

    private static bool IsPlain(Figure f) => f.Quantity is { Kind: QuantityKind.Count, Hedge: Hedge.None } && f.Mention is null or { Each: null, Role: Role.Level or Role.Whole or Role.Base };
}

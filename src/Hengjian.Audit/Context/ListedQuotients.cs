using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Accuses one of a list of values per unit or ratios whose others hold: 小学、初中仪器设备分别为 4985 万元、2947 万元，生均分别为 3232 元、2865 元, with the pupils of both
/// told before. Each is of the number beside it in the same place or of the same name, and of the other that was told of that name.
/// </summary>
internal static class ListedQuotients
{
    private const int Most = 6;
    private const int MostNamed = 40;
    private const int Owner = 3;

    /// <summary>The claim; null when another of the list does not hold, or no slip explains this one.</summary>
    public static Claim? Of(Place place)
    {
        var target = place.Target;
        var (size, mentions) = (target.Size, place.Sentence.Mentions);
        if (size is < 2 or > Most || target.Each is null && target.Quantity.Sides is null || Rows(mentions, target) is not { } rows) return null;
        HashSet<(int, string)>? told = null;
        for (var i = 0; i < size; i++)
        {
            if (i == target.Place) continue;
            var held = Pairs(place, mentions[target.Group + i], rows[i]).Where(p => Stated(mentions[target.Group + i]) is { } one && Judge.Of(Equations.Quotient(p.Pair.Total, p.Pair.Units, one, Count(target))).Verdict == Verdict.Consistent).Select(p => p.Told).ToHashSet();
            if (told is null) told = held;
            else told.IntersectWith(held);
            if (told.Count == 0) return null;
        }
        if (Stated(target) is not { } stated) return null;
        var pairs = Pairs(place, target, rows[target.Place]).Where(p => told!.Contains(p.Told)).Select(p => p.Pair).DistinctBy(p => (p.Total.Value, p.Units.Value)).ToList();
        return SlippedQuotients.Of(pairs, Count(target), stated, named: pairs.Count == 1);
    }

    private static double Count(Mention target) => target.Each?.Count ?? 1;

    private static Quantity? Stated(Mention m) => m.Each is not null ? m.Quantity with { Rounded = true } : RatioSides.Larger(m.Quantity);

    // The number beside each of the list with its name: of the names said for the list, or in the order of the numbers before.
    private static List<(Mention Beside, string Name)>? Rows(List<Mention> mentions, Mention target)
    {
        var rows = new List<(Mention, string)>(target.Size);
        if (target.Group < target.Size) return null;
        for (var i = 0; i < target.Size; i++)
        {
            var beside = mentions[target.Group - target.Size + i];
            if (mentions[target.Group + i] is { Listed: true } one && Name(one) is { } said)
            {
                if (mentions.FindLast(m => m.Token < target.Token && m.Group != target.Group && m.Clean.Contains(said, StringComparison.Ordinal)) is not { } named) return null;
                beside = named;
            }
            if (beside is not { Known: true, Role: Role.Level, Each: null, Quantity: { Kind: QuantityKind.Count or QuantityKind.Amount, Hedge: Hedge.None } } || Name(beside) is not { } name || rows.Exists(r => r.Item2 == name)) return null;
            rows.Add((beside, name));
        }
        return rows;
    }

    // 小学; 专任教师蓼河市: the place.
    private static string? Name(Mention m) => Shape.KindIn(m.Clean) ?? (m.Clean.Length >= Owner && m.Clean[^1] is '市' or '县' or '区' or '镇' or '乡' ? m.Clean[^Owner..] : null);

    // The number beside and each that was told of its name in the unit that is wanted, with its paragraph and the rest of its name.
    private static IEnumerable<(SlippedQuotients.Pair Pair, (int, string) Told)> Pairs(Place place, Mention target, (Mention Beside, string Name) row)
    {
        var beside = row.Beside.Quantity;
        foreach (var figure in place.Near.Where(f => f.Sentence != place.At).Concat(place.Ledger.Named(row.Name, MostNamed)))
        {
            if (figure.Mention is not { Each: null, Role: Role.Level or Role.Whole, Quantity.Hedge: Hedge.None } || figure.Quantity.Start == beside.Start || !figure.Label.Contains(row.Name, StringComparison.Ordinal)) continue;
            var other = figure.Quantity;
            var at = (figure.Block, figure.Label.Replace(row.Name, "", StringComparison.Ordinal));
            if (target.Each is not { } each)
            {
                if (other.Adds(beside) && other.Value != beside.Value) yield return (other.Value > beside.Value ? new(other, beside) : new(beside, other), at);
            }
            else if (beside.Adds(target.Quantity) && other.Kind == QuantityKind.Count && each.Counts(other)) yield return (new(beside, other), at);
            else if (each.Counts(beside) && other.Adds(target.Quantity)) yield return (new(other, beside), at);
        }
    }
}

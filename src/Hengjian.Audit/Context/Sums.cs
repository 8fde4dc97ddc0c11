using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Totals of numbers that stand in the sentences around, or in a column of the table before.</summary>
internal static class Sums
{
    private const int MostParts = 14;
    private const int MostLooked = 24;
    private const int MostTried = 200;
    private const int MostOfSlip = 5;
    private const double LeastOfSlip = 1000;

    // Below this, equal sums are too often chance.
    private const double LeastTotal = 20;

    /// <summary>The sum that gives the number at a place; null when none does.</summary>
    public static Claim? Of(Place place)
    {
        var total = place.Target;
        if (total.Quantity.Value < LeastTotal / 2 && !total.Total) return null;
        var after = After(place).Take(MostLooked).ToList();
        var before = Before(place).Take(MostLooked).ToList();
        return Prefix(place, after.ConvertAll(m => m.Quantity)) ?? Prefix(place, after.Where(m => !m.Among || m.Depth <= total.Depth).Select(m => m.Quantity).ToList())
            ?? Prefix(place, before.ConvertAll(m => m.Quantity)) ?? Prefix(place, before.Where(m => !m.Among && m.Depth <= total.Depth).Select(m => m.Quantity).ToList())
            ?? (total.Total || total.Years is not null ? OfColumn(place) : null);
    }

    /// <summary>A total of four digits or more that the numbers beside it miss by just one, or by two of its digits swapped.</summary>
    public static Claim? Slip(Place place)
    {
        var total = place.Target;
        if (!total.Total || total.Quantity.Half > 0 || total.Quantity.Value < LeastOfSlip || total.Role != Role.Level || total.Each is not null) return null;
        foreach (var parts in new[] { Before(place).Take(MostLooked).Select(m => m.Quantity).ToList(), After(place).Take(MostLooked).Select(m => m.Quantity).ToList() })
        {
            var sum = 0d;
            for (var i = 0; i < parts.Count && i < MostOfSlip; i++)
            {
                sum += parts[i].Value;
                if (i == 0 || parts[i].Half > 0 || Math.Abs(sum - total.Quantity.Value) > 1.5 || sum == total.Quantity.Value) continue;
                return ClaimMaker.Make(Equations.Sum(parts.GetRange(0, i + 1), total.Quantity));
            }
        }
        return null;
    }

    private static bool IsPart(Mention part, Mention total) =>
        part.Known && part.Quantity.Adds(total.Quantity) && part.Each is null && part.Role is Role.Level or Role.Whole or Role.Change && part.Role != Role.Norm && part.Quantity.Value > 0;

    // Those behind, to the end of the next sentence.
    private static IEnumerable<Mention> After(Place place)
    {
        var total = place.Target;
        for (var s = place.At; s < place.Sentences.Count && s <= place.At + 1; s++)
            for (var i = s == place.At ? place.Index + 1 : 0; i < place.Sentences[s].Mentions.Count; i++)
                if (place.Sentences[s].Mentions[i] is var m && IsPart(m, total) && (m.Role != Role.Change || total.Role == Role.Change || total.Added)) yield return m;
    }

    private static IEnumerable<Mention> Before(Place place)
    {
        var total = place.Target;
        for (var s = place.At; s >= 0 && s >= place.At - 2; s--)
            for (var i = s == place.At ? place.Index - 1 : place.Sentences[s].Mentions.Count - 1; i >= 0; i--)
                if (place.Sentences[s].Mentions[i] is var m && IsPart(m, total)) yield return m;
    }

    // The first two and more of a list, up to its end; a list may begin with one number that is no part.
    private static Claim? Prefix(Place place, List<Quantity> parts)
    {
        var total = place.Target;
        for (var from = 0; from < 2; from++)
        {
            var sum = 0d;
            var half = total.Quantity.Half + total.Quantity.Place * 0.01;
            for (var i = from; i < parts.Count && i - from < MostParts; i++)
            {
                sum += parts[i].Value;
                half += parts[i].Half;
                if (place.Tried is { } tried)
                {
                    if (i > from && tried.Count < MostTried) tried.Add(sum);
                    continue;
                }
                if (sum > total.Quantity.Value + half) break;
                if (i == from || Math.Abs(sum - total.Quantity.Value) > half || i - from < 2 && total.Quantity.Value < LeastTotal && !total.Total) continue;
                var equation = Equations.Sum(parts.GetRange(from, i - from + 1), total.Quantity);
                if (Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
            }
        }
        return null;
    }

    private static Claim? OfColumn(Place place)
    {
        if (place.Ledger.Table is not { } table) return null;
        foreach (var column in table.Columns)
        {
            if (column.IsRelative) continue;
            var cells = column.Cells.Where((c, row) => c is { Known: true } && !Tables.TableColumn.IsTotalName(table.Names[row])).Select(c => c!).ToList();
            if (place.Tried is not null) return null;
            if (cells.Count < 2 || cells.Exists(c => !c.Adds(place.Target.Quantity))) continue;
            var equation = Equations.Sum(cells, place.Target.Quantity);
            if (Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return null;
    }
}

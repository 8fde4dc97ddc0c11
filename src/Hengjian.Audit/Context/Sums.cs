using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
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
        var (after, before) = (After(place), Before(place));
        return Prefix(place, after) ?? Prefix(place, after, m => !m.Among || m.Depth <= total.Depth) ?? Prefix(place, after, m => !m.Among || m == after[0])
            ?? Prefix(place, before) ?? Prefix(place, before, m => !m.Among && m.Depth <= total.Depth)
            ?? (total.Total || total.Years is not null ? OfColumn(place) : null);
    }

    // The same of some only; nothing new where these are all.
    private static Claim? Prefix(Place place, List<Mention> parts, Predicate<Mention> some) =>
        place.Tried is null && parts.TrueForAll(some) ? null : Prefix(place, parts.FindAll(some));

    /// <summary>A total of four digits or more that the numbers beside it miss by just one, or by two of its digits swapped.</summary>
    public static Claim? Slip(Place place)
    {
        var total = place.Target;
        if (PointsBack(total)) return OfAllBefore(place);
        if (!total.Total || total.Quantity.Half > 0 || total.Quantity.Value < LeastOfSlip || total.Role != Role.Level || total.Each is not null) return null;
        foreach (var parts in new[] { Before(place).ConvertAll(m => m.Quantity), After(place).ConvertAll(m => m.Quantity) })
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

    // 来信 64 件。热线转办 218 件；网络留言 97 件。以上各类渠道共 380 件: all that was told of the unit, and a slip away from it.
    private static bool PointsBack(Mention total) =>
        total is { Total: true, Role: Role.Level, Each: null, Size: 1 } && (total.Lead.StartsWith("以上", StringComparison.Ordinal) || total.Lead.StartsWith("上述", StringComparison.Ordinal) || total.Lead.StartsWith("各类", StringComparison.Ordinal) || total.Lead.StartsWith("各项", StringComparison.Ordinal));

    private static Claim? OfAllBefore(Place place)
    {
        var parts = Before(place);
        if (parts.Count is < 2 or > MostOfSlip || parts.Exists(p => p.Among || p.Depth > 0 || p.Total || p.Role != Role.Level || p.Quantity.Unit.Text != place.Target.Quantity.Unit.Text)) return null;
        parts.Reverse();
        var claim = ClaimMaker.Make(Equations.Sum(parts.ConvertAll(p => p.Quantity), place.Target.Quantity));
        return claim is { Verdict: Verdict.Inconsistent, Diagnoses.Count: > 0 } ? claim : null;
    }

    private static bool IsPart(Mention part, Mention total) =>
        part.Known && part.Quantity.Adds(total.Quantity) && part.Each is null && part.Role is Role.Level or Role.Whole or Role.Change && part.Role != Role.Norm && part.Quantity.Value > 0;

    // Those behind, to the end of the next sentence.
    private static List<Mention> After(Place place)
    {
        var (total, found) = (place.Target, new List<Mention>());
        for (var s = place.At; s < place.Sentences.Count && s <= place.At + 1; s++)
        {
            var mentions = place.Sentences[s].Mentions;
            for (var i = s == place.At ? place.Index + 1 : 0; i < mentions.Count && found.Count < MostLooked; i++)
                if (mentions[i] is var m && IsPart(m, total) && (m.Role != Role.Change || total.Role == Role.Change || total.Added)) found.Add(m);
        }
        return found;
    }

    private static List<Mention> Before(Place place)
    {
        var (total, found) = (place.Target, new List<Mention>());
        for (var s = place.At; s >= 0 && s >= place.At - 2; s--)
        {
            var mentions = place.Sentences[s].Mentions;
            for (var i = s == place.At ? place.Index - 1 : mentions.Count - 1; i >= 0 && found.Count < MostLooked; i--)
                if (IsPart(mentions[i], total)) found.Add(mentions[i]);
        }
        return found;
    }

    // The first two and more of a list, up to its end; a list may begin with one number that is no part.
    private static Claim? Prefix(Place place, List<Mention> parts)
    {
        var total = place.Target;
        if (parts.Count < 2) return null;
        for (var from = 0; from < 2; from++)
        {
            var sum = 0d;
            var half = total.Quantity.Half + total.Quantity.Place * 0.01;
            for (var i = from; i < parts.Count && i - from < MostParts; i++)
            {
                sum += parts[i].Quantity.Value;
                half += parts[i].Quantity.Half;
                if (place.Tried is { } tried)
                {
                    if (i > from && tried.Count < MostTried) tried.Add(sum);
                    continue;
                }
                if (sum > total.Quantity.Value + half) break;
                if (i == from || Math.Abs(sum - total.Quantity.Value) > half || i - from < 2 && total.Quantity.Value < LeastTotal && !total.Total || i + 1 < parts.Count && PartWords.GoesOn(parts.GetRange(from, i - from + 1), parts[i + 1])) continue;
                var equation = Equations.Sum(parts.GetRange(from, i - from + 1).ConvertAll(m => m.Quantity), total.Quantity);
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

using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Changes between the years of one measure: in the sentence, or in the table before.</summary>
internal static class Series
{
    private const int MostYears = 30;

    /// <summary>年均 rates between two numbers of different years near.</summary>
    public static Claim? Growth(Place place)
    {
        var rate = place.Target;
        if (!rate.Yearly || rate.Role != Role.Rate) return null;
        var near = place.Near.Where(f => f.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount).ToList();
        foreach (var c in near)
            foreach (var b in near)
            {
                if (b == c || !Follows.Alike(b, c)) continue;
                foreach (var n in Years(b, c, rate))
                    if (b.Quantity.Value > 0 && Follows.Near(place, 100 * (Math.Pow(c.Quantity.Value / b.Quantity.Value, 1d / n) - 1)) && Equations.Yearly(b.Quantity, c.Quantity, rate.Quantity, n, rate.Direction) is var equation && Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
            }
        return null;
    }

    private static IEnumerable<int> Years(Figure b, Figure c, Mention rate)
    {
        if (c.Year - b.Year is { } between and > 0 and < MostYears) yield return between;
        else if (rate.Years is { } said && said >= 2)
        {
            yield return (int)said;
            yield return (int)said - 1;
        }
    }

    /// <summary>A rate between two years of a measure of the table before.</summary>
    public static Claim? OfTable(Place place)
    {
        var rate = place.Target;
        foreach (var (b, c) in Pairs(place))
        {
            var equation = rate.Yearly && c.Year - b.Year is { } n and > 1 ? Equations.Yearly(b.Quantity, c.Quantity, rate.Quantity, n, rate.Direction) : Equations.Growth(b.Quantity, c.Quantity, rate.Quantity, rate.Direction);
            if (place.Tried is not null && !Follows.Near(place, equation.Formula([b.Quantity.AsPrinted, c.Quantity.AsPrinted])?.Middle ?? 0)) continue;
            if (Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return null;
    }

    /// <summary>A change between two years of a measure of the table before.</summary>
    public static Claim? Change(Place place)
    {
        foreach (var (b, c) in Pairs(place))
        {
            var (high, low) = b.Quantity.Value > c.Quantity.Value ? (b, c) : (c, b);
            if (!high.Quantity.Adds(place.Target.Quantity)) continue;
            if (!Follows.Near(place, high.Quantity.Value - low.Quantity.Value)) continue;
            var equation = Equations.Difference(high.Quantity, low.Quantity, place.Target.Quantity);
            if (Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return null;
    }

    /// <summary>A rate between two years, both named, of a table with one measure: wrong when near what follows or one slip away.</summary>
    public static Claim? Accuse(Place place)
    {
        var rate = place.Target;
        if (rate.Role != Role.Rate || rate.Quantity.Kind != QuantityKind.Percent || place.Ledger.OfTable.Where(f => f.Year is not null && f.Quantity.Kind != QuantityKind.Percent).Select(f => f.Series).Distinct().Count() != 1) return null;
        var said = place.Sentence.Tokens.Where(t => t.Kind == TokenKind.Period && t.Period!.Year is not null && t.Start < rate.Quantity.Start).Select(t => t.Period!.Year!.Value).Distinct().ToList();
        if (said.Count != 2) return null;
        var pairs = Pairs(place).Where(p => said.Contains(p.Base.Year!.Value) && said.Contains(p.Current.Year!.Value)).ToList();
        if (pairs is not [var (b, c)]) return null;
        var equation = rate.Yearly && c.Year - b.Year is { } n and > 1 ? Equations.Yearly(b.Quantity, c.Quantity, rate.Quantity, n, rate.Direction) : Equations.Growth(b.Quantity, c.Quantity, rate.Quantity, rate.Direction);
        return Surely.Accuse(equation, 0.2);
    }

    // The years that the sentence names, else any year and the one before.
    private static IEnumerable<(Figure Base, Figure Current)> Pairs(Place place)
    {
        var table = place.Ledger.OfTable;
        if (table.Count == 0) yield break;
        var said = place.Sentence.Tokens.Where(t => t.Kind == TokenKind.Period && t.Period!.Year is not null && t.Start < place.Target.Quantity.Start).Select(t => t.Period!.Year!.Value).ToHashSet();
        foreach (var c in table)
            foreach (var b in table)
            {
                if (c.Year is not { } to || b.Year is not { } from || to <= from || c.Series != b.Series || !c.Quantity.Adds(b.Quantity) || c.Quantity.Kind == QuantityKind.Percent) continue;
                var fits = said.Contains(to) && (said.Contains(from) || from == to - 1) || said.Count == 0 && from == to - 1;
                if (fits) yield return (b, c);
            }
    }
}

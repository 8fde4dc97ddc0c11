using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Amounts that are a number times a price, and times the days where they are told: 19600 人，一天 5 元，全年 200 天，共 1960 万元.</summary>
internal static class Products
{
    private const int MostNumbers = 5;

    // With fewer digits a slip that fits is too often chance.
    private const double LeastOfSlip = 10_000;

    /// <summary>The claim: confirmed, or accused of a slip; null when the numbers of the stretch are no count, price and times.</summary>
    public static Claim? Of(Place place)
    {
        var total = place.Target;
        if (total.Quantity is not { Kind: QuantityKind.Amount, Unit.Family: "元" } || total.Each is not null || total.Role is not (Role.Level or Role.Change) || !total.Total && !place.Says("需", "共", "约", "支出", "资金", "补助", "发放", "投入", "一年")) return null;
        var stretch = place.Sentence.Mentions.Take(place.Index).Where(m => m.Known && m.Segment == total.Segment && m.Role is not (Role.Rate or Role.Share)).TakeLast(MostNumbers).ToList();
        var prices = stretch.Where(m => m.Quantity.Adds(total.Quantity)).ToList();
        var counts = stretch.Where(m => m.Quantity.Kind == QuantityKind.Count).ToList();
        var times = stretch.Where(m => m.Quantity.Unit.Family is "天" or "月" && m.Quantity.Step >= 1).ToList();
        if (prices is not [var price] || counts is not [var count] || times.Count > 1 || price.Quantity.Value >= total.Quantity.Value) return null;
        var equation = Equation(count.Quantity, price.Quantity, times.Count == 1 ? times[0].Quantity : null, total.Quantity);
        var claim = ClaimMaker.Make(equation);
        if (claim.Verdict == Verdict.Consistent) return claim;
        // Other prices may apply as well: only a slip of the pen accuses.
        return claim.Verdict == Verdict.Inconsistent && (times.Count == 1 || total.Quantity.Printed / total.Quantity.Step >= LeastOfSlip) && claim.Diagnoses.Any(d => d.Code is "unit-slip" or "decimal-shift" or "digit-swap") ? claim : null;
    }

    private static Equation Equation(Quantity count, Quantity price, Quantity? times, Quantity total) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", price.Scale == 1 && price.Step >= 1 ? price with { InWords = true } : price), new("denominator", count), .. times is null ? Array.Empty<Term>() : [new("denominator", times with { InWords = true })]],
        Stated = new("stated", total),
        Formula = x => x.Length > 2 ? x[0] * x[1] * x[2] : x[0] * x[1],
        Arithmetic = result => $"{Figures.Print(price)} × {Figures.Print(count)}{(times is null ? "" : " × " + Figures.Print(times))} = {result}",
    };
}

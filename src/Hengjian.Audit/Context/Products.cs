using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Amounts that are a number times a price, and times the days where they are told: 19600 人，一天 5 元，全年 200 天，共 1960 万元.</summary>
internal static class Products
{
    private const int MostNumbers = 8;
    private const int MostBefore = 3;

    // Other prices may apply as well: only a slip of the pen accuses, and one that chance would hardly make fit.
    private const double Chance = 0.05;
    private const double ChanceOfOne = 0.005;

    /// <summary>The claim: confirmed, or accused of a slip; null when the numbers of the stretch are no count, price and times.</summary>
    public static Claim? Of(Place place)
    {
        var total = place.Target;
        if (total.Each is not null || total.Role is not (Role.Level or Role.Change) || !total.Total && !place.Says("需", "共", "约", "支出", "资金", "补助", "发放", "投入", "一年", "应", "拨", "提供", "容纳", "学位", "安排")) return null;
        var stretch = place.Sentence.Mentions.Take(place.Index).Where(m => m.Known && m.Segment == total.Segment && m.Role is not (Role.Rate or Role.Share)).TakeLast(MostNumbers).ToList();
        var prices = stretch.FindAll(m => IsPrice(m, total));
        // 月工资由 2100 元提高到 2800 元，每人每月增加 700 元: the price is what each gets.
        if (prices.Count > 1) prices = prices.FindAll(m => m.Each is not null);
        if (prices is not [var price] || price.Quantity.Value >= total.Quantity.Value) return null;
        var counts = stretch.FindAll(m => m != price && m is { Each: null, Quantity.Kind: QuantityKind.Count });
        // 惠及学生 54000 人，其中甲县 31642 人: those that the price is for.
        if (counts.Count > 1 && price.Each is { } each) counts = counts.FindAll(m => !m.Among && m.Size == 1 && each.Counts(m.Quantity));
        var times = stretch.FindAll(m => m.Quantity.Unit.Family is "天" or "月" && m.Quantity.Step >= 1);
        // 惠及学生 54000 人。按每生每天 5 元、全年 200 天计，应安排 5400 万元.
        if (counts.Count == 0 && price.Each is { } of) counts = [.. place.Near.Where(f => f.Sentence < place.At && f.Quantity.Kind == QuantityKind.Count && f.Mention is { Each: null, Among: false, Size: 1, Role: Role.Level, Depth: 0 } && of.Counts(f.Quantity)).Select(f => f.Mention!).Take(MostBefore)];
        if (counts.Count is 0 or > MostBefore || times.Count > 1) return null;
        Claim? wrong = null;
        foreach (var count in counts)
        {
            var claim = ClaimMaker.Make(Equation(count.Quantity, price.Quantity, times.Count == 1 ? times[0].Quantity : null, total.Quantity));
            if (claim.Verdict == Verdict.Consistent) return claim;
            if (claim.Verdict != Verdict.Inconsistent || !claim.Diagnoses.Any(d => d.Chance * counts.Count < (d.Code == "off-by-one" ? ChanceOfOne : Chance))) continue;
            if (wrong is not null) return null;
            wrong = claim;
        }
        return wrong;
    }

    // 5 元; 每班 45 人 of the pupils or places of all classes.
    private static bool IsPrice(Mention m, Mention total) => total.Quantity switch
    {
        { Kind: QuantityKind.Amount, Unit.Family: "元" } => m.Quantity.Adds(total.Quantity),
        { Kind: QuantityKind.Count } => m is { Each.Noun: "班", Quantity.Unit.Family: "人" } && (total.Quantity.Unit.Family == "人" || (total.AboutClean + total.Tail + total.Quantity.Unit.Text).Contains("学位", StringComparison.Ordinal)),
        _ => false,
    };

    private static Equation Equation(Quantity count, Quantity price, Quantity? times, Quantity total) => new()
    {
        Kind = ClaimKind.Ratio,
        Inputs = [new("numerator", price.Scale == 1 && price.Step >= 1 ? price with { InWords = true } : price), new("denominator", count), .. times is null ? Array.Empty<Term>() : [new("denominator", times with { InWords = true })]],
        Stated = new("stated", total),
        Formula = x => x.Length > 2 ? x[0] * x[1] * x[2] : x[0] * x[1],
        Arithmetic = result => $"{Figures.Print(price)} × {Figures.Print(count)}{(times is null ? "" : " × " + Figures.Print(times))} = {result}",
    };
}

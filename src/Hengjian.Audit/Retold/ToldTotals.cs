using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Retold;

/// <summary>
/// Totals of tables told again of the whole, by whatever name: 合计 48316, then 全县 48136 名学生; 合计 122124 (万元), then 全年总投入 12.21 万元. So many digits are met
/// by chance so seldom, with two swapped or in another unit, that no name need be shared; where the heading is told too, three digits are enough.
/// </summary>
internal sealed class ToldTotals
{
    private const int Most = 60;
    private const int LeastSwapped = 5;
    private const int LeastOfUnit = 4;
    private const int LeastHeaded = 3;

    private static readonly string[] Sums = ["总", "共", "合计"];
    private static readonly string[] Wholes = [.. Sums, "全市", "全县", "全区", "全省", "全州", "全旗", "全校", "全镇"];

    private readonly List<Telling> totals;

    /// <summary>Prepares for a report.</summary>
    public ToldTotals(IReadOnlyList<Telling> all) => totals = [.. all.Where(t => t.Label is { } label && t.Digits >= LeastHeaded && TableColumn.IsTotalName(label)).Take(Most)];

    /// <summary>The total that a slip makes of a figure, and the slip; null when it is told of no whole, or none does.</summary>
    public (Telling Total, Diagnosis Slip)? Of(Telling told)
    {
        if (totals.Count == 0 || told is not { Class: 0, Past: false, Digits: > 1, Mention: { Planned: false, Size: 1, Among: false } mention }) return null;
        var (whole, summed) = (Says(mention, Wholes), Says(mention, Sums));
        foreach (var total in totals)
            if (total.IsLike(told) && !(total.Year is { } year && told.Era is { } era && year != era) && Retellings.Apart(total, told) < 2 && Agreement.MaySlip(total.Quantity, told.Quantity) && Agreement.Slip(total.Quantity, told.Quantity) is { } slip
                && Is(slip.Code, whole, summed, total, told)) return (total, slip);
        return null;
    }

    private static bool Is(string code, bool whole, bool summed, Telling total, Telling told)
    {
        var digits = Math.Min(told.Digits, total.Digits);
        if (code == "unit-slip") return summed && digits >= LeastOfUnit;
        if (code == "digit-swap" && whole && digits >= LeastSwapped) return true;
        // 全县共有泵站 530 座, 合计 503 under 泵站; without 全县 more digits.
        return code is "digit-swap" or "off-by-one" && Math.Max(told.Digits, total.Digits) >= (whole ? LeastHeaded : LeastOfUnit) && total.Quantity.Scale == told.Quantity.Scale && IsHeaded(total, told);
    }

    private static bool IsHeaded(Telling total, Telling told) => Retellings.Apart(total, told) == 0 && FigureNames.ShareHeading(total, told);

    private static bool Says(Mention mention, string[] words) => Wording.Has(mention.Lead, words) || Wording.Has(mention.Subject, words);
}

using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Retold;

/// <summary>
/// Totals of tables told again of the whole, by whatever name: 合计 48316, then 全县 48136 名学生; 合计 122124 (万元), then 全年总投入 12.21 万元. So many digits are met
/// by chance so seldom, with two swapped or in another unit, that no name need be shared.
/// </summary>
internal sealed class ToldTotals
{
    private const int Most = 60;
    private const int LeastSwapped = 5;
    private const int LeastOfUnit = 4;

    private static readonly string[] Sums = ["总", "共", "合计"];
    private static readonly string[] Wholes = [.. Sums, "全市", "全县", "全区", "全省", "全州", "全旗", "全校", "全镇"];

    private readonly List<Telling> totals;

    /// <summary>Prepares for a report.</summary>
    public ToldTotals(IReadOnlyList<Telling> all) => totals = [.. all.Where(t => t.Label is { } label && t.Digits >= LeastOfUnit && TableColumn.IsTotalName(label)).Take(Most)];

    /// <summary>The total that a slip makes of a figure, and the slip; null when it is told of no whole, or none does.</summary>
    public (Telling Total, Diagnosis Slip)? Of(Telling told)
    {
        if (totals.Count == 0 || told is not { Class: 0, Past: false, Digits: >= LeastOfUnit, Mention: { Planned: false, Size: 1, Among: false } mention } || !Says(mention, Wholes)) return null;
        var summed = Says(mention, Sums);
        foreach (var total in totals)
            if (total.IsLike(told) && !(total.Year is { } year && told.Era is { } era && year != era) && Retellings.Apart(total, told) < 2 && Agreement.MaySlip(total.Quantity, told.Quantity) && Agreement.Slip(total.Quantity, told.Quantity) is { } slip
                && (slip.Code == "unit-slip" && summed || slip.Code == "digit-swap" && Math.Min(told.Digits, total.Digits) >= LeastSwapped)) return (total, slip);
        return null;
    }

    private static bool Says(Mention mention, string[] words) => Wording.Has(mention.Lead, words) || Wording.Has(mention.Subject, words);
}

using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Claims;

/// <summary>Holds the number of parts to a sum of them that is right: 工资 486 万元、水电 152 万元、设备 98 万元，三项合计 736 万元.</summary>
internal static class SummedCounts
{
    private const int Farthest = 24;
    private const string Counting = "项类者种市县区校部所个笔块地方";

    /// <summary>The claim of a sum; null when no number of its parts stands before its total.</summary>
    public static Claim? Of(string text, Claim sum)
    {
        if (sum.Kind != ClaimKind.Sum || sum.Verdict != Verdict.Consistent || sum.Numbers.FirstOrDefault(n => n.Role == "total") is not { End: > 0 } total) return null;
        var parts = sum.Numbers.Where(n => n.Role == "part").ToList();
        if (parts.Count < 2 || parts[^1].End > total.Start) return null;
        var from = Math.Max(parts[^1].End, total.Start - Farthest);
        var gap = text.AsSpan(from, total.Start - from);
        for (var i = gap.IndexOfAny("，；。") + 1; i > 0 && i + 1 < gap.Length; i++)
        {
            var value = Math.Max(Digits.Chinese(gap[i]), Digits.Arabic(gap[i]));
            if (value < 2 || !Counting.Contains(gap[i + 1], StringComparison.Ordinal) || Digits.Chinese(gap[i - 1]) >= 0 || Digits.Arabic(gap[i - 1]) >= 0 || Digits.Power(gap[i - 1]) > 0 || gap[i - 1] is '第' or '前' or '后' or '其') continue;
            var rest = gap[(i + 2)..];
            if (rest.ContainsAny("，；。、") || rest.IndexOfAny('合', '共', '总') < 0 && rest.IndexOf("相加", StringComparison.Ordinal) < 0) return null;
            var unit = gap[i + 1].ToString();
            var quantity = new Quantity { Start = from + i, End = from + i + 2, Unit = new Unit(unit, QuantityKind.Count, unit), Printed = value, Chinese = true };
            return CountClaim.Of(quantity, parts.Count, parts.Count, total.End, () => CountClaim.IsMiscount(value, parts.Count));
        }
        return null;
    }
}

using System.Buffers;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Holds the number of parts to a sum of them that is right: 工资 486 万元、水电 152 万元、设备 98 万元，三项合计 736 万元; 分两批发放 860 万元，其中 3 月 400 万元、9 月
/// 460 万元.
/// </summary>
internal static class SummedCounts
{
    private const int Farthest = 24;
    private const int FarthestBefore = 40;
    private const int LongestName = 12;
    private const string Counting = "项类者种市县区校部所个笔块地方档次批处";

    // What the parts of something given out so many times are called by.
    private static readonly SearchValues<char> Times = SearchValues.Create("月日年季批次期");

    /// <summary>The claim of a sum; null when nothing says how many its parts are.</summary>
    public static Claim? Of(string text, Claim sum)
    {
        if (sum.Kind != ClaimKind.Sum || sum.Verdict != Verdict.Consistent || sum.Numbers.FirstOrDefault(n => n.Role == "total") is not { End: > 0 } total) return null;
        var parts = sum.Numbers.Where(n => n.Role == "part").ToList();
        if (parts.Count < 2 || sum.Numbers.Count != parts.Count + 1) return null;
        if (parts[^1].End > total.Start) return total.End <= parts[0].Start ? Before(text, parts, total) : null;
        return Behind(text, parts, total) ?? Before(text, parts, total);
    }

    // a、b、c，三项合计 T; a、b、c，三种方式安置 T.
    private static Claim? Behind(string text, List<ClaimNumber> parts, ClaimNumber total)
    {
        var from = Math.Max(parts[^1].End, total.Start - Farthest);
        var gap = text.AsSpan(from, total.Start - from);
        var first = gap.IndexOfAny("，；。") + 1;
        for (var i = first; i > 0 && i + 1 < gap.Length; i++)
        {
            if (Value(gap, i) is not (> 1 and var value) || !Counting.Contains(gap[i + 1], StringComparison.Ordinal)) continue;
            var rest = gap[(i + 2)..];
            if (rest.ContainsAny("，；。、") || rest.IndexOfAny('合', '共', '总') < 0 && rest.IndexOf("相加", StringComparison.Ordinal) < 0 && !(i == first && gap[i + 1] is '种' or '类')) return null;
            return Claim(value, from + i, gap[i + 1], parts.Count, total.End);
        }
        return null;
    }

    // 分三档发放 T，其中…; 钱从三处来，共 T，其中…; 分两次发放：3 月…，9 月…，全年 T: said to be parted in so many.
    private static Claim? Before(string text, List<ClaimNumber> parts, ClaimNumber total)
    {
        var first = Math.Min(total.Start, parts[0].Start);
        var from = Math.Max(0, first - FarthestBefore);
        from += text.AsSpan(from, first - from).LastIndexOfAny("。；\n") + 1;
        var words = text.AsSpan(from, parts[0].Start - from);
        for (var i = 1; i + 2 < words.Length; i++)
        {
            if (Value(words, i) is not (> 1 and var value)) continue;
            // 分三批派出督导组，走访学校 86 所，其中…: the parts are no batches.
            var parted = words[i - 1] == '从' && words[i + 1] == '处' || words[i - 1] == '分' && words[i + 1] switch
            {
                '档' => AreCalled(text, parts, "档"),
                '次' or '批' or '期' => AreCalled(text, parts, Times),
                _ => false,
            };
            if (parted) return Claim(value, from + i, words[i + 1], parts.Count, parts[^1].End);
        }
        return null;
    }

    private static bool AreCalled(string text, List<ClaimNumber> parts, SearchValues<char> words) => parts.TrueForAll(p => Name(text, p).ContainsAny(words));

    private static bool AreCalled(string text, List<ClaimNumber> parts, string word) => parts.TrueForAll(p => Name(text, p).Contains(word, StringComparison.Ordinal));

    // The few characters before a number, back to a mark.
    private static ReadOnlySpan<char> Name(string text, ClaimNumber part)
    {
        var from = Math.Max(0, part.Start - LongestName);
        var name = text.AsSpan(from, part.Start - from);
        return name[(name.LastIndexOfAny("，；：、。") + 1)..];
    }

    // The number at a place; 0 where none stands, or one that orders, or one of several digits.
    private static int Value(ReadOnlySpan<char> words, int at)
    {
        var value = words[at] == '两' ? 2 : Math.Max(Digits.Chinese(words[at]), Digits.Arabic(words[at]));
        return value < 2 || at > 0 && (Digits.Chinese(words[at - 1]) >= 0 || Digits.Arabic(words[at - 1]) >= 0 || Digits.Power(words[at - 1]) > 0 || words[at - 1] is '第' or '前' or '后' or '其' or '.') ? 0 : value;
    }

    private static Claim? Claim(int value, int at, char counter, int parts, int end)
    {
        var unit = counter.ToString();
        var quantity = new Quantity { Start = at, End = at + 2, Unit = new Unit(unit, QuantityKind.Count, unit), Printed = value, Chinese = true };
        return CountClaim.Of(quantity, parts, parts, end, () => CountClaim.IsMiscount(value, parts));
    }
}

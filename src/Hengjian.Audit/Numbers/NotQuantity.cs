namespace Hengjian.Audit.Numbers;

/// <summary>Tells the numbers that measure nothing: document numbers, ordinals, names such as 1+X, 5G and 12345热线.</summary>
public static class NotQuantity
{
    private static readonly string[] Followers =
    [
        "号", "热线", "平台", "工程", "行动", "计划", "条例", "版", "代", "期工程", "个只增不减", "路", "楼", "栋楼", "国道", "省道", "频道",
        "级", "等奖", "年级", "年制", "年来", "班级", "类学校", "线", "日", "月", "点钟", "时", "师", "后", "学段",
    ];

    // 九年一贯制, 三年行动计划, 九年义务教育: names that begin with a span of years.
    private static readonly string[] YearNames = ["级", "制", "一贯", "义务", "行动", "规划", "计划", "期"];

    /// <summary>True when what stands before the digits makes them a name or an ordinal.</summary>
    public static bool Before(ReadOnlySpan<char> text, int at)
    {
        if (at == 0) return false;
        var c = text[at - 1];
        if (c is '第' or '〔' or '【' or '+' or '＋' or '_' or '#' or '№' or '/' or '.' || Digits.IsLatin(c)) return true;
        // 三个100%, 四个1: a counted number is a slogan.
        return c == '个' && at >= 2 && Digits.Chinese(text[at - 2]) >= 0;
    }

    /// <summary>True when what follows makes them a name: 5G, 12号, 12345热线, 1+X, 100所 stays.</summary>
    public static bool After(ReadOnlySpan<char> text, int at, int digitsEnd, QuantityTail tail)
    {
        var end = tail.Unit.Kind == QuantityKind.Bare ? digitsEnd : tail.UnitEnd;
        // 45岁以下教师: an age describes, and is never computed with.
        if (tail.Unit.Family == "岁") return true;
        if (end >= text.Length) return false;
        var c = text[end];
        if (tail.Unit.Kind == QuantityKind.Bare && tail.Scale == 1)
            return Digits.IsLatin(c) || c is '+' or '＋' or '〕' or '】' or '_' or '#' || Starts(text[end..], Followers);
        if (tail.Unit.Family == "年") return Starts(text[end..], YearNames);
        return end - at <= 3 && tail.Unit.Text == "个" && IsLatinOrPlus(c);
    }

    /// <summary>True when a minus sign, and not a dash between numbers, stands before.</summary>
    public static bool MinusBefore(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || text[at - 1] is not ('-' or '－' or '−')) return false;
        return at == 1 || !(char.IsLetterOrDigit(text[at - 2]) && !Digits.IsHan(text[at - 2])) && text[at - 2] is not ('%' or '％' or '-' or '—');
    }

    private static bool IsLatinOrPlus(char c) => Digits.IsLatin(c) || c is '+' or '＋';

    private static bool Starts(ReadOnlySpan<char> rest, string[] words)
    {
        foreach (var word in words)
            if (rest.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}

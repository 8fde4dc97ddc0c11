namespace Hengjian.Audit.Numbers;

/// <summary>Finds the softening words around a number.</summary>
public static class Hedges
{
    private const int Longest = 4;

    private static readonly Dictionary<string, Hedge> Before = Table(
        (Hedge.About, "约|大约|大概|约为|约有|约占|约合|大致"),
        (Hedge.Nearly, "近|将近|接近|不足|不到|近乎"),
        (Hedge.Over, "超|逾|突破|超出|余|已超|超过"),
        (Hedge.AtLeast, "至少|不低于|不少于|不小于|最少|最低"),
        (Hedge.AtMost, "至多|不超过|不高于|不多于|最多|不大于|最高"));

    private static readonly Dictionary<string, Hedge> After = Table(
        (Hedge.About, "左右|上下|左右的"),
        (Hedge.Over, "余|多|有余|开外"),
        (Hedge.AtLeast, "以上|及以上|起"),
        (Hedge.AtMost, "以下|以内|之内|及以下"));

    private static readonly Dictionary<string, Hedge>.AlternateLookup<ReadOnlySpan<char>> BeforeLookup =
        Before.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, Hedge>.AlternateLookup<ReadOnlySpan<char>> AfterLookup =
        After.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The hedge that ends right before an offset.</summary>
    public static Hedge EndingAt(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') at--;
        // 剩余 12 名, 其余 3 所: what is left, no more than said.
        if (at > 1 && text[at - 1] == '余' && text[at - 2] is '剩' or '其' or '尚' or '结' or '仅' or '只' or '还') return Hedge.None;
        // 签约 61 人, 违约 3 家: a word of its own.
        if (at > 1 && text[at - 1] == '约' && text[at - 2] is '签' or '违' or '预' or '节' or '契' or '解' or '履' or '续' or '条' or '集') return Hedge.None;
        for (var length = Math.Min(Longest, at); length > 0; length--)
            if (BeforeLookup.TryGetValue(text[(at - length)..at], out var hedge)) return hedge;
        return Hedge.None;
    }

    /// <summary>The hedge that starts at an offset, and its length.</summary>
    public static (Hedge Hedge, int Length) StartingAt(ReadOnlySpan<char> text, int at)
    {
        for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
            if (AfterLookup.TryGetValue(text.Slice(at, length), out var hedge)) return length == 1 && text[at] == '多' && IsMoreBy(text, at + 1) ? (Hedge.None, 0) : (hedge, length);
        return (Hedge.None, 0);
    }

    // 比 150 名多 31 名, 比 29 项多出 8 项: more by the number that follows; 未开工的 16 所多因…: mostly.
    private static bool IsMoreBy(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (Digits.Arabic(text[at]) >= 0 || text[at] is '出' or '招' or '投' or '拨' or '收' or '支' or '花' or '聘' or '安' or '建' or '补' or '配' or '因' or '为' or '数' or '由' or '在' or '集');

    private static Dictionary<string, Hedge> Table(params (Hedge Hedge, string Words)[] rows) =>
        rows.SelectMany(r => r.Words.Split('|'), (r, word) => (word, r.Hedge)).ToDictionary(w => w.word, w => w.Hedge, StringComparer.Ordinal);
}

using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Per what a number is given: 每百名学生, 每校, 每班, 生均.</summary>
/// <param name="Start">First offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Count">How many of them: 100 for 每百名.</param>
/// <param name="Family">Family of the unit counted: 人, 个; empty when not said (平均).</param>
/// <param name="Noun">What is counted, as far as the word says: 学生, 教师, 班, 校, 园; empty when not said.</param>
public sealed record Each(int Start, int End, double Count, string Family, string Noun)
{
    /// <summary>每生每年, 月人均: also per this time; empty when not said.</summary>
    public string Time { get; init; } = "";

    /// <summary>The unit they are counted in, as written: 所 of 每所, 人 of 人均; empty when it is not said.</summary>
    public string Unit { get; init; } = "";

    /// <summary>True for a number that may count them: 214 批次 for 每批, 6284 人次 for 人均; anything where the word does not say.</summary>
    public bool Counts(Quantity quantity) => Family.Length == 0 || quantity.Unit.Family == Family || Unit.Length > 0 && quantity.Unit.Text.StartsWith(Unit, StringComparison.Ordinal);

    /// <summary>True for means (生均, 平均每校), false for prices (每生, 各).</summary>
    public bool Mean { get; init; }
}

/// <summary>Reads 每… and …均.</summary>
public static class EachReader
{
    private static readonly (string Word, string Family, string Noun)[] Heads =
    [
        ("生均", "人", "学生"), ("师均", "人", "教师"), ("班均", "个", "班"), ("校均", "个", "校"), ("园均", "个", "园"), ("月人均", "人", ""), ("年人均", "人", ""), ("人均每月", "人", ""), ("人均每年", "人", ""), ("人均月", "人", ""), ("人均年", "人", ""),
        ("人均", "人", ""), ("平均每", "", ""), ("平均班额", "个", "班"), ("班额平均", "个", "班"), ("平均", "", ""), ("每", "", ""), ("县均", "", "县"), ("户均", "户", ""), ("场均", "场", ""), ("期均", "期", ""), ("车均", "辆", ""), ("班级平均", "个", "班"), ("人次均", "人次", ""), ("次均", "", ""), ("套均", "套", ""), ("笔均", "笔", ""), ("批均", "批", ""), ("项均", "项", ""), ("村均", "", "村"),
    ];

    private static readonly (string Word, string Family, string Noun)[] Nouns =
    [
        ("名学生", "人", "学生"), ("位学生", "人", "学生"), ("个学生", "人", "学生"), ("名教师", "人", "教师"), ("位教师", "人", "教师"), ("名幼儿", "人", "学生"), ("个教学班", "个", "班"),
        ("个班级", "个", "班"), ("个班", "个", "班"), ("所学校", "个", "校"), ("所幼儿园", "个", "园"), ("学生", "人", "学生"), ("班级", "个", "班"), ("教师", "人", "教师"), ("名", "人", ""), ("位", "人", ""),
        ("生", "人", "学生"), ("人口", "人", "人口"), ("人次", "人次", ""), ("人", "人", ""), ("班", "个", "班"), ("校", "个", "校"), ("园", "个", "园"), ("所", "个", ""), ("个片区", "个", ""), ("个", "个", ""), ("平方米", "平方米", "平方米"), ("亩", "亩", "亩"), ("县", "", "县"), ("户", "户", ""),
        ("组", "个", "组"), ("队", "个", "队"), ("站", "个", "站"), ("师", "人", "教师"), ("间", "个", ""), ("套", "套", ""), ("台", "台", ""), ("项", "项", ""), ("场", "场", ""), ("期", "期", ""), ("乡镇", "", "乡镇"), ("家", "个", ""), ("处", "个", ""), ("辆", "辆", ""), ("次", "次", ""), ("笔", "笔", ""), ("车", "辆", ""), ("乡", "", "乡"), ("镇", "", "镇"), ("村", "", "村"), ("市", "", "市"), ("区", "", "区"),
    ];

    private static readonly string[] Times = ["每年", "每学年", "每月", "每学期", "每天", "每学年度", "年均", "月均"];

    // A verb follows 各 (各拨付 5 万元), or the number itself; these characters make it a name (各县, 各级).
    private const string NotEach = "级类地县区市校学部单项种个所位方乡镇街科室中小高幼门有界族国省村社岗环自阶处片班年园教行民司局办党占负担";

    /// <summary>Reads at an offset; null when nothing of the kind starts here, or a time does (每年, 每月).</summary>
    public static Each? Read(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == '各') return Respective(text, at);
        if (text[at] is not ('生' or '师' or '班' or '校' or '园' or '人' or '平' or '每' or '县' or '户' or '月' or '年' or '场' or '期' or '车' or '次' or '套' or '笔' or '批' or '项' or '村')) return null;
        var rest = text[at..];
        foreach (var (word, family, noun) in Heads)
        {
            if (!rest.StartsWith(word, StringComparison.Ordinal)) continue;
            if (word == "平均" && NamesNorm(rest[2..])) return null;
            var read = word[^1] == '每' && word != "每" ? Counted(text, at, at + word.Length)
                : word == "每" ? Counted(text, at, at + 1)
                : new Each(at, at + word.Length, 1, family, noun) { Unit = word == "人次均" ? "人次" : word[^1] == '均' ? UnitTable.At(word.AsSpan(word.Length - 2))?.Text ?? "" : "", Time = word.Contains('月', StringComparison.Ordinal) ? "月" : word.Contains('年', StringComparison.Ordinal) ? "年" : "" };
            return read is null ? null : Timed(text, read with { Mean = word != "每" });
        }
        return null;
    }

    // 各 5 万元, 各拨付 5 万元: a number within a few characters.
    private static Each? Respective(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || NotEach.Contains(text[at + 1], StringComparison.Ordinal)) return null;
        for (var i = at + 1; i < text.Length && i - at < 8; i++)
        {
            if (Digits.Arabic(text[i]) >= 0) return new Each(at, at + 1, 1, "", "");
            if (!Digits.IsHan(text[i]) || text[i] is '占' or '为') return null;
        }
        return null;
    }

    // 每生每年 850 元.
    private static Each Timed(ReadOnlySpan<char> text, Each each)
    {
        foreach (var time in Times)
            if (text[each.End..].StartsWith(time, StringComparison.Ordinal)) return each with { End = each.End + time.Length, Time = time.Contains('月', StringComparison.Ordinal) ? "月" : time.Contains("学期", StringComparison.Ordinal) ? "学期" : time.Contains('天', StringComparison.Ordinal) ? "天" : "年" };
        return each;
    }

    // 平均水平, 平均值: a norm, not a number per unit.
    private static bool NamesNorm(ReadOnlySpan<char> rest) =>
        rest.StartsWith("水平", StringComparison.Ordinal) || rest.StartsWith("值", StringComparison.Ordinal) || rest.StartsWith("线", StringComparison.Ordinal);

    private static Each? Counted(ReadOnlySpan<char> text, int at, int i)
    {
        var count = 1d;
        if (i < text.Length && (Digits.Arabic(text[i]) >= 0 ? ArabicNumeral.Read(text, i, out _) : ChineseNumeral.Read(text, i)) is { } number)
        {
            count = number.Value;
            i = number.End;
            if (i < text.Length && text[i] == '万')
            {
                count *= 1e4;
                i++;
            }
        }
        foreach (var (word, family, noun) in Nouns)
            if (text[i..].StartsWith(word, StringComparison.Ordinal)) return new Each(at, i + word.Length, count, family, noun.Length > 0 ? noun : Named(text[(i + word.Length)..])) { Unit = UnitTable.At(word)?.Text ?? "" };
        if (UnitTable.At(text[i..]) is not { Kind: QuantityKind.Count } unit) return text[at] == '平' && Named(text[i..]) is { Length: > 0 } name && text[i] is not ('年' or '月' or '周' or '天' or '日' or '学' or '季') ? new Each(at, i + name.Length, count, "", name) : null;
        return new Each(at, i + unit.Text.Length, count, unit.Family, Named(text[(i + unit.Text.Length)..])) { Unit = unit.Text };
    }

    // 每名专任教师平均照看: what is counted is named up to the next mark, verb or number; its first four characters say enough.
    private static string Named(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && length < 6 && Digits.IsHan(rest[length]) && Digits.Chinese(rest[length]) < 0 && rest[length] is not ('平' or '配' or '拥' or '有' or '补' or '安' or '投' or '占' or '负' or '承' or '服' or '为' or '达' or '每' or '约')) length++;
        return length is >= 2 and < 6 ? rest[..length].ToString() : "";
    }
}

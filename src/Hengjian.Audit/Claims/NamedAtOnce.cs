using System.Buffers;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Holds a number that 的 makes known to the names that 为 gives of it: 不达标的 3 所学校为甲中、乙中、丙中.</summary>
internal static class NamedAtOnce
{
    private const int LongestNoun = 5;
    private const int LongestName = 14;
    private const int MostUneven = 4;
    private const int LeastThings = 3;

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：:,;");
    private static readonly SearchValues<char> Breaks = SearchValues.Create("、（）()“《0123456789分均都");

    // 建成的 2 座水库为灌溉、供水提供保障; 新建的 3 所为公办、寄宿制: no names.
    private static readonly string[] Others = ["提供", "创造", "带来", "奠定", "开展", "服务", "打下", "树立", "注入", "增添", "赢得", "解决", "实现", "满足", "保障", "做出", "作出", "积累", "省级", "市级", "公办", "民办", "寄宿", "重点", "优秀", "良好", "合格", "一般", "以上", "以下", "主要", "等"];

    /// <summary>The claim of a number; null when no such list follows it.</summary>
    public static Claim? Of(Sentence sentence, Quantity quantity)
    {
        if (quantity.Start <= sentence.Start || sentence.Text[quantity.Start - 1] != '的') return null;
        var text = sentence.Text.AsSpan(quantity.End, sentence.End - quantity.End);
        var verb = text[..Math.Min(text.Length, LongestNoun + 1)].IndexOfAny('为', '是');
        if (verb < 0 || text[..verb].ContainsAny(Breaks) || text[..verb].ContainsAny(Marks)) return null;
        var list = text[(verb + 1)..];
        var stop = list.IndexOfAny(Marks);
        if (stop >= 0) list = list[..stop];
        var (at, end) = (quantity.End + verb + 1, quantity.End + verb + 1 + list.Length);
        if (sentence.Mentions.Exists(m => m.Quantity.Start >= at && m.Quantity.Start < end) || Wording.Has(list.ToString(), Others) || NameList.Of(list) is not { } names) return null;
        var (longest, shortest) = (names.Names.Max(n => n.Length), names.Names.Min(n => n.Length));
        if (longest > LongestName || longest - shortest > MostUneven || shortest < 2 || names.HasCompound) return null;
        // 为甲县、乙县，丙县: it may go on.
        if (stop >= 0 && text[verb + 1 + stop] is '，' or ',' && text[(verb + 2 + stop)..] is var rest && (rest.IndexOfAny(Marks) is >= 0 and var next ? rest[..next] : rest).Contains('、')) return null;
        return CountClaim.Of(quantity, names.Most, names.Least, end, () => names.Least == names.Most && CountClaim.IsMiscount(quantity.Value, names.Most) && (names.Alike || names.Names.Count >= LeastThings));
    }
}

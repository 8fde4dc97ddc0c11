using System.Buffers;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What the words around a number say when it is a norm: 均达到省定 85% 的要求, 优于 1:15 的标准, 没有突破 3% 的警戒线.</summary>
/// <param name="Relation">How the value stands to it.</param>
/// <param name="Firm">The words say that so it is: not what is asked for or planned.</param>
/// <param name="Bare">No word behind it says that the number is a norm: 占 59.4%, 超过 50%.</param>
/// <param name="OfAll">均, 都, 全部: of each value before.</param>
/// <param name="Better">优于, 好于: what should be small is better below.</param>
/// <param name="OfRates">的增幅: a rate among rates.</param>
internal sealed record NormSaying(WordKind Relation, bool Firm, bool Bare, bool OfAll, bool Better, bool OfRates)
{
    private const int MostAfter = 12;
    private const int MostBetween = 14;

    private static readonly (string Word, WordKind Kind)[] Comparators =
    [
        ("不得低于", WordKind.NotBelow), ("不应低于", WordKind.NotBelow), ("不得少于", WordKind.NotBelow), ("不低于", WordKind.NotBelow), ("不少于", WordKind.NotBelow), ("不小于", WordKind.NotBelow), ("至少", WordKind.NotBelow),
        ("不得超过", WordKind.NotAbove), ("不得高于", WordKind.NotAbove), ("没有突破", WordKind.NotAbove), ("没有超过", WordKind.NotAbove), ("没有超出", WordKind.NotAbove), ("未突破", WordKind.NotAbove), ("不突破", WordKind.NotAbove),
        ("未超过", WordKind.NotAbove), ("未超出", WordKind.NotAbove), ("没超过", WordKind.NotAbove), ("不超过", WordKind.NotAbove), ("不高于", WordKind.NotAbove), ("不大于", WordKind.NotAbove), ("不多于", WordKind.NotAbove), ("控制在", WordKind.NotAbove),
        ("没有达到", WordKind.Below), ("没达到", WordKind.Below), ("未达到", WordKind.Below), ("达不到", WordKind.Below), ("未达", WordKind.Below), ("低于", WordKind.Below), ("少于", WordKind.Below), ("小于", WordKind.Below), ("不足", WordKind.Below),
        ("不到", WordKind.Below), ("不及", WordKind.Below),
        ("优于", WordKind.Above), ("好于", WordKind.Above), ("超过", WordKind.Above), ("超出", WordKind.Above), ("高于", WordKind.Above), ("高出", WordKind.Above), ("大于", WordKind.Above), ("多于", WordKind.Above), ("快于", WordKind.Above),
        ("突破", WordKind.Above), ("跨过", WordKind.Above), ("越过", WordKind.Above),
        ("达到", WordKind.Reach), ("达", WordKind.Reach), ("符合", WordKind.Reach), ("满足", WordKind.Reach), ("完成", WordKind.Reach), ("够上了", WordKind.Reach), ("够上", WordKind.Reach), ("实现", WordKind.Reach),
    ];

    private static readonly SearchValues<char> Lasts = SearchValues.Create([.. Comparators.Select(c => c.Word[^1]).Distinct()]);

    // A bound that is kept: 达到不低于 85% 的要求; 超过“不低于 50%”的目标 keeps it all the more.
    private static readonly string[] Keeping = ["达到", "符合", "满足", "完成", "实现", "落实", "优于", "好于", "做到"];

    private static readonly string[] NormWords =
        ["标准", "要求", "目标", "规定", "底线", "红线", "警戒线", "控制线", "考核线", "界线", "分数线", "门槛", "条件", "限值", "上限", "下限", "限额", "基准", "定额", "平均", "均值", "水平", "任务", "指标", "控制数", "核定数"];

    private static readonly string[] Authorities = ["国家", "国定", "省定", "市定", "县定", "区定", "省里", "市里", "部颁", "部定", "规定", "标准", "要求", "目标", "底线", "上限", "下限", "年度", "全国", "全省", "全市", "平均", "均值", "每", "十四五", "小学", "初中", "约定", "定的"];

    // What is asked for, planned or supposed, not what is so.
    private static readonly string[] Unreal =
        ["力争", "确保", "计划", "拟", "将", "应", "须", "需", "如", "若", "凡", "按", "对照", "根据", "依照", "规定", "要求", "目标", "标准", "争取", "预计", "必须", "可", "原则", "尚差", "距", "离", "至少要", "其中", "除", "约定", "承诺", "逐步", "努力", "推动", "推进", "保证"];

    private static readonly string[] Adverbs =
        ["分别", "全部", "全都", "二者", "两者", "三者", "两项", "三项", "各项", "基本", "提前", "一年", "两年", "半年", "明显", "大幅", "略", "稍", "仍然", "依然", "始终", "已经", "总体", "整体", "全县", "全市", "全省", "两县", "三县", "两市", "三市", "四市", "五市",
         "两区", "三区", "四县", "五县", "各县", "各市", "各校", "各地", "两校", "学段", "双双", "一直", "继续", "同时", "且", "并", "均", "都", "已", "也", "仍", "还", "尚", "又", "远", "只", "仅", "就", "全", "刚", "，", "但", "而", "虽", "共同", "十四五", "末", "“", "”", "增幅", "增速", "完全"];

    /// <summary>What is said of a number, or of the list whose first it is.</summary>
    /// <returns>Null when nothing says that it is a norm.</returns>
    public static NormSaying? Of(Sentence sentence, int index)
    {
        var mentions = sentence.Mentions;
        var norm = mentions[index];
        if (!norm.Known || norm.Quantity.IsTime) return null;
        var first = mentions[norm.Group];
        var lead = first.Lead;
        var (at, length, kind) = Find(lead);
        if (at < 0) return null;
        var before = lead[..at];
        var between = lead[(at + length)..];
        if (between.Length > MostBetween) return null;
        var after = After(sentence, mentions[norm.Group + norm.Size - 1]);
        var said = Names(after);
        // 超出目标 6.9 个百分点 is by how much, 达到标准的 39 所 how many; 超过规定的 85% what.
        var told = said || kind != WordKind.Reach && norm.Quantity.Kind != QuantityKind.Points && Names(between);
        var ofRates = after.Contains("增幅", StringComparison.Ordinal) || after.Contains("增速", StringComparison.Ordinal);
        // 超过 50% 的学校: no norm; 达到 85% says what is; 超出 12 人 by how much.
        var ends = after is "" or "以内" or "之内" or "以上" or "以下" or "及以上" or "及以下";
        if (!told && !ofRates && (!ends || kind == WordKind.Reach || between.Length > 0 || lead.AsSpan(at, length) is "超出" or "高出")) return null;
        // 未突破 85% 的底线: who breaks through a floor is below it.
        if (kind is WordKind.Above or WordKind.NotAbove && after.Contains("底线", StringComparison.Ordinal) && lead.AsSpan(at, length).EndsWith("突破")) kind = kind == WordKind.Above ? WordKind.Below : WordKind.NotBelow;
        var better = lead.AsSpan(at, length) is "优于" or "好于";
        var keeping = Array.Find(Keeping, w => before.EndsWith(w, StringComparison.Ordinal));
        if (kind is WordKind.NotAbove or WordKind.NotBelow && keeping is null && Opposed(before, kind) is { } opposed) (kind, before) = (opposed, "");
        if (keeping is not null) before = before[..^keeping.Length];
        // 高于同期财政收入 3.9% 的增幅, 不低于公务员 12.6 万元的水平: held against something else, by its name.
        var named = ofRates || after.Contains("水平", StringComparison.Ordinal);
        var firm = IsVerdict(before) && (between.Length == 0 || named || Authorities.Any(a => between.Contains(a, StringComparison.Ordinal))) && !norm.Planned;
        return new NormSaying(kind, firm, !said && !ofRates, IsOfAll(before), better, ofRates);
    }

    private static bool Names(string words) => Array.Exists(NormWords, w => words.Contains(w, StringComparison.Ordinal));

    // The comparator that ends last; the longest of those that end there.
    private static (int At, int Length, WordKind Kind) Find(string lead)
    {
        // From the end, and only where a comparator can end.
        for (var end = lead.AsSpan().LastIndexOfAny(Lasts) + 1; end > 0; end = lead.AsSpan(0, end - 1).LastIndexOfAny(Lasts) + 1)
            foreach (var (word, kind) in Comparators)
                if (word[^1] == lead[end - 1] && lead.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal)) return (end - word.Length, word.Length, kind);
        return (-1, 0, WordKind.Name);
    }

    // 超过“一般不多于 5 所”的规定, 未达到不低于 95% 的要求: the bound is broken; 超过“不低于 50%” keeps it.
    private static WordKind? Opposed(string before, WordKind bound)
    {
        var (at, length, kind) = Find(before);
        if (at < 0 || before.Length - at - length > 6) return null;
        return (bound, kind) switch
        {
            (WordKind.NotAbove, WordKind.Above) when !before.Contains('优', StringComparison.Ordinal) => WordKind.Above,
            (WordKind.NotBelow, WordKind.Above) => WordKind.NotBelow,
            (_, WordKind.Below) => bound == WordKind.NotBelow ? WordKind.Below : WordKind.Above,
            _ => null,
        };
    }

    // 均已, 分别, 提前一年: nothing before the comparator but how it is meant; a name there would say what is asked of it (比例不低于 10%).
    private static bool IsVerdict(string before)
    {
        if (Unreal.Any(w => before.Contains(w, StringComparison.Ordinal))) return false;
        var rest = before.AsSpan();
        while (rest.Length > 0)
        {
            var word = "";
            foreach (var adverb in Adverbs)
                if (adverb.Length > word.Length && rest.StartsWith(adverb, StringComparison.Ordinal)) word = adverb;
            if (word.Length == 0) return false;
            rest = rest[word.Length..];
        }
        return true;
    }

    /// <summary>均, 都, 全部, 双双: words that speak of each of several.</summary>
    internal static bool IsOfAll(string before) => before.AsSpan().ContainsAny('均', '都') || before.Contains("全部", StringComparison.Ordinal) || before.Contains("双双", StringComparison.Ordinal);

    // The words behind a number up to the next mark or number.
    private static string After(Sentence sentence, Mention last)
    {
        var start = last.Quantity.End;
        var end = start;
        while (end < sentence.End && end - start < MostAfter && sentence.Text[end] is not ('，' or '、' or '；' or '。' or '（' or '）' or '(' or ')' or ',' or ';' or '\n' or '|') && !char.IsAsciiDigit(sentence.Text[end])) end++;
        return sentence.Text[start..end];
    }
}

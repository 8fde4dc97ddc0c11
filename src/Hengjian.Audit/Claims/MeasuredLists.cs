using System.Buffers;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Holds a number to a list behind it whose names bring a number each: 出让地块 3 宗、286 亩，分别为北苑地块 96 亩、东湖地块 119 亩、南站地块 71 亩.</summary>
internal static class MeasuredLists
{
    private const int LeastThings = 3;
    private const int LongestName = 16;
    private const int LongestTail = 4;
    private const string Han = "一两三四五六七八九";

    private static readonly SearchValues<char> Breaks = SearchValues.Create("，。；：、（）(),:;");
    private static readonly SearchValues<char> Joints = SearchValues.Create("和与及各均等每");

    // 即新增投入 3 亿元、压减支出 1 亿元: deeds are no things.
    private static readonly string[] Deeds = ["增加", "减少", "新增", "压减", "下降", "提高", "增长", "给予", "奖励", "补助标准", "不低于", "不超过", "达到", "占"];

    /// <summary>The claim of a number; null when no such list begins there.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="quantity">The number.</param>
    /// <param name="from">Where the list begins.</param>
    /// <param name="whole">Said to be just these: 即, 分别为.</param>
    public static Claim? Of(Sentence sentence, Quantity quantity, int from, bool whole)
    {
        var first = sentence.Mentions.FindIndex(m => m.Quantity.Start >= from);
        if (first < 0) return null;
        var unit = sentence.Mentions[first].Quantity.Unit;
        // 4 宗、163.1 亩，即…: what else stands before the list is what its numbers add up to.
        if (IsAlike(sentence, quantity, first) || sentence.Mentions.Exists(m => m.Quantity.Start >= quantity.End && m.Quantity.Start < from && m.Quantity.Unit.Family != unit.Family)) return null;
        var names = new List<string>();
        var (at, comma) = (from, '\0');
        var i = first;
        for (; i < sentence.Mentions.Count && sentence.Mentions[i] is { Total: false, Among: false, Each: null } item && item.Quantity.Unit.Family == unit.Family; i++)
        {
            if (Name(sentence.Text.AsSpan(at, item.Quantity.Start - at), i == first, ref comma) is not { } name) break;
            if (item is not { Known: true, AndSoOn: false } || item.Quantity.IsTime || item.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent) || names.Contains(name)) return null;
            names.Add(name);
            at = item.Quantity.End;
        }
        if (names.Count < (whole ? 2 : LeastThings) || GoesOn(sentence, i, at, comma) || names.Exists(n => Wording.Begins(n, Deeds))) return null;
        // 基本支出 1260 万元、项目支出 980 万元，专项债 430 万元: the next may be listed too.
        var open = quantity.Value > names.Count && i < sentence.Mentions.Count && sentence.Mentions[i] is { Total: false, Among: false, Each: null } next && next.Quantity.Unit.Family == unit.Family && !sentence.Text.AsSpan(at, next.Quantity.Start - at).Contains('；');
        return CountClaim.Of(quantity, names.Count, names.Count, at, () => !open && Math.Abs(quantity.Value - names.Count) <= 1 && !names.Exists(n => n.AsSpan().ContainsAny(Joints)) && !IsCounted(sentence, quantity, names.Count));
    }

    // 5 所，即小学 3 所、初中 2 所 are parts; 4 个乡镇，即云台镇 6 个村、石桥镇 5 个村 are not.
    private static bool IsAlike(Sentence sentence, Quantity quantity, int first)
    {
        var item = sentence.Mentions[first];
        return item.Quantity.Unit.Text == quantity.Unit.Text && (item.Tail.Length == 0 || quantity.End + item.Tail.Length > sentence.End || SubjectText.Overlap(item.Tail, sentence.Text[quantity.End..Math.Min(sentence.End, quantity.End + LongestName)].Split('，', '：', '（', '即')[0]));
    }

    // 、东湖地块: one mark, the same throughout, and a name.
    private static string? Name(ReadOnlySpan<char> between, bool first, ref char comma)
    {
        if (!first)
        {
            // What is counted stands behind its number: 6 个村、. The last may be joined by 和.
            var mark = between.IndexOfAny(Breaks);
            if (mark < 0 && comma == '、') mark = between.IndexOf('和');
            else if (mark < 0 || between[mark] is not ('、' or '，') || comma != '\0' && between[mark] != comma) return null;
            else comma = between[mark];
            if (mark is < 0 or > LongestTail) return null;
            between = between[(mark + 1)..];
        }
        between = between.Trim();
        if (between.StartsWith("以及")) between = between[2..];
        return between.Length is < 2 or > LongestName || between.ContainsAny(Breaks) ? null : between.ToString();
    }

    // The next number is listed too, but as no name with one number: nobody can say how many there are.
    private static bool GoesOn(Sentence sentence, int next, int end, char comma)
    {
        var rest = sentence.Text.AsSpan(end, sentence.End - end);
        var mark = rest.IndexOfAny('，', '。', '；');
        // 公开招聘 64 人，引进 23 人，返聘若干人: what is parted by commas may go on without a number.
        if (mark >= 0 && rest[mark] == '，' && comma == '，') return true;
        if (mark >= 0) rest = rest[..mark];
        return rest.ContainsAny('、', '等') || rest.Contains("以及", StringComparison.Ordinal) || next < sentence.Mentions.Count && sentence.Mentions[next].Quantity.Start < end + rest.Length;
    }

    // 5 个方面三类: another number says how many are listed.
    private static bool IsCounted(Sentence sentence, Quantity quantity, int count) =>
        sentence.Mentions.Exists(m => m.Quantity.Start != quantity.Start && m.Quantity.Start < quantity.End + LongestName && m.Quantity.Kind == QuantityKind.Count && m.Quantity.Value == count)
        || count <= Han.Length && sentence.Text.AsSpan(quantity.End, Math.Min(LongestName, sentence.End - quantity.End)).IndexOf(Han[count - 1]) is >= 0;
}

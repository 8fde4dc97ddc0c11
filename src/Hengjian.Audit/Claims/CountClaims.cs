using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks a number of things against the things listed: 甲县、乙县等 2 个县; 3 个县（甲县、乙县、丙县）; 三个方面：一是…二是….</summary>
internal static class CountClaims
{
    private const int Farthest = 400;
    private const int MostCounted = 60;
    private const int LeastNumbered = 3;
    private const int LongestOpener = 9;

    private static readonly SearchValues<char> Marks = SearchValues.Create("，：（(:。；");
    private static readonly SearchValues<char> Ends = SearchValues.Create("）)。；，;");
    private static readonly SearchValues<char> ArabicDigits = SearchValues.Create("0123456789");

    private static readonly string[] Openers = ["（", "(", "：", ":", "，分别是", "，分别为", "，即", "，依次是", "，包括", "分别是", "分别为"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        foreach (var mention in sentence.Mentions)
        {
            var quantity = mention.Quantity;
            if (!mention.Known || quantity.Kind != QuantityKind.Count || quantity.Hedge != Hedge.None || quantity.Value is < 2 or > MostCounted || quantity.Step < 1 || quantity.Unit.Text == "期") continue;
            if (After(sentence, quantity) is { } after) yield return after;
            else if (Before(sentence, quantity) is { } before) yield return before;
        }
    }

    /// <summary>“三大工程”：…: in sentences that need hold no number.</summary>
    public static IEnumerable<Claim> OfSlogans(Sentence sentence)
    {
        foreach (var slogan in Slogans.Of(sentence))
            if (After(sentence, slogan) is { } claim) yield return claim;
    }

    private static Claim? After(Sentence sentence, Quantity quantity)
    {
        var text = sentence.Text.AsSpan(quantity.End, Math.Min(sentence.End - quantity.End, Farthest));
        var noun = text.IndexOfAny(Marks);
        if (noun is < 0 or > 12) return null;
        if (text[noun] is '：' or ':' && Enumerations.Count(sentence.Text, quantity.End + noun + 1) is var listed and > 1)
            return Compare(quantity, listed, listed, quantity.End + noun, !IsSaidBefore(sentence, quantity, listed));
        if (text[noun] is '：' or ':' && Numbered(sentence, quantity, quantity.End + noun) is { } parted) return parted;
        if (text[noun] == '，' && text[(noun + 1)..].StartsWith("一是", StringComparison.Ordinal) && Enumerations.Count(sentence.Text, quantity.End + noun + 1) is var told and > 1)
            return Compare(quantity, told, told, quantity.End + noun, !IsSaidBefore(sentence, quantity, told));
        // 专项督导 7 次，内容分别为…: a word may say what is listed.
        var named = text[noun] == '，' && text[noun..Math.Min(text.Length, noun + LongestOpener)] is var head && head.IndexOf("分别", StringComparison.Ordinal) is > 1 and var told2 && !head[1..told2].ContainsAny(Marks) && told2 + 3 <= head.Length && head[told2 + 2] is '为' or '是' ? text[noun..(noun + told2 + 3)].ToString() : null;
        foreach (var opener in named is null ? Openers : [named])
        {
            if (!text[noun..].StartsWith(opener, StringComparison.Ordinal)) continue;
            var list = text[(noun + opener.Length)..];
            var end = list.IndexOfAny(Ends);
            if (end < 0) end = list.Length;
            end = ListItems.Grouped(list, end, Ends);
            if (end == 0 || list[..end].ContainsAny(ArabicDigits) || list[..end].EndsWith("等", StringComparison.Ordinal)) continue;
            if (HasNumber(sentence, quantity.End + noun, end + opener.Length) || NamesSome(opener, list)) continue;
            var names = list[..end].ToString().Replace('，', '、');
            var items = ListItems.Of(names);
            // 推进的 3 条为：…; 分别是…: said to be these, and no others.
            var whole = opener.StartsWith("分别", StringComparison.Ordinal) || opener.StartsWith("，分别", StringComparison.Ordinal) || opener == named || opener is "：" or ":" && noun > 0 && text[noun - 1] is '为' or '是';
            if (items.Count > 1) return Compare(quantity, items.Count, ListItems.Least(names), quantity.End + noun + end, whole || ListItems.Alike(items) || Closed(list, end, items));
        }
        return null;
    }

    // 五大类社团：体育类 14 个、艺术类 17 个…: each with a number of its own, all of one unit to the end of the sentence.
    private static Claim? Numbered(Sentence sentence, Quantity quantity, int colon)
    {
        if (quantity.Unit.Text is not ("个" or "类" or "项" or "种" or "块" or "部分" or "方面" or "大") || quantity.Value < LeastNumbered) return null;
        var items = sentence.Mentions.FindAll(m => m.Quantity.Start > colon);
        if (items.Count > 1 && items[^1].Total) items.RemoveAt(items.Count - 1);
        if (items.Count < LeastNumbered || items.Exists(m => !m.Known || m.AndSoOn || m.Depth > 0 || m.Size > 1 || m.Quantity.Unit.Text != items[0].Quantity.Unit.Text || m.Clean.Length < 2 || m.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount))) return null;
        if (items.Select(m => m.Clean).Distinct(StringComparer.Ordinal).Count() != items.Count || Math.Abs(items.Count - quantity.Value) > 1) return null;
        return Compare(quantity, items.Count, items.Count, items[^1].Quantity.End, !IsSaidBefore(sentence, quantity, items.Count));
    }

    // 在建学校 5 所，均为 24 班小学：（1）…: another number before counts the list.
    private static bool IsSaidBefore(Sentence sentence, Quantity quantity, int listed) =>
        sentence.Mentions.Exists(m => m.Quantity.Start < quantity.Start && m.Quantity.Value == listed && m.Quantity.Kind == QuantityKind.Count);

    // （含经开区、高新区）, （不含教学点）: some of what is counted, or none of it.
    private static bool NamesSome(string opener, ReadOnlySpan<char> list)
    {
        if (opener.EndsWith("包括", StringComparison.Ordinal)) return true;
        foreach (var word in (ReadOnlySpan<string>)["含", "包括", "包含", "不含", "不包括", "除", "如", "例如", "其中", "特别是", "尤其是", "主要", "重点", "原", "另"])
            if (list.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    // A list of short names up to a full stop or a closing bracket is the whole list.
    private static bool Closed(ReadOnlySpan<char> list, int end, List<string> items) =>
        (end >= list.Length || list[end] is '）' or ')' or '。' or '；') && items.TrueForAll(i => i.Length is >= 2 and <= 8);

    // 十八个（省级三个、市级六个、区级九个）: parts, not names.
    private static bool HasNumber(Sentence sentence, int from, int length) =>
        sentence.Mentions.Exists(m => m.Quantity.Start >= from && m.Quantity.Start < from + length);

    private static Claim? Before(Sentence sentence, Quantity quantity)
    {
        var from = Math.Max(sentence.Start, quantity.Start - Farthest);
        var text = sentence.Text.AsSpan(from, quantity.Start - from);
        var open = text.EndsWith("等", StringComparison.Ordinal);
        if (open) text = text[..^1];
        if (text.EndsWith("》", StringComparison.Ordinal)) return Titles(sentence, quantity, text, open);
        var start = text.LastIndexOfAny(Marks);
        var list = text[(start + 1)..];
        var items = ListItems.Of(list);
        var aspects = IsAspect(sentence.Text.AsSpan(quantity.Start, Math.Min(8, sentence.End - quantity.Start)), items, (int)quantity.Value);
        if (items.Count < 2 || !ListItems.Alike(items) && !open && !aspects && !(quantity.Unit.Text == "所" && items.TrueForAll(IsSchool))) return null;
        // A list closed by 等 may name some only: fewer names than the number say nothing.
        if (open && items.Count < quantity.Value) return null;
        var alike = ListItems.Alike(items) && sentence.Text.AsSpan(quantity.End, Math.Min(6, sentence.End - quantity.End)).Contains(items[0][^1]);
        return Compare(quantity, items.Count, ListItems.Least(list), quantity.End, alike || aspects && !open || quantity.Unit.Text == items[0][^1].ToString() || quantity.Unit.Text == "所" && !open && items.TrueForAll(IsSchool));
    }

    // 甲小学、乙中心校、县第五中学、丙初中四所学校: each by its name, none by its stage alone.
    private static bool IsSchool(string item) =>
        item.Length > 2 && (item[^1] is '校' or '园' || item.EndsWith("小学", StringComparison.Ordinal) || item.EndsWith("中学", StringComparison.Ordinal) || item.EndsWith("初中", StringComparison.Ordinal) || item.EndsWith("高中", StringComparison.Ordinal));

    // What is counted are aspects of one thing, or places by their short names; 幼儿园、小学、初中 4 所 counts schools.
    private static bool IsAspect(ReadOnlySpan<char> after, List<string> items, int count)
    {
        if (items.Count < 2) return false;
        foreach (var noun in (ReadOnlySpan<string>)["方面", "环节", "学段", "领域", "维度", "层面", "阶段", "板块", "步骤", "问题", "渠道", "类别", "学科", "部门", "小组", "类", "措施", "重点", "机制", "制度", "体系", "行动", "工程"])
            if (after.Contains(noun, StringComparison.Ordinal)) return Math.Abs(items.Count - count) <= 1 || noun == "方面";
        if (items.Count < 3 || Math.Abs(items.Count - count) > 1 || items.Skip(1).Any(i => i.Length is < 2 or > 4 || i.Length != items[^1].Length)) return false;
        foreach (var place in (ReadOnlySpan<string>)["乡镇", "县区", "街道", "个县", "个市", "个区", "个镇", "个乡", "个村", "县（"])
            if (after.Contains(place, StringComparison.Ordinal)) return true;
        return false;
    }

    // 《…》《…》等 n 个文件.
    private static Claim? Titles(Sentence sentence, Quantity quantity, ReadOnlySpan<char> text, bool open)
    {
        var start = text.LastIndexOfAny(Marks) + 1;
        var count = text[start..].Count('》');
        return count < 2 || open && count < quantity.Value ? null : Compare(quantity, count, count, quantity.End, true);
    }

    // 和 may join two names or stand in one: any number between is what may be listed.
    private static Claim? Compare(Quantity quantity, int listed, int least, int end, bool sure)
    {
        if (listed < 2) return null;
        var holds = quantity.Value >= Math.Max(least, 2) && quantity.Value <= listed;
        if (!holds && !sure) return null;
        if (holds) listed = (int)quantity.Value;
        var claim = ClaimMaker.Open(ClaimKind.Count, "", new Term("stated", quantity));
        return claim with
        {
            Verdict = holds ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = quantity.Printed,
            Computed = listed,
            Unit = Figures.UnitOf(quantity),
            Message = holds ? $"列出 {listed} 项，与文中 {Figures.Print(quantity)} 一致。" : $"列出 {listed} 项，文中 {Figures.Print(quantity)}。",
            Spans = [new TextSpan(Math.Min(quantity.Start, end), Math.Max(quantity.End, end))],
            Diagnoses = holds ? [] : [new Diagnosis("off-by-one", "项数数错，或漏列、多列")],
        };
    }
}

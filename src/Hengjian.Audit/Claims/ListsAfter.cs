using System.Buffers;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Holds a number to the list behind it: 3 个县（甲县、乙县、丙县）; 5 所，即…; 三个方面：一是…二是….</summary>
internal static class ListsAfter
{
    private const int Farthest = 400;
    private const int LongestNoun = 12;
    private const int LongestName = 14;
    private const int LongestHead = 30;
    private const int LeastThings = 3;
    private const int LongestPart = 60;
    private const int LeastCovered = 3;

    private static readonly SearchValues<char> Marks = SearchValues.Create("，：（(:。；—");
    private static readonly SearchValues<char> Ends = SearchValues.Create("）)。；，;—");

    // Said to be these, and no others.
    private static readonly string[] Naming = ["即", "为", "是", "分别是", "分别为", "分别", "依次是", "依次为", "名单为", "名单是", "具体为", "具体是", "各为", "就是", "一为"];

    // Words that name some of what is counted, or none of it: （含经开区、高新区）, （不含教学点）.
    private static readonly string[] Some = ["含", "包括", "包含", "不含", "不包括", "除", "如", "例如", "其中", "特别是", "尤其是", "主要", "重点", "原", "另", "均", "都", "各", "设有", "内设", "内有", "配有", "建有"];

    // What a part behind a semicolon begins with when it is none of those counted.
    private static readonly string[] Asides = ["其中", "同时", "此外", "另", "合计", "以上", "全年", "共", "总", "上述", "目前", "并", "且", "均", "都", "下一步", "力争", "确保"];

    /// <summary>The claim of a number; null when no list follows it.</summary>
    public static Claim? Of(Sentence sentence, Quantity quantity)
    {
        var text = sentence.Text.AsSpan(quantity.End, Math.Min(sentence.End - quantity.End, Farthest));
        var noun = text.IndexOfAny(Marks);
        if (NamedAtOnce.Of(sentence, quantity) is { } named) return named;
        if (Inline(sentence, quantity, text) is { } inline) return inline;
        // 推进中的 4 个分别是…: named at once, however far its end.
        if (noun < 0 || noun > LongestNoun) return Longest(text, 0) > 2 ? Named(sentence, quantity, text, text.Length) : null;
        // 两个专业三个方向：甲、乙、丙: the list is of the number next to it.
        if (Counts(text[..noun])) return null;
        var colon = text[noun] is '：' or ':';
        if ((colon || text[noun..].StartsWith("，一是", StringComparison.Ordinal)) && Enumerations.Count(sentence.Text, quantity.End + noun + 1) is var listed and > 1)
            return CountClaim.Of(quantity, listed, listed, quantity.End + noun, () => CountClaim.IsMiscount(quantity.Value, listed) && !IsSaidBefore(sentence, quantity, listed));
        if (colon && Numbered(sentence, quantity, quantity.End + noun) is { } numbered) return numbered;
        return Named(sentence, quantity, text, noun) ?? Measured(sentence, quantity, text, noun) ?? (colon ? Parted(sentence, quantity, text, noun) : null);
    }

    // 4 件实事写入报告，即（1）…、（2）…: numbered in the line, however far it begins.
    private static Claim? Inline(Sentence sentence, Quantity quantity, ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny('（', '①');
        if (at is < 1 or > LongestHead || !text[at..].StartsWith("（1）") && text[at] != '①' || !(text[at - 1] is '即' or '为' or '是' or '：') || Digit(text[..at]) || text[..at].ContainsAny('；', '。', '、')) return null;
        var listed = Enumerations.Count(sentence.Text, quantity.End + at);
        return listed < 2 ? null : CountClaim.Of(quantity, listed, listed, quantity.End + at, () => CountClaim.IsMiscount(quantity.Value, listed) && !IsSaidBefore(sentence, quantity, listed));
    }

    // 即：甲 3 亩、乙 5 亩: the colon opens what the word has announced.
    private static Claim? Measured(Sentence sentence, Quantity quantity, ReadOnlySpan<char> text, int noun)
    {
        var (from, whole) = Opener(text, noun);
        if (from == 0) return null;
        foreach (var word in Some)
            if (text[from..].StartsWith(word, StringComparison.Ordinal)) return null;
        if (from < text.Length && text[from] is '：' or ':') from++;
        return MeasuredLists.Of(sentence, quantity, quantity.End + from, whole);
    }

    private static bool Counts(ReadOnlySpan<char> noun)
    {
        for (var i = 1; i + 1 < noun.Length; i++)
            if (Digits.Chinese(noun[i]) > 0 && (noun[i + 1] is '个' or '项' or '类' or '所' or '种' || noun[(i + 1)..].StartsWith("方面", StringComparison.Ordinal))) return true;
        return false;
    }

    private static Claim? Named(Sentence sentence, Quantity quantity, ReadOnlySpan<char> text, int noun)
    {
        var (from, whole) = Opener(text, noun);
        var covering = from == 0 ? Covering(text, noun) : 0;
        from += covering;
        if (from == 0) return null;
        var list = text[from..];
        var end = End(list);
        if (end == 0 || HasNumber(sentence, quantity.End + from, end) || Digit(list[..end])) return null;
        foreach (var word in Some)
            if (list.StartsWith(word, StringComparison.Ordinal)) return null;
        var open = Open(list, ref end);
        if (NameList.Of(list[..end].ToString().Replace('，', '、')) is not { } names || !names.Titled && names.Names.Any(n => n.Length > LongestName + (names.Names[0] == n || names.Names[^1] == n ? 8 : 0))) return null;
        if (open && quantity.Value > names.Most) return null;
        var rest = list[end..].ToString();
        return CountClaim.Of(quantity, names.Most, names.Least, quantity.End + from + end, () => IsMiscount(quantity, names, rest, whole) && (covering == 0 || names.Names.Count >= LeastThings && names.Names.All(n => n.Length >= LeastCovered) && CountedThings.Are(sentence, quantity, names)));

        // 数学、物理等学科: the list stops short of what it is of.
        static bool Open(ReadOnlySpan<char> list, ref int end)
        {
            var last = list[..end].LastIndexOf('等');
            if (last <= 0 || end - last > 6 || last + 1 < end && list[last + 1] is '次' or '级' or '额' or '奖' || list[last - 1] is '高' or '中' or '初' or '平' or '均' or '同' or '优' or '特' or '相') return false;
            end = last;
            return true;
        }
    }

    private static bool IsMiscount(Quantity quantity, NameList list, string rest, bool whole)
    {
        var more = quantity.Value < list.Least;
        if (!CountClaim.IsMiscount(quantity.Value, more ? list.Least : list.Most)) return false;
        // 4 个县（市、区）.
        if (list.Names.Any(n => n.Length < 2) && !list.Alike) return false;
        if (!more && (list.HasCompound || GoesOn(rest, list))) return false;
        return whole || list.Alike || rest.Length == 0 || rest[0] is '）' or ')' or '。' or '；' or ';' or '—' || list.Names.Count >= LeastThings;
    }

    // Where the list begins, and whether it is said to be the whole; 0 when none does.
    private static (int From, bool Whole) Opener(ReadOnlySpan<char> text, int noun)
    {
        var mark = noun < text.Length ? text[noun] : '。';
        // 推进的 3 条为：…: named, and named at once.
        if (mark is '：' or ':') return (noun + 1, noun == 0 || text[noun - 1] is '为' or '是');
        if (mark is '（' or '(') return (noun + 1, false);
        if (mark == '—') return text[noun..].StartsWith("——", StringComparison.Ordinal) ? (noun + 2, false) : (0, false);
        if (mark != '，')
        {
            var direct = Longest(text, 0);
            return direct > 2 ? (direct, true) : (0, false);
        }
        var length = Longest(text, noun + 1);
        if (length > 0) return (noun + 1 + length, true);
        // 专项督导 7 次，内容分别为…; 数据比对四次，时间分别为…: a word may say what is listed.
        var head = text[(noun + 1)..Math.Min(text.Length, noun + 8)];
        var respectively = head.IndexOf("分别", StringComparison.Ordinal);
        if (respectively > 0 && !head[..respectively].ContainsAny(Marks) && respectively + 2 < head.Length && head[respectively + 2] is '为' or '是') return (noun + 1 + respectively + 3, true);
        return (0, false);
    }

    // 5 个部门开展自查，包括…: what is covered may be some only, but for names of just what is counted. 5 个问题，涉及经费、编制 tells of what they are about.
    private static int Covering(ReadOnlySpan<char> text, int noun)
    {
        if (noun >= text.Length || text[noun] != '，') return 0;
        foreach (var word in (ReadOnlySpan<string>)["包括", "主要是", "涵盖"])
            if (text[(noun + 1)..].StartsWith(word, StringComparison.Ordinal)) return noun + 1 + word.Length;
        return text[(noun + 1)..].StartsWith("涉及", StringComparison.Ordinal) && (text.StartsWith("项目", StringComparison.Ordinal) || text.StartsWith("工程", StringComparison.Ordinal)) ? noun + 3 : 0;
    }

    private static int Longest(ReadOnlySpan<char> text, int at)
    {
        var longest = 0;
        foreach (var word in Naming)
            if (word.Length > longest && text[at..].StartsWith(word, StringComparison.Ordinal)) longest = word.Length;
        // ，即将…, ，为了…, ，是全市…: other words.
        if (longest == 1 && at + 1 < text.Length && (text[at..].StartsWith("即将", StringComparison.Ordinal) || text[at..].StartsWith("为了", StringComparison.Ordinal))) return 0;
        return longest;
    }

    // Up to the first mark outside of titles and brackets.
    private static int End(ReadOnlySpan<char> list)
    {
        var depth = 0;
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] is '《' or '“' or '（' or '(') depth++;
            else if (depth > 0 && list[i] is '》' or '”' or '）' or ')') depth--;
            else if (depth == 0 && Ends.Contains(list[i])) return ListItems.Grouped(list, i, Ends);
        }
        return depth > 0 ? 0 : list.Length;
    }

    // ，甲县、乙县; ，以及丙县: the list goes on behind the comma.
    private static bool GoesOn(string rest, NameList list)
    {
        if (rest.Length < 2 || rest[0] is not ('，' or '；' or ';')) return false;
        var next = rest.AsSpan(1);
        var stop = next.IndexOfAny(Marks);
        if (stop >= 0) next = next[..stop];
        if (list.Titled) return next.Length > 0 && next[0] is '《' or '以' or '和';
        // ，全县 65 所幼儿园、…: what brings a number tells of other things.
        if (next.ContainsAnyInRange('0', '9')) return false;
        return next.Contains('、') || next.Length > 0 && (next[0] is '和' or '及' or '与' or '以' or '还' or '另' or '其' || NameList.Kind(next[^1]) == NameList.Kind(list.Names[^1][^1]));
    }

    // 3 月、6 月: times are names too.
    private static bool Digit(ReadOnlySpan<char> list)
    {
        for (var i = 0; i < list.Length; i++)
        {
            if (Digits.Arabic(list[i]) < 0) continue;
            while (i < list.Length && Digits.Arabic(list[i]) >= 0) i++;
            if (i >= list.Length || list[i] is not ('月' or '日' or '年' or '号')) return true;
        }
        return false;
    }

    // 三件事：…；…；…。: parts between semicolons.
    private static Claim? Parted(Sentence sentence, Quantity quantity, ReadOnlySpan<char> text, int noun)
    {
        if (quantity.Unit.Kind != QuantityKind.Count || quantity.Unit.Text is not ("个" or "类" or "项" or "种" or "件" or "条" or "方面" or "点" or "大")) return null;
        var body = sentence.Text.AsSpan(quantity.End + noun + 1, sentence.End - quantity.End - noun - 1);
        if (body.Length > Farthest) return null;
        var mark = body.Contains('；') ? '；' : '，';
        var (count, longest, shortest) = (0, 0, int.MaxValue);
        foreach (var range in body.Split(mark))
        {
            var part = body[range].Trim();
            if (part.IsEmpty) continue;
            foreach (var aside in Asides)
                if (part.StartsWith(aside, StringComparison.Ordinal)) return null;
            (count, longest, shortest) = (count + 1, Math.Max(longest, part.Length), Math.Min(shortest, part.Length));
        }
        // Behind commas there may be anything, but for names of a length.
        if (longest > LongestPart || mark == '，' && (longest > LongestName || longest > shortest + 2 || body.Contains('、') || HasNumber(sentence, quantity.End + noun, body.Length))) return null;
        return CountClaim.Of(quantity, count, count, sentence.End, () => count >= LeastThings && CountClaim.IsMiscount(quantity.Value, count) && !IsSaidBefore(sentence, quantity, count));
    }

    // 五大类社团：体育类 14 个、艺术类 17 个…: each with a number of its own, all of one unit to the end of the sentence.
    private static Claim? Numbered(Sentence sentence, Quantity quantity, int colon)
    {
        if (quantity.Unit.Text is not ("个" or "类" or "项" or "种" or "块" or "部分" or "方面" or "大")) return null;
        var items = sentence.Mentions.FindAll(m => m.Quantity.Start > colon);
        // …，其中校舍改造占 61.2%: told of one of them.
        if (items.FindIndex(m => m.Among) is > 0 and var aside) items.RemoveRange(aside, items.Count - aside);
        if (items.Count > 1 && items[^1].Total) items.RemoveAt(items.Count - 1);
        if (items.Count < LeastThings || items.Exists(m => !m.Known || m.AndSoOn || m.Depth > 0 || m.Size > 1 || m.Quantity.Unit.Text != items[0].Quantity.Unit.Text || m.Clean.Length < 2 || m.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent))) return null;
        if (items.Select(m => m.Clean).Distinct(StringComparer.Ordinal).Count() != items.Count || Math.Abs(items.Count - quantity.Value) > 1) return null;
        // 公开招聘 64 人，引进 23 人，返聘若干人: what goes on without a number is listed too.
        var open = quantity.Value > items.Count && items[^1] == sentence.Mentions[^1] && sentence.Text.AsSpan(items[^1].Quantity.End, sentence.End - items[^1].Quantity.End).Contains('，');
        return CountClaim.Of(quantity, items.Count, items.Count, items[^1].Quantity.End, () => !open && !IsSaidBefore(sentence, quantity, items.Count));
    }

    // 在建学校 5 所，均为 24 班小学：（1）…: another number before counts the list.
    private static bool IsSaidBefore(Sentence sentence, Quantity quantity, int listed) =>
        sentence.Mentions.Exists(m => m.Quantity.Start < quantity.Start && m.Quantity.Value == listed && m.Quantity.Kind == QuantityKind.Count);

    // 十八个（省级三个、市级六个、区级九个）: parts, not names.
    private static bool HasNumber(Sentence sentence, int from, int length) =>
        sentence.Mentions.Exists(m => m.Quantity.Start >= from && m.Quantity.Start < from + length && !m.Quantity.IsTime);
}

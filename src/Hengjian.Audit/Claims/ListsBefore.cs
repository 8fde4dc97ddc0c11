using System.Buffers;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Holds a number to the list right before it: 甲县、乙县等 2 个县; 校舍、食堂、消防三项.</summary>
internal static class ListsBefore
{
    private const int Farthest = 400;
    private const int ShortestName = 5;

    private static readonly SearchValues<char> Marks = SearchValues.Create("，,：；（(:。;—");

    // 小学、初中新建三所: the last name ends in what was done, so the number counts something else.
    private static readonly string[] Doings =
    [
        "新建", "增设", "新增", "建成", "开设", "设立", "成立", "印发", "出台", "选派", "获评", "获奖", "评为", "达到", "新开", "立项",
        "分为", "划分", "分别", "各有", "均有", "共有", "共计", "合计", "拥有", "现有", "下设", "承担", "超过", "占比", "入选", "招聘了", "其中", "以上", "以下", "其他", "其它", "其余", "另外", "剩余", "周边", "所属", "下属", "所辖", "全部", "相关", "有关",
        "上述", "前述", "荣获", "获得", "取得", "形成", "提出", "接收", "不足", "不到", "连续", "仅有", "只有", "同期", "每年", "全年", "先后", "累计",
    ];

    private static readonly string[] Either =
    ["设置", "组织", "完成", "增加", "减少", "配备", "安排", "培育", "创建", "抽查", "检查", "通过", "达标", "立项", "覆盖", "涉及", "发现", "查处", "撤并", "投入", "举办", "召开"];

    private const string Ends = "各均共有为是达占约近获第前后仅只再又还已另余约每在到了的等及和与最新原这那此该其看走跑";

    /// <summary>The claim of a number; null when no list stands before it.</summary>
    public static Claim? Of(Sentence sentence, Quantity quantity)
    {
        var text = sentence.Text;
        var end = quantity.Start;
        if (end > sentence.Start && text[end - 1] is '“') end--;
        var open = end > sentence.Start && text[end - 1] == '等' && !(end - 1 > sentence.Start && text[end - 2] is '高' or '中' or '初' or '平' or '均' or '同');
        if (open || end - 1 > sentence.Start && text[end - 1] == '这') end--;
        var begin = Begin(text, Math.Max(sentence.Start, end - Farthest), end);
        var stretch = text.AsSpan(begin, end - begin);
        // 甲、乙、丙，以上三条.
        if (stretch is "以上" or "上述" && begin > sentence.Start && text[begin - 1] == '，')
        {
            end = begin - 1;
            begin = Begin(text, Math.Max(sentence.Start, end - Farthest), end);
            stretch = text.AsSpan(begin, end - begin);
        }
        var fenced = Fenced(stretch);
        if (fenced)
        {
            begin += stretch.LastIndexOf('“') + 1;
            stretch = text.AsSpan(begin, end - 1 - begin);
        }
        var first = stretch.IndexOfAny('、', '》', '”');
        if (first < 0) first = stretch.IndexOfAny('和', '与', '及');
        // 新制定 4 项、修订 3 项: numbers are listed, not names.
        var counted = first >= 0 && sentence.Mentions.Exists(m => m.Quantity.Start >= begin && m.Quantity.End <= begin + first && m.Quantity.End + ShortestName > begin + first && m.Quantity.Kind == QuantityKind.Count);
        if (first < 0 || counted || sentence.Mentions.Exists(m => m.Quantity.Start >= begin + first && m.Quantity.Start < end) || NameList.Of(stretch) is not { } list) return null;
        if (end < quantity.Start && text[end] == '“' && !IsShared(text, quantity, list)) return null;
        if (list.Names.Skip(1).Any(HasDigit) || list.Names.Any(IsNumeral)) return null;
        if (open && quantity.Value > list.Most || CountedThings.IsOrder(sentence, quantity, list) || !open && !fenced && EndsInDoing(list)) return null;
        return CountClaim.Of(quantity, list.Most, list.Least, quantity.End, () => IsMiscount(sentence, quantity, list, begin, fenced, open));
    }

    private static bool IsMiscount(Sentence sentence, Quantity quantity, NameList list, int begin, bool fenced, bool open)
    {
        var more = quantity.Value < list.Least;
        if (list.Names.Count < 2 || !CountClaim.IsMiscount(quantity.Value, more ? list.Least : list.Most) || !CountedThings.Are(sentence, quantity, list)) return false;
        if (fenced) return true;
        return more ? Begins(list, (int)(list.Least - quantity.Value)) : !list.HasCompound && !GoesOnBefore(sentence, begin, list);
    }

    // 一键报警、视频监控、护学岗设置: a doing may be a name, when it is no longer than the others.
    private static bool EndsInDoing(NameList list)
    {
        var last = list.Names[^1];
        // 柘山县、竹溪区分别办结 3 条: as many each.
        if (last.Contains("分别", StringComparison.Ordinal) || last.Contains("各自", StringComparison.Ordinal)) return true;
        if (Ends.Contains(last[^1], StringComparison.Ordinal) || Doings.Any(d => last.EndsWith(d, StringComparison.Ordinal))) return true;
        return last.Length > list.Names.SkipLast(1).Skip(list.Names.Count > 2 ? 1 : 0).DefaultIfEmpty("").Max(n => n.Length) + 1 && (last[^1] is '建' or '设' || Either.Any(d => last.EndsWith(d, StringComparison.Ordinal)));
    }

    // 教育、财政部门开展校舍、食堂、消防三项: the list may begin within a longer name.
    private static bool Begins(NameList list, int at)
    {
        for (var i = 1; i <= at; i++)
            if (list.Names.Skip(i + 1).DefaultIfEmpty(list.Names[0]).Max(n => n.Length) is var longest && list.Names[i].Length > longest + Math.Max(1, longest / 3) && !(list.Alike && list.Names[i].Length <= list.Names[0].Length)) return false;
        return true;
    }

    // 甲市的子县，乙市的丑县、寅县三个县: the list goes on before the comma.
    private static bool GoesOnBefore(Sentence sentence, int begin, NameList list)
    {
        if (begin <= sentence.Start || sentence.Text[begin - 1] is not ('，' or ',' or '；' or ';' or '—')) return false;
        var before = sentence.Text.AsSpan(sentence.Start, begin - 1 - sentence.Start);
        var from = before.LastIndexOfAny(Marks) + 1;
        before = before[from..];
        // 五个部门组成的专班，下设甲、乙、丙三个组: that list has a number of its own.
        if (sentence.Mentions.Exists(m => m.Quantity.Start >= sentence.Start + from && m.Quantity.End <= begin)) return false;
        return before.Length > 0 && (before.Contains('、') || NameList.Kind(before[^1]) == NameList.Kind(list.Names[^1][^1]) || list.Titled && before[^1] == '》');
    }

    private static int Begin(string text, int from, int end)
    {
        for (var i = end; i > from; i--)
        {
            var c = text[i - 1];
            var opening = c switch { '）' => '（', ')' => '(', '》' => '《', '”' => '“', _ => '\0' };
            if (opening == '\0')
            {
                if (Marks.Contains(c) || c == '“') return i;
                continue;
            }
            var open = text.LastIndexOf(opening, i - 1, i - from);
            if (open < 0) return i;
            i = open + 1;
        }
        return from;
    }

    // 同步规划、同步建设“两同步”: a name of its own (孤儿、残疾儿童“两免”) counts other things.
    private static bool IsShared(string text, Quantity quantity, NameList list)
    {
        var close = text.AsSpan(quantity.Start, Math.Min(10, text.Length - quantity.Start)).IndexOf('”');
        var name = close > 1 ? text.AsSpan(quantity.Start + 1, close - 1).TrimStart('个').ToString() : "";
        return name.Length > 1 && list.Names.All(n => n.Contains(name, StringComparison.Ordinal));
    }

    // 实施“甲、乙、丙”三大工程.
    private static bool Fenced(ReadOnlySpan<char> stretch)
    {
        if (stretch.Length < 4 || stretch[^1] != '”' || stretch.LastIndexOf('“') is not (>= 0 and var open)) return false;
        return stretch[(open + 1)..].Contains('、') && stretch[(open + 1)..].IndexOfAny('，', '；') < 0 && (open == 0 || stretch[open - 1] is not ('”' or '、' or '和' or '与' or '及'));
    }

    private static bool HasDigit(string name) => name.Any(c => Digits.Arabic(c) >= 0 || c is '%');

    // 第一、三两项; 七、八两个年级.
    private static bool IsNumeral(string name) => name[0] == '第' && name.Length <= 3 || name.All(c => Digits.Chinese(c) >= 0 || Digits.Power(c) > 0) || Digits.Chinese(name[^1]) >= 0;
}

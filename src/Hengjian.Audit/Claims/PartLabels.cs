using System.Buffers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Tells when the names of parts exclude each other and together make a whole: 公办 and 民办, 小学、初中、高中.</summary>
internal static class PartLabels
{
    private static readonly string[][] Families =
    [
        ["公办", "民办", "私立"], ["男", "女"], ["城区", "城市", "城镇", "县城", "镇区", "乡镇", "乡村", "农村", "村小", "县镇"], ["幼儿园", "学前", "小学", "初中", "高中", "中职", "中等职业", "职业", "特殊教育", "特教", "九年一贯", "完全中学", "十二年", "高校", "义务教育"],
        ["中央", "省级", "市级", "县级", "区级", "自筹", "配套", "社会", "镇级", "乡级"], ["博士", "研究生", "硕士", "本科", "专科", "大专", "中专", "高中"], ["高级", "中级", "初级", "正高", "未定"],
        ["一级", "二级", "三级", "四级"], ["一类", "二类", "三类", "四类"], ["非常满意", "满意", "基本满意", "一般", "不满意", "不了解"], ["优秀", "良好", "合格", "不合格", "较好", "较差", "优", "良"], ["新建", "改建", "扩建", "改扩建", "续建", "迁建"],
        ["已完成", "完成", "正在", "尚未", "未", "其余", "剩余", "基本完成", "长期"], ["上半年", "下半年"], ["一季度", "二季度", "三季度", "四季度"], ["东", "西", "南", "北", "中部"], ["一般", "较大", "重大", "特别重大"],
        ["线上", "线下"], ["财政", "自筹", "社会", "专项", "拨款", "捐赠", "贷款"], ["本地", "外地", "省内", "省外", "市内", "市外", "县内", "县外"], ["在编", "编外", "聘用", "临聘"], ["甲", "乙", "丙", "丁"], ["第一产业", "第二产业", "第三产业"],
    ];

    /// <summary>True when the names come from one such family, each from another word, or from different years.</summary>
    public static bool Complement(IReadOnlyList<Mention> parts)
    {
        if (parts.Count < 2) return false;
        if (parts.All(p => p.Own?.Year is not null)) return parts.Select(p => p.Own!.Year).Distinct().Count() == parts.Count;
        foreach (var family in Families)
            if (Distinct(family, parts)) return true;
        return false;
    }

    // Names that leave nothing out: where all of them are there, the parts are the whole.
    private static readonly string[][] Closed =
    [
        ["公办", "民办"], ["男", "女"], ["专职", "兼职"], ["专任", "兼任"], ["专任", "兼职"], ["城区", "农村"], ["城镇", "乡村"], ["城市", "农村"], ["城镇", "农村"], ["县城", "乡镇"], ["县城", "农村"], ["城区", "乡镇"], ["城区", "乡村"],
        ["上半年", "下半年"], ["一季度", "二季度", "三季度", "四季度"], ["线上", "线下"], ["在编", "编外"], ["省内", "省外"], ["县内", "县外"], ["市内", "市外"], ["本地", "外地"], ["新建", "改扩建"], ["新建", "改建", "扩建"],
        ["寄宿", "走读"], ["完成", "未完成"], ["合格", "不合格"], ["达标", "未达标"], ["已", "未"], ["在职", "离退休"], ["在职", "退休"], ["在岗", "离岗"], ["应届", "往届"], ["省内", "省外"], ["本级", "转移支付"], ["普通高中", "中职"], ["普高", "中职"], ["普高", "职高"], ["普通高中", "中等职业"], ["住宿", "走读"], ["小学", "中学"], ["查实", "查否"], ["查实", "查无"], ["当场", "限期"], ["立即", "限期"], ["立行立改", "限期"], ["自营", "委托"], ["第一产业", "第二产业", "第三产业"], ["新增", "存量"], ["脱产", "在职"], ["全日制", "非全日制"],
    ];

    private static readonly string[] Ranks = ["国家级", "省级", "市级", "县级", "校级"];

    /// <summary>True when the names of the parts leave nothing of the total out: 男、女; 小学、初中 of 义务教育; 国家级、省级 of 省级以上.</summary>
    public static bool Exhausts(IReadOnlyList<Mention> parts, Mention total)
    {
        if (parts.Any(p => p.AndSoOn)) return false;
        foreach (var set in Closed)
            if (set.Length == parts.Count && Distinct(set, parts) && Plain(set, parts, total)) return true;
        if (AreAges(parts)) return true;
        var name = total.About + total.Lead;
        // 14 个乡镇（其中 9 个镇、5 个乡）: the name of the whole is made of theirs.
        if (parts.Count == 2 && total.Tail.Length == 2 && parts.All(p => p.Tail.Length == 1 && total.Tail.Contains(p.Tail, StringComparison.Ordinal) || p.Clean.Length == 1 && total.Tail.Contains(p.Clean, StringComparison.Ordinal))) return true;
        if (parts.Count == 2 && name.Contains("义务教育", StringComparison.Ordinal) && Distinct(["小学", "初中"], parts)) return true;
        var at = name.IndexOf("级以上", StringComparison.Ordinal);
        if (at < 1) return false;
        var lowest = Array.FindIndex(Ranks, r => r[0] == name[at - 1] || r[1] == name[at - 1] && r[1] != '级');
        return lowest > 0 && parts.Count == lowest + 1 && Distinct(Ranks[..(lowest + 1)], parts);
    }

    // 0-17 岁、18-59 岁和 60 岁及以上的分别为…: ages up to the last, which is open.
    private static bool AreAges(IReadOnlyList<Mention> parts) =>
        parts.Count > 2 && parts.All(p => p.Subject == parts[0].Subject) && (parts[0].Lead.Contains("岁及以上", StringComparison.Ordinal) || parts[0].Lead.Contains("岁以上", StringComparison.Ordinal));

    /// <summary>What one may be and something else too.</summary>
    internal static readonly string[] Crossing =
    [
        "女", "民族", "党员", "寄宿", "住校", "留守", "随迁", "困难", "残疾", "低保", "脱贫", "骨干", "以上", "以下", "学历", "学位", "研究生", "本科", "职称", "班主任", "双师", "双语", "音体美", "农村", "乡村", "特岗", "普惠", "示范", "优质", "新增", "重点", "涉及", "存在", "获", "用于", "民生",
    ];

    /// <summary>True when the words name each of the parts, and no more: 小学和初中共 12000 人; 审计和自查共提出.</summary>
    public static bool NameAll(string words, IReadOnlyList<Mention> parts)
    {
        var joints = 0;
        foreach (var c in words)
            if (c is '、' or '和' or '与' or '及' or '（') joints++;
        return joints == parts.Count - 1 && parts.All(p => p.Clean.Length > 1 && words.Contains(p.Clean, StringComparison.Ordinal)) && parts.Select(p => p.Clean).Distinct().Count() == parts.Count;
    }

    /// <summary>True when two names, alike but for one word, leave nothing between them out: 公办园、民办园.</summary>
    public static bool Pair(Mention a, Mention b)
    {
        foreach (var set in Closed)
            if (set.Length == 2 && Distinct(set, [a, b]) && SubjectText.Clean(Label(a).Replace(Word(set, a)!, "", StringComparison.Ordinal)) == SubjectText.Clean(Label(b).Replace(Word(set, b)!, "", StringComparison.Ordinal))) return true;
        return false;
    }

    // 普惠性民办幼儿园 is not all 民办: beside the word only what the total says, or what both say.
    private static bool Plain(string[] set, IReadOnlyList<Mention> parts, Mention total)
    {
        var left = parts.Select(p => SubjectText.Clean(Label(p).Replace(Word(set, p)!, "", StringComparison.Ordinal))).ToList();
        return left.TrueForAll(l => l == left[0]) || left.TrueForAll(l => l is "" or "学校" || total.About.Contains(l, StringComparison.Ordinal));
    }

    private static string Label(Mention part) => part.Subject.Length > 0 ? part.Subject : part.Tail;

    private static bool Distinct(string[] family, IReadOnlyList<Mention> parts)
    {
        if (parts.Count > family.Length) return false;
        Span<int> seen = stackalloc int[parts.Count];
        for (var i = 0; i < seen.Length; i++)
        {
            if (Word(family, parts[i]) is not { } word) return false;
            seen[i] = Array.IndexOf(family, word);
            if (seen[..i].Contains(seen[i])) return false;
        }
        return true;
    }

    // The longest word of the family in the label; 改扩建 before 扩建.
    private static string? Word(string[] family, Mention part)
    {
        var said = part.PartWords ??= Said(part.Lead.Length > 0 ? part.Lead : part.Tail);
        if (said.Length == 0) return null;
        string? longest = null;
        foreach (var word in family)
            if (word.Length > (longest?.Length ?? 0) && Array.IndexOf(said, word) >= 0) longest = word;
        return longest;
    }

    // All words of the families, by their first character.
    private static readonly Dictionary<char, string[]> ByFirst = Families.Concat(Closed).SelectMany(f => f).Concat(Ranks).Distinct().GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.ToArray());
    private static readonly SearchValues<char> Firsts = SearchValues.Create([.. ByFirst.Keys]);

    private static string[] Said(ReadOnlySpan<char> label)
    {
        List<string>? found = null;
        for (var at = label.IndexOfAny(Firsts); at >= 0;)
        {
            foreach (var word in ByFirst[label[at]])
                if (label[at..].StartsWith(word, StringComparison.Ordinal)) (found ??= []).Add(word);
            var next = label[(at + 1)..].IndexOfAny(Firsts);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return found is null ? [] : [.. found];
    }
}

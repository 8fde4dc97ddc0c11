using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Tells when the names of parts exclude each other and together make a whole: 公办 and 民办, 小学、初中、高中.</summary>
internal static class PartLabels
{
    private static readonly string[][] Families =
    [
        ["公办", "民办", "私立"], ["男", "女"], ["城区", "城市", "城镇", "县城", "镇区", "乡镇", "乡村", "农村", "村小", "县镇"], ["幼儿园", "学前", "小学", "初中", "高中", "中职", "中等职业", "职业", "特殊教育", "特教", "九年一贯", "完全中学", "十二年", "高校", "义务教育"],
        ["中央", "省级", "市级", "县级", "区级", "自筹", "配套", "社会", "镇级", "乡级"], ["博士", "研究生", "硕士", "本科", "专科", "大专", "中专", "高中"], ["高级", "中级", "初级", "正高", "未定"],
        ["一级", "二级", "三级", "四级"], ["一类", "二类", "三类", "四类"], ["优秀", "良好", "合格", "不合格", "较好", "较差", "优", "良"], ["新建", "改建", "扩建", "改扩建", "续建", "迁建"],
        ["已完成", "完成", "正在", "尚未", "未", "其余", "剩余", "基本完成", "长期"], ["上半年", "下半年"], ["一季度", "二季度", "三季度", "四季度"], ["东", "西", "南", "北", "中部"], ["一般", "较大", "重大", "特别重大"],
        ["线上", "线下"], ["财政", "自筹", "社会", "专项", "拨款", "捐赠", "贷款"], ["本地", "外地", "省内", "省外", "市内", "市外", "县内", "县外"], ["在编", "编外", "聘用", "临聘"], ["甲", "乙", "丙", "丁"],
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

    private static bool Distinct(string[] family, IReadOnlyList<Mention> parts)
    {
        if (parts.Count > family.Length) return false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
            if (Word(family, part) is not { } word || !seen.Add(word)) return false;
        return true;
    }

    // The longest word of the family in the label; 改扩建 before 扩建.
    private static string? Word(string[] family, Mention part)
    {
        var label = part.Lead.Length > 0 ? part.Lead : part.Tail;
        string? longest = null;
        foreach (var word in family)
            if (word.Length > (longest?.Length ?? 0) && label.Contains(word, StringComparison.Ordinal)) longest = word;
        return longest;
    }
}

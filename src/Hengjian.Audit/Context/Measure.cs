using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>What a figure measures, whatever it is told of: 小学招生 and 初中招生 are both 招生, 小学 43 所 and 幼儿园 68 所 both schools.</summary>
internal static class Measure
{
    private const int Shortest = 2;

    // Names of one measure that end otherwise for other stages.
    private static readonly (string Ending, string Measure)[] Alike =
    [
        ("在校生", "在校"), ("在校学生", "在校"), ("在校生数", "在校"), ("在校学生数", "在校"), ("在校人数", "在校"), ("在园幼儿", "在校"), ("在园幼儿数", "在校"), ("在园儿童", "在校"), ("在园人数", "在校"), ("在校幼儿", "在校"), ("在学学生", "在校"), ("在校", "在校"), ("在园", "在校"),
        ("专任教师", "教师"), ("专任教师数", "教师"), ("教职工", "教职"), ("教职工数", "教职"), ("教职员工", "教职"),
        ("招生", "招生"), ("招收新生", "招生"), ("招收学生", "招生"), ("招生数", "招生"), ("入园幼儿", "招生"), ("入园儿童", "招生"), ("毕业生", "毕业"), ("毕业生数", "毕业"), ("毕业学生", "毕业"), ("毕业", "毕业"), ("离园幼儿", "毕业"),
    ];

    // With units of institutions the name says of whom, not what.
    private static readonly string[] Institutions = ["学校", "小学", "初中", "高中", "中学", "幼儿园", "院校", "校", "园", "中心"];

    private static readonly string[] Totals = ["合计", "共计", "总计", "总共", "总数"];

    /// <summary>The measure; null when the words do not say it.</summary>
    public static string? Of(Mention mention)
    {
        var name = mention.Clean.Length > 0 ? mention.Clean : mention.Tail;
        foreach (var word in Totals)
            if (name.EndsWith(word, StringComparison.Ordinal)) name = name[..^word.Length];
        if (name.Length < Shortest) return null;
        if (mention.Quantity.Unit.Text is "所" or "个" or "家")
            foreach (var word in Institutions)
                if (name.EndsWith(word, StringComparison.Ordinal)) return "学校";
        var best = "";
        var measure = "";
        foreach (var (ending, alike) in Alike)
            if (ending.Length > best.Length && name.EndsWith(ending, StringComparison.Ordinal)) (best, measure) = (ending, alike);
        return best.Length > 0 ? measure : name[^Shortest..];
    }
}

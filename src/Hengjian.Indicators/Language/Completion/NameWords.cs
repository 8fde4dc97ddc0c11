using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Language.Completion;

/// <summary>What names mean, short and in Chinese.</summary>
internal static class NameWords
{
    private const int Longest = 48;

    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["sum"] = "各行相加",
        ["sum_if"] = "符合条件的行相加",
        ["count"] = "x 有值的行数",
        ["count_if"] = "符合条件的行数",
        ["count_rows"] = "全部行数，x 有没有值都算",
        ["avg"] = "各行平均",
        ["avg_if"] = "符合条件的行平均",
        ["max"] = "各行中最大的",
        ["max_if"] = "符合条件的行中最大的",
        ["min"] = "各行中最小的",
        ["min_if"] = "符合条件的行中最小的",
        ["wcv"] = "校际差异系数：x 是生均值，按学生数 w 加权",
        ["cv"] = "差异系数，每行一票，不加权",
        ["abs"] = "绝对值",
        ["ceil"] = "不小于 x 的最小整数",
        ["floor"] = "不大于 x 的最大整数",
        ["min_of"] = "几个值中最小的，有缺即缺",
        ["max_of"] = "几个值中最大的，有缺即缺",
        ["mean_of"] = "几个值的平均，有缺即缺",
        ["count_true"] = "几个条件中成立的个数",
        ["at_least"] = "几个条件中至少 n 个成立",
        ["prev"] = "上年（或 n 年前，1–5）的值",
        ["limit"] = "限值表中某一代码的数",
        ["std"] = "该指标本学段的标准值",
        ["floor_of"] = "该指标本学段的底线值",
    };

    public static string Of(FunctionDefinition function) => Functions.GetValueOrDefault(function.Name, function.NameZh);

    public static string GrainOf(Grain grain) => grain switch
    {
        Grain.RegionYear => "地区数据",
        Grain.RegionStageYear => "地区分学段数据",
        Grain.SchoolYear => "学校数据",
        Grain.SectionYear => "学部数据",
        Grain.ClassYear => "班级数据",
        _ => "项目数据",
    };

    public static string Short(string text)
    {
        if (text.Length <= Longest) return text;
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text[..end] + "…";
    }
}

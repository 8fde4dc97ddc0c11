using Hengjian.Kernel;

namespace Hengjian.Indicators.Yaml;

/// <summary>Everything that can be wrong with a YAML file before its meaning is looked at.</summary>
internal static class YamlProblems
{
    public static Problem Syntax(string where, string detail) => new("HJI0601", $"不是正确的 YAML：{detail}", where);

    public static Problem KeyUnknown(string where, string key, string? nearest, IEnumerable<string> known) =>
        new("HJI0602", $"不认识的键“{key}”。", where,
            nearest is not null ? $"最接近：{nearest}" : "可用的键：" + string.Join("、", known));

    public static Problem KeyAbsent(string where, string key) => new("HJI0603", $"缺少“{key}”。", where);

    public static Problem Kind(string where, string key, string expected) =>
        new("HJI0604", $"“{key}”的写法不对。", where, expected);

    public static Problem Repeated(string where, string key, string value) =>
        new("HJI0606", $"“{key}”里“{value}”写了两次。", where, "每个只写一次");

    public static Problem TooBig(string where, string what, int most) =>
        new("HJI0607", $"{what}超过 {most}。", where, "拆成几个文件，或删去不用的内容");

    public static Problem Choice(string where, string key, string value, string? nearest, IEnumerable<string> known) =>
        new("HJI0605", $"“{key}”不能是“{value}”。", where,
            nearest is not null ? $"最接近：{nearest}" : string.Join("、", known));
}

using Hengjian.Kernel;

namespace Hengjian.Evaluation.Collection;

/// <summary>Everything that can be wrong with a collection plan: HJP0410–0429.</summary>
internal static class CollectionProblems
{
    public static Problem Repeated(string where, string what, string name) =>
        new("HJP0410", $"{what}“{name}”重复。", where, "每个只写一次");

    public static Problem UnknownDepartment(string where, string word, string? nearest) =>
        new("HJP0411", $"部门用语里没有“{word}”。", where, nearest is null ? "departments.yaml 中的词或别名" : $"最接近：{nearest}");

    public static Problem UnknownItem(string where, string item, string? nearest) =>
        new("HJP0412", $"方案没有末级条目“{item}”。", where, nearest is null ? "方案的末级条目编号" : $"最接近：{nearest}");

    public static Problem UnknownElement(string where, string id, string? nearest) =>
        new("HJP0413", $"数据字典没有“{id}”。", where, nearest is null ? null : $"最接近：{nearest}");

    public static Problem UnknownIndicator(string where, string id, string? nearest) =>
        new("HJP0414", $"指标目录里没有“{id}”。", where, nearest is null ? null : $"最接近：{nearest}");

    public static Problem BadDay(string where, string text) => new("HJP0415", $"“{text}”不是月和日。", where, "写成 05-31");

    public static Problem OtherScheme(string where, string id, string scheme) =>
        new("HJP0416", $"采集方案写的是方案“{id}”，这里用的是“{scheme}”。", where, scheme);

    public static Problem OutOfRange(string where, string key, int least, int most) =>
        new("HJP0417", FormattableString.Invariant($"“{key}”应在 {least} 到 {most} 之间。"), where);

    public static Problem BadRule(string where, string id, Problem why) =>
        new("HJP0418", $"勾稽规则“{id}”的条件有误：{why.Message}", where, why.Expected);

    public static Problem NoDepartments() => new("HJP0419", "缺少部门用语文件。", "departments.yaml", "与采集方案放在同一文件夹");

    public static Problem NoPlan(string scheme) => new("HJP0420", $"方案“{scheme}”没有采集方案。", null, $"在 collection/ 下写 {scheme}.yaml");
}

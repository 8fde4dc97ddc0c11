using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue;

/// <summary>Everything that can be wrong with catalogue files whose YAML is well formed.</summary>
internal static class CatalogueProblems
{
    public static Problem FileUnknown(string file, string? nearest) =>
        new("HJI0401", "不认识的目录文件。", file,
            nearest is null
                ? "sources.yaml、units.yaml、limits.yaml、not-computable.yaml、elements/*.yaml、indicators/*.yaml"
                : $"最接近：{nearest}");

    public static Problem FileAbsent(string file) => new("HJI0402", $"目录里缺少 {file}。", file);

    public static Problem Repeated(string where, string what, string name, string first) =>
        new("HJI0403", $"{what}“{name}”重复。", where, $"先见于 {first}，换一个名称");

    public static Problem Unknown(string where, string what, string name, string? nearest) =>
        new("HJI0404", $"找不到{what}“{name}”。", where, nearest is null ? null : $"最接近：{nearest}");

    public static Problem BadId(string where, string id) =>
        new("HJI0405", $"编号“{id}”的写法不对。", where, "小写字母开头，只含小写字母、数字、下划线、连字符和点");

    public static Problem ComparisonAbsent(string where) =>
        new("HJI0406", "标准值要有且只有一种比较方式。", where, "at_least、at_most、above、below、equal、between 之一");

    public static Problem StandardsDisagree(string where, string id, string stage) =>
        new("HJI0407", $"指标“{id}”在同一学段（{stage}）有两个不同的标准值。", where,
            "只留一个 standard，其余改为 floor、aspiration、exception 或 local");

    public static Problem ThresholdStage(string where, string stage) =>
        new("HJI0408", $"标准值的学段“{stage}”不在这项指标的学段里。", where);

    public static Problem RollupNeedsRegion(string where, string id) =>
        new("HJI0409", $"数据项“{id}”按学校、班级或项目填报，不设汇总方式。", where, "去掉 rollup，在公式里用 sum、avg 等汇总");

    public static Problem RollupWeight(string where, string id) =>
        new("HJI0410", $"数据项“{id}”的汇总权数写得不对。", where, "weighted-mean 要写 weight，其他汇总方式不写");

    public static Problem CodesNeeded(string where, string id) =>
        new("HJI0411", $"数据项“{id}”的代码表写得不对。", where, "kind 为 code 时列出 codes，其他类型不写");

    public static Problem UnitNeeded(string where, string id) =>
        new("HJI0412", $"数据项“{id}”的计量单位写得不对。", where, "数值写 unit，是否、代码、文字和日期不写");

    public static Problem LevelsNeeded(string where, string id) =>
        new("HJI0413", $"指标“{id}”的层级写得不对。", where, "按区域出结果的写 levels，按学校或学部出结果的不写");

    public static Problem TypeCodes(string where, IEnumerable<string> known) =>
        new("HJI0414", "学校类型的代码表与程序认识的类型不一致。", where, string.Join("、", known));

    public static Problem TooMany(string what, int found, int most) =>
        new("HJI0416", $"{what}有 {found} 个，最多 {most} 个。", null, "删去不用的，或分成几个目录");

    public static Problem NoPlace(string id, string topic) =>
        new("HJI0417", $"指标目录里没有“{id}”，也没有可以放它的专题“{topic}”，或该专题文件的写法不能在线修改。", null, "已有专题的代码");

    public static Problem Bounds(string where, string id) =>
        new("HJI0415", $"“{id}”的下限大于上限。", where, "下限不大于上限");
}

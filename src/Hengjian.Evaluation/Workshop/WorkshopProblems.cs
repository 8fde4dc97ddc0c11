using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>What a draft, its saving or the choice of a version can be refused for: HJP0720–0749. Formulas are judged by the engine.</summary>
public static class WorkshopProblems
{
    /// <summary>A field that must be filled.</summary>
    public static Problem Needed(string field) => new("HJP0720", $"没有填写{field}。", field);

    /// <summary>A text too long for its field.</summary>
    public static Problem TooLong(string field, int length, int most) =>
        new("HJP0721", $"{field}有 {Text(length)} 个字，太长。", field, $"不超过 {Text(most)} 个字");

    /// <summary>Characters that no text needs.</summary>
    public static Problem Control(string field) => new("HJP0722", $"{field}里有不能显示的控制字符。", field, "删去后重新输入");

    /// <summary>An id not well formed.</summary>
    public static Problem BadId(string id) =>
        new("HJP0723", $"代码“{Short(id)}”的写法不对。", "代码", "小写字母开头，只含小写字母、数字、下划线、连字符和点，如 class-size.my-share");

    /// <summary>Another indicator has the id or name.</summary>
    public static Problem Taken(string field, string text) => new("HJP0724", $"{field}“{Short(text)}”已被别的指标使用。", field, "换一个");

    /// <summary>A word the catalogue does not know.</summary>
    public static Problem Unknown(string field, string text, string? nearest) =>
        new("HJP0725", $"目录里没有{field}“{Short(text)}”。", field, nearest ?? "列表中的一个");

    /// <summary>Not a number.</summary>
    public static Problem NotANumber(string field, string text) => new("HJP0726", $"“{Short(text)}”不是数。", field, "一个数，如 5 或 0.85");

    /// <summary>Decimals outside what can be shown.</summary>
    public static Problem Decimals(string text, int most) =>
        new("HJP0727", $"“{Short(text)}”不是小数位数。", "小数位数", $"0 至 {Text(most)} 的整数");

    /// <summary>Levels with a school result, or none with a region result.</summary>
    public static Problem Levels(bool needed) => new(
        "HJP0728", needed ? "按地区出结果的指标没有选层级。" : "按学校或学部出结果的指标不分层级。", "层级", needed ? "至少选一个" : "一个也不选");

    /// <summary>No stage.</summary>
    public static Problem Stages() => new("HJP0729", "没有选学段。", "学段", "至少选一个；不分学段选“全部学段”");

    /// <summary>A mark of certainty without anything it rests on.</summary>
    public static Problem EvidenceWithoutSource() =>
        new("HJP0730", "没有写依据的指标是自拟的。", "证据", "选“自拟”，或写明依据");

    /// <summary>The end of a range before its beginning, or no end.</summary>
    public static Problem Range(string field) => new("HJP0731", "“介于”要写两个数，前一个不大于后一个。", field, "如 45 至 50");

    /// <summary>A standard for a stage that is not computed.</summary>
    public static Problem StandardStage(string field, string stage) => new("HJP0732", $"这项指标不计算{stage}。", field, "选指标学段中的一个");

    /// <summary>Two standards for one stage.</summary>
    public static Problem TwoStandards(string field, string stage) =>
        new("HJP0733", $"{stage}有两个不同的标准或底线。", field, "同一学段只留一个，其余改为期望值、特殊学校标准或地方标准");

    /// <summary>No such indicator.</summary>
    public static Problem UnknownIndicator(string id, string? nearest) =>
        new("HJP0734", $"目录里没有指标“{Short(id)}”。", null, nearest ?? "指标列表中的一个");

    /// <summary>No such version in this workspace.</summary>
    public static Problem UnknownVersion(string version) => new("HJP0735", $"没有目录版本“{Short(version)}”。", null, "版本列表中的一个");

    /// <summary>No such place, or none this person may see.</summary>
    public static Problem UnknownPlace(string typed, string? nearest) =>
        new("HJP0736", $"没有找到“{Short(typed)}”，或您无权查看。", "看哪里", nearest ?? "名称或代码");

    /// <summary>Several places of one name.</summary>
    public static Problem ManyPlaces(string typed, IEnumerable<string> found) =>
        new("HJP0737", $"有几个“{Short(typed)}”。", "看哪里", string.Join("、", found));

    /// <summary>Nothing differs.</summary>
    public static Problem NothingChanged() => new("HJP0738", "与所依据的版本相同，不必保存。", null, "先改动至少一处");

    /// <summary>Why is not said.</summary>
    public static Problem ReasonNeeded(int most) => new("HJP0739", "请写明为什么这样改。", "理由", $"1 至 {Text(most)} 个字");

    /// <summary>The very same catalogue is already a version.</summary>
    /// <param name="by">Sign-in name; null when it was for a region of others.</param>
    public static Problem SameVersion(string? by) => new(
        "HJP0740", $"{by ?? "别的地区"} 已经保存过完全相同的版本。", null,
        by is null ? "在“说明”里写明本地区的情况，成为自己的版本" : "在版本列表里找到它直接选用");

    /// <summary>As many versions as a workspace keeps.</summary>
    public static Problem TooManyVersions(int most) => new("HJP0741", $"工作区已有 {Text(most)} 个目录版本，不能再存。", null, "请联系系统管理员");

    /// <summary>The round's scheme does not fit the version.</summary>
    public static Problem SchemeDoesNotFit(string scheme, string version) =>
        new("HJP0742", $"评价方案“{scheme}”不能用目录版本 {Short(version)} 计算。", null, "先修改方案，或选别的版本");

    /// <summary>The round has this version already.</summary>
    public static Problem AlreadyChosen() => new("HJP0743", "本轮次用的已经是这个版本。", null, "选另一个版本");

    /// <summary>The form is not ours or was cut.</summary>
    public static Problem TooManyFields(int most) => new("HJP0744", "提交的内容太多。", null, $"标准不超过 {Text(most)} 条");

    /// <summary>A yes/no indicator judged by another number than yes or no, or a number by yes/no.</summary>
    public static Problem Direction(string unit) => new(
        "HJP0745",
        unit == "是/否" ? "单位是“是/否”的指标，方向是“是为达标”或“只监测”。" : "方向“是为达标”只用于单位为“是/否”的指标。",
        "方向", unit == "是/否" ? "是为达标" : "越高越好、越低越好等");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string typed) => typed.Length <= 40 ? typed : typed[..(char.IsHighSurrogate(typed[39]) ? 39 : 40)] + "…";
}

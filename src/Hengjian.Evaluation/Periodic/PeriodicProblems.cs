using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Everything that can be wrong with periodic forms and their reports: HJP0670–0699.</summary>
public static class PeriodicProblems
{
    internal static Problem Repeated(string where, string what, string name) => new("HJP0670", $"{what}“{name}”重复。", where, "每个只写一次");

    internal static Problem BadDay(string where, string text) => new("HJP0671", $"“{text}”不是月和日。", where, "写成 09-01");

    internal static Problem BadTerms(string where, string why) => new("HJP0672", why, where, "一到四个，互不重叠");

    internal static Problem OutOfRange(string where, string key, int least, int most) =>
        new("HJP0673", FormattableString.Invariant($"“{key}”应是 {least} 到 {most} 的整数。"), where);

    internal static Problem BadFormula(string where, string formula) =>
        new("HJP0674", $"读不懂“{formula}”。", where, "字段编号和数的加减乘除；条件再加比较和 and、or、not");

    internal static Problem UnknownField(string where, string id, string? nearest, string expected) =>
        new("HJP0675", $"公式里的“{id}”不是可用的字段。", where, nearest is null ? expected : $"最接近：{nearest}");

    internal static Problem BadId(string where, string id) => new("HJP0676", $"编号“{id}”的写法不对。", where, "小写字母开头，只含小写字母、数字和下划线，不超过 40 个字符");

    internal static Problem Unfit(string where, string key, string kind) => new("HJP0677", $"“{key}”不能用于{kind}字段。", where);

    internal static Problem Needs(string where, string key, string kind) => new("HJP0678", $"{kind}字段缺少“{key}”。", where);

    internal static Problem Backwards(string where) => new("HJP0679", "最小值大于最大值。", where);

    /// <summary>No form of that id.</summary>
    public static Problem UnknownForm(string id, string? nearest) =>
        new("HJP0680", $"没有报表“{id}”。", Expected: nearest is null ? null : $"最接近：{nearest}");

    /// <summary>Nobody is asked.</summary>
    public static Problem NoUnits() => new("HJP0681", "按所选的地区、层级和部门，没有一个单位要报。", Expected: "至少选中一个单位");

    /// <summary>The first day is unfit.</summary>
    public static Problem BadStart(string why) => new("HJP0682", why, "从哪天起", "一年以内的日期");

    /// <summary>The form has ended already, or ends before it began.</summary>
    public static Problem CannotEnd(string why) => new("HJP0683", why, "到哪天止");

    /// <summary>The report cannot be changed now.</summary>
    public static Problem NotNow(string why) => new("HJP0684", why);

    /// <summary>No such report or field for this person.</summary>
    public static Problem Unknown() => new("HJP0685", "没有这一格，或者不由您填。", Expected: "刷新页面后再看");

    /// <summary>The text is too long.</summary>
    public static Problem TooLong(string name, int most) => new("HJP0686", FormattableString.Invariant($"“{name}”超过 {most} 个字。"), Expected: "写要点，全文作为附件");

    /// <summary>A field that must be there.</summary>
    public static Problem Empty(string name) => new("HJP0687", $"“{name}”还没有填。", name);

    /// <summary>A flag stands in the way.</summary>
    public static Problem Flagged(string words, bool answerable) =>
        new("HJP0688", words + "。", Expected: answerable ? "改正，或者写明原因" : "改正后再报");

    /// <summary>A deed without its reason.</summary>
    public static Problem NoReason() => new("HJP0689", "没有写原因。", Expected: "写明要改什么，不超过 300 个字");

    /// <summary>The new last day is unfit.</summary>
    public static Problem BadMend() => new("HJP0690", "重新上报的期限要晚于今天，不超过 60 天。", "期限");

    /// <summary>Nobody to remind.</summary>
    public static Problem NobodyToRemind() => new("HJP0691", "这一期没有要催的单位，或者今天已经催过。");

    /// <summary>The workbook is none of ours.</summary>
    public static Problem OtherBook(string expected) => new("HJP0692", "这不是本表导出的工作簿，或者标识行被删掉了。", Expected: expected);

    /// <summary>A row names no unit of the table.</summary>
    public static Problem UnknownUnit(string where, string name, string? nearest) =>
        new("HJP0693", $"本期的应报单位里没有“{name}”，这一行没有读。", where, nearest is null ? "导出表里的单位名称" : $"最接近：{nearest}");

    /// <summary>A column names no field.</summary>
    public static Problem UnknownColumn(string where, string name, string? nearest) =>
        new("HJP0694", $"表里没有字段“{name}”，这一列没有读。", where, nearest is null ? null : $"最接近：{nearest}");

    /// <summary>The row or column comes twice.</summary>
    public static Problem Twice(string where, string name) => new("HJP0695", $"“{name}”出现了两次，后面的没有读。", where);

    /// <summary>Somebody changed the value since the page was made.</summary>
    public static Problem Changed(string name, string now) => new("HJP0696", $"“{name}”在此期间被改为“{now}”，您填的没有存。", name, "看过新值，需要时再填一次");

    /// <summary>The choice is none of the list.</summary>
    public static Problem NothingChosen() => new("HJP0697", "没有勾选要采用的差异。");

    /// <summary>The same form runs already for the same region.</summary>
    public static Problem Running(string title) => new("HJP0698", $"“{title}”已在本地区下发，还没有停用。", Expected: "先停用原来的，再重新下发");
}

using Hengjian.Kernel;

namespace Hengjian.Domain.Breakdown;

/// <summary>Refusals in the breakdown of items: HJP0430–0449.</summary>
public static class BreakdownProblems
{
    /// <summary>The move does not leave this state.</summary>
    public static Problem WrongState(string action, string state) => new("HJP0430", $"现在是“{state}”，不能“{action}”。");

    /// <summary>No reason was given.</summary>
    public static Problem ReasonNeeded(string action) => new("HJP0431", $"“{action}”须写明理由。");

    /// <summary>A reason too long, or with characters that cannot be shown.</summary>
    public static Problem BadReason(string action, int most) =>
        new("HJP0432", $"“{action}”的理由太长，或有不能显示的控制字符。", "理由", FormattableString.Invariant($"1 至 {most} 个字"));

    /// <summary>Items without a lead keep the breakdown from being issued.</summary>
    public static Problem NoLead(IReadOnlyList<string> items) => new(
        "HJP0433", FormattableString.Invariant($"不能下达：{items.Count} 项没有牵头单位，也没有同意不适用。"),
        string.Join("；", items.Take(8)) + (items.Count > 8 ? FormattableString.Invariant($"；等 {items.Count} 项") : ""), "逐项指定牵头单位，或申请不适用");

    /// <summary>No such package.</summary>
    public static Problem UnknownPackage(long id) => new("HJP0434", FormattableString.Invariant($"没有编号为 {id} 的自评任务。"));

    /// <summary>No such item in the scheme.</summary>
    public static Problem UnknownItem(string item, string? nearest) =>
        new("HJP0435", $"方案里没有末级条目“{item}”。", null, nearest is null ? null : $"最接近：{nearest}");

    /// <summary>A unit that is none of this government's.</summary>
    public static Problem UnknownUnit(string unit) => new("HJP0436", $"“{unit}”不是本级的单位。", null, "从列表中选");

    /// <summary>A unit loses a part after the breakdown was issued.</summary>
    public static Problem AlreadyIssued(string item) =>
        new("HJP0437", $"条目 {item} 已下达，不能在分工里去掉已承办的单位或更换牵头单位。", null, "在条目页的“更换承办单位”里写明理由更换");

    /// <summary>The item was not given out: its units are simply changed.</summary>
    public static Problem NotIssued(string item) => new("HJP0820", $"条目 {item} 还没有下达，不用更换。", null, "直接改分工");

    /// <summary>The unit has no part in the item.</summary>
    public static Problem NoPart(string item, string unit) => new("HJP0821", $"“{unit}”不承办条目 {item}。", null, "从承办单位中选");

    /// <summary>What was handed on stays whose it is.</summary>
    public static Problem HandedOn(string item, string unit, string state) =>
        new("HJP0822", $"条目 {item}：{unit}的任务“{state}”，不能更换单位。", null, "先退回该单位，或请该单位撤回");

    /// <summary>A value that a submission holds.</summary>
    public static Problem SealedValue(string element) => new("HJP0823", $"“{element}”已随另一轮次报送封存，不能换单位填报。", null, "那个轮次退回补正以后再更换");

    /// <summary>No reason that can be shown.</summary>
    public static Problem ExchangeReason(int most) => new("HJP0824", "更换承办单位须写明理由。", "理由", FormattableString.Invariant($"1 至 {most} 个字"));

    /// <summary>The date lies after the round's deadline, or in the past.</summary>
    public static Problem BadDue(string item, DateOnly last) =>
        new("HJP0438", FormattableString.Invariant($"条目 {item} 的期限不在今天到轮次截止日 {last:yyyy-MM-dd} 之间。"));

    /// <summary>The round does not take this any more.</summary>
    public static Problem RoundClosed(string action, string stage) => new("HJP0439", $"轮次处于“{stage}”阶段，不能“{action}”。");

    /// <summary>Everything is issued already.</summary>
    public static Problem NothingToIssue() => new("HJP0440", "没有尚未下达的条目。");

    /// <summary>Nobody is left to be reminded.</summary>
    public static Problem NobodyToRemind() => new("HJP0441", "没有可催办的任务：都已完成，或今天已经催办过。");

    /// <summary>The package is beyond filling.</summary>
    public static Problem PackageClosed(string action, string state) =>
        new("HJP0445", $"本级自评“{state}”，不能“{action}”。", null, "分工和不适用只在“填报中”时可以改；要改请牵头单位撤回到填报中");

    /// <summary>A lead cannot also cooperate, and nobody twice.</summary>
    public static Problem Twice(string item) => new("HJP0442", $"条目 {item}：同一单位只能列一次。");

    /// <summary>The round was opened without a collection plan.</summary>
    public static Problem NoPlan(long round) => new("HJP0443", FormattableString.Invariant($"轮次 {round} 没有自评安排，不能分解任务。"), null, "在轮次设置中选定采集方案后启动");
}

using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Rounds;

/// <summary>What a round may refuse: HJP0200–0219, 0922.</summary>
public static class RoundProblems
{
    /// <summary>The transition does not start at this stage.</summary>
    public static Problem WrongStage(string action, ProcessStage needed, ProcessStage current) =>
        new("HJP0200", $"“{action}”只能在“{needed.NameOf()}”阶段办理，现在是“{current.NameOf()}”。");

    /// <summary>Something must hold first.</summary>
    public static Problem Blocked(string action, string obstacle) => new("HJP0201", $"不能“{action}”：{obstacle}");

    /// <summary>The action needs a reason.</summary>
    public static Problem ReasonNeeded(string action) => new("HJP0202", $"“{action}”须说明理由。");

    /// <summary>A reason too long, or with characters that cannot be shown.</summary>
    public static Problem BadReason(string action, int most) =>
        new("HJP0206", $"“{action}”的理由太长，或有不能显示的控制字符。", "理由", $"1 至 {most} 个字");

    /// <summary>No such round.</summary>
    public static Problem Unknown(long id) => new("HJP0203", $"没有编号为 {id} 的评价轮次。");

    /// <summary>A run was asked for that does not exist.</summary>
    public static Problem UnknownRun(long id) => new("HJP0204", $"没有编号为 {id} 的测算记录。");

    /// <summary>An official run would be computed from what was there before a submission.</summary>
    public static Problem FactsWaiting(int count, string first) => new(
        "HJP0922", $"有 {count} 份报送的数据没有进入测算（{first}{(count > 1 ? "等" : "")}），正式测算会用到报送以前的旧数。", null, "按写明的原因处理，数据进入以后再做正式测算；核对数据可以先试算");

    /// <summary>An official run for a round that is not open, or for none.</summary>
    public static Problem OfficialRunRefused(ProcessStage? stage) => new(
        "HJP0205",
        stage is { } known ? $"轮次处于“{known.NameOf()}”阶段，不能保存正式测算结果。" : "正式测算必须属于一个评价轮次。",
        Expected: "“进行中”的轮次；其他情况用试算");
}

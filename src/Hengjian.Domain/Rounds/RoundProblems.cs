using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Rounds;

/// <summary>What a round may refuse: HJP0200–0219.</summary>
public static class RoundProblems
{
    /// <summary>The transition does not start at this stage.</summary>
    public static Problem WrongStage(string action, ProcessStage needed, ProcessStage current) =>
        new("HJP0200", $"“{action}”只能在“{needed.NameOf()}”阶段办理，现在是“{current.NameOf()}”。");

    /// <summary>Something must hold first.</summary>
    public static Problem Blocked(string action, string obstacle) => new("HJP0201", $"不能“{action}”：{obstacle}");

    /// <summary>The action needs a reason.</summary>
    public static Problem ReasonNeeded(string action) => new("HJP0202", $"“{action}”须说明理由。");

    /// <summary>No such round.</summary>
    public static Problem Unknown(long id) => new("HJP0203", $"没有编号为 {id} 的评价轮次。");

    /// <summary>A run was asked for that does not exist.</summary>
    public static Problem UnknownRun(long id) => new("HJP0204", $"没有编号为 {id} 的测算记录。");
}

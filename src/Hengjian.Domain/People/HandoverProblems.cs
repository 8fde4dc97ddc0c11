using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Domain.People;

/// <summary>Mistakes with handing work over: HJP0830–0841.</summary>
public static class HandoverProblems
{
    /// <summary>Nobody of that kind in the unit.</summary>
    public static Problem UnknownGiver() => new("HJP0830", "请选择移交人：在这个单位任职或有授权、并且有账号的人。", "移交人");

    /// <summary>The receiver cannot be one.</summary>
    public static Problem UnknownReceiver() => new("HJP0831", "请选择接收人：本地区有账号、已设置密码、没有停用的另一个人。", "接收人", "没有账号的，先由系统管理员邀请");

    /// <summary>Both are one.</summary>
    public static Problem SamePerson() => new("HJP0832", "移交人和接收人是同一个人。", "接收人");

    /// <summary>No reason.</summary>
    public static Problem NoReason() => new("HJP0833", $"请写明移交的缘由，不超过 {HandoverRecord.LongestReason} 个字。", "缘由", "例如：工作调动");

    /// <summary>Nothing is open.</summary>
    public static Problem Nothing(string name) => new("HJP0834", $"{name}在这个单位没有需要移交的事项。");

    /// <summary>One is waiting.</summary>
    public static Problem Waiting(long id) => new(
        "HJP0835", string.Create(CultureInfo.InvariantCulture, $"同一个人在这个单位已有一份待接收的移交（第 {id} 号）。"), Expected: "先由接收人接收，或撤回它");

    /// <summary>Posts need somebody to hold them.</summary>
    public static Problem NoPerson(string name) => new("HJP0836", $"{name}的账号还没有对应到人员，接不了任职。", "接收人", "请系统管理员在账号页办理“对应到人员”");

    /// <summary>It was accepted or withdrawn.</summary>
    public static Problem Over(HandoverState state) => new("HJP0837", $"这份移交{state.NameOf()}，不能再办理。");

    /// <summary>The list is no longer true.</summary>
    public static Problem Changed(int added, int gone) => new(
        "HJP0838", string.Create(CultureInfo.InvariantCulture, $"生成清单以后情况有变化：多了 {added} 项，少了 {gone} 项，什么也没有移交。"), Expected: "重新生成清单，核对后再接收");

    /// <summary>Somebody else is to accept it.</summary>
    public static Problem NotReceiver() => new("HJP0839", "只有接收人本人能接收。");

    /// <summary>Too long.</summary>
    public static Problem LongReason() => new("HJP0840", $"说明超过 {HandoverRecord.LongestReason} 个字。", "说明");
}

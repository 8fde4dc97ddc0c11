using Hengjian.Kernel;

namespace Hengjian.Domain.Packages;

/// <summary>What a package or a unit's part of it may refuse: HJP0300–0319.</summary>
public static class PackageProblems
{
    /// <summary>The move does not start at this state.</summary>
    public static Problem WrongState(string action, string current) => new("HJP0300", $"现在是“{current}”，不能“{action}”。", Expected: "刷新页面看最新状态");

    /// <summary>Something must hold first.</summary>
    public static Problem Blocked(string action, string obstacle) => new("HJP0301", $"不能“{action}”：{obstacle}");

    /// <summary>The move needs a reason that can be shown.</summary>
    public static Problem ReasonNeeded(string action) => new("HJP0302", $"“{action}”须说明理由。", "理由", $"1 至 {PackageReasons.Longest} 个字");

    /// <summary>The move needs a last day after today.</summary>
    public static Problem DueNeeded(string action) => new("HJP0303", $"“{action}”须定完成期限。", "期限", "明天或以后的日期");

    /// <summary>Somebody else changed it meanwhile.</summary>
    public static Problem ChangedMeanwhile() => new("HJP0304", "别人刚刚办理过，状态已经变了，这次没有办理。", Expected: "刷新页面再办");

    /// <summary>One thing that keeps a part from being handed in, or a package from being compiled.</summary>
    public static Problem Unfinished(string item, string what) => new("HJP0305", what, item);

    /// <summary>Somebody goes on working while the parts are asked.</summary>
    public static Problem JustChanged() => new("HJP0756", "核对的时候有人正在修改内容，没有办成。", Expected: "等几秒钟再试");

    /// <summary>No such part of a unit.</summary>
    public static Problem NoContribution(long id) => new("HJP0306", $"没有编号为 {id} 的承办任务。");

    /// <summary>No such package.</summary>
    public static Problem NoPackage(long id) => new("HJP0307", $"没有编号为 {id} 的自评。");
}

using Hengjian.Kernel;

namespace Hengjian.Domain.Access;

/// <summary>Refusals and mistakes in grants: HJS0101–0119, HJS0195.</summary>
public static class AccessProblems
{
    /// <summary>Code of <see cref="Denied"/>, for who answers it with a page of its own.</summary>
    public const string DeniedCode = "HJS0101";

    /// <summary>The person may not do this.</summary>
    public static Problem Denied(Decision decision) => new(DeniedCode, "无权办理：" + decision.Reason);

    /// <summary>A grant names a role that does not exist.</summary>
    public static Problem UnknownRole(string role) => new(
        "HJS0102", $"没有角色“{role}”。",
        Expected: NearestName.Of(role, Roles.All.Select(r => r.Id)) ?? string.Join("、", Roles.All.Select(r => r.Id)));

    /// <summary>A grant names something that is no region code.</summary>
    public static Problem BadRegionCode(int code) => new("HJS0103", $"“{code}”不是行政区划代码。", Expected: "六位代码，全国为 000000");

    /// <summary>Two of the three administrations in one hand.</summary>
    public static Problem TwoAdministrations(string held, string asked) => new(
        "HJS0104", $"系统管理员、安全管理员、安全审计员必须由三个人分别担任，此人已是{held}，不能再任{asked}。");

    /// <summary>An administration and a business role in one hand.</summary>
    public static Problem AdministrationAndBusiness(string held, string asked) => new(
        "HJS0105", $"管理员和审计员不得兼办业务：此人已是{held}，不能再任{asked}。", Expected: "先收回原授权，或另选一人");

    /// <summary>Clerk and checker of one unit in one hand.</summary>
    public static Problem ChecksOwnWork() => new("HJS0106", "同一单位的填报员和审核员不得为同一人。", Expected: "另选一人");

    /// <summary>Rights given to or taken from oneself.</summary>
    public static Problem OwnRights() => new("HJS0107", "不能给自己授权，也不能收回自己的授权。", Expected: "由另一位安全管理员办理");

    /// <summary>Another account of the same name holds another administration.</summary>
    public static Problem SameNameElsewhere(string account, Problem reason) => new(
        "HJS0108", $"同名账号“{account}”按同一个人看：{reason.Message}", Expected: "确是两人时，请系统管理员在姓名后注明单位以便区分");

    /// <summary>The days of a grant do not fit.</summary>
    public static Problem BadDays() => new("HJS0109", "授权的截止日期早于起始日期或今天。", Expected: "截止日期不早于起始日期，也不早于今天");

    /// <summary>No such region in the workspace.</summary>
    public static Problem UnknownRegion(int code) => new("HJS0110", $"行政区划表里没有代码 {code:D6}。");

    /// <summary>The same grant is already held.</summary>
    public static Problem AlreadyGranted() => new("HJS0111", "此人已有同样的授权。");

    /// <summary>The grant is not there or has ended.</summary>
    public static Problem NoSuchGrant() => new("HJS0112", "这条授权不存在，或已经收回。");

    /// <summary>No such unit in the region.</summary>
    public static Problem UnknownUnit(string unit, int region) => new("HJS0195", $"行政区 {region:D6} 没有单位“{unit}”。", "单位", "在“单位和人员”里登记的单位代号，例如 990101-finance");

    /// <summary>A role of a unit without the unit.</summary>
    public static Problem UnitNeeded(string role) => new("HJS0113", $"{role}按单位授权，须写明是哪个单位。", "单位", "单位代号，例如 990101-finance");

    /// <summary>Rights are given to people, not to invitations.</summary>
    public static Problem NotAccepted() => new("HJS0114", "本人还没有用邀请链接设置密码，现在不能授权。", Expected: "本人设置密码后，先向本人核对，再授权");
}

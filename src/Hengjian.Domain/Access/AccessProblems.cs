using Hengjian.Kernel;

namespace Hengjian.Domain.Access;

/// <summary>Refusals and mistakes in grants: HJS0101–0119.</summary>
public static class AccessProblems
{
    /// <summary>The person may not do this.</summary>
    public static Problem Denied(Decision decision) => new("HJS0101", "无权办理：" + decision.Reason);

    /// <summary>A grant names a role that does not exist.</summary>
    public static Problem UnknownRole(string role) => new(
        "HJS0102", $"没有角色“{role}”。",
        Expected: NearestName.Of(role, Roles.All.Select(r => r.Id)) ?? string.Join("、", Roles.All.Select(r => r.Id)));

    /// <summary>A grant names something that is no region code.</summary>
    public static Problem BadRegionCode(int code) => new("HJS0103", $"“{code}”不是行政区划代码。", Expected: "六位代码，全国为 000000");
}

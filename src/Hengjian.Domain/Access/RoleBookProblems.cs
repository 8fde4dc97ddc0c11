using Hengjian.Kernel;

namespace Hengjian.Domain.Access;

/// <summary>What a version of the matrix may not do: HJS0183–0194.</summary>
public static class RoleBookProblems
{
    /// <summary>The administrations stay as they are.</summary>
    public static Problem Fixed(string role) => new("HJS0183", $"{role}的权限不能改：三种管理员的权限互不重合，由系统固定。");

    /// <summary>Nobody could come in.</summary>
    public static Problem NeedsHome(string role) => new("HJS0184", $"{role}的“查看工作台”不能去掉，去掉就进不了系统。");

    /// <summary>Not a permission of the role.</summary>
    public static Problem NotIts(string role, string permission) => new(
        "HJS0185", $"内置角色“{role}”没有“{(Enum.TryParse<Permission>(permission, out var known) ? known.NameOf() : permission)}”：只能减少内置角色的权限，不能增加。");

    /// <summary>Something of the administrations.</summary>
    public static Problem Apart(string role, string what) => new("HJS0186", $"角色“{role}”不能有“{what}”：三种管理员的权限不给别的角色。");

    /// <summary>No name or purpose, or too long ones.</summary>
    public static Problem BadName() => new(
        "HJS0187", "角色要有名称和用途。", "名称", $"名称不超过 {RoleBook.LongestName} 个字，用途不超过 {RoleBook.LongestPurpose} 个字");

    /// <summary>Another has the name.</summary>
    public static Problem NameTaken(string name) => new("HJS0188", $"已有角色“{name}”。", "名称");

    /// <summary>It gives nothing.</summary>
    public static Problem Empty(string name) => new("HJS0189", $"角色“{name}”没有选任何权限。");

    /// <summary>More than lists can show.</summary>
    public static Problem TooMany() => new("HJS0190", $"自设角色最多 {RoleBook.MostOwn} 个。", Expected: "停用的可以改名重新使用");

    /// <summary>Somebody else saved meanwhile.</summary>
    public static Problem Changed() => new("HJS0191", "您打开以后，权限表又被别人改过，这次没有保存。", Expected: "看过现在的权限表，再改一次");

    /// <summary>Nothing differs.</summary>
    public static Problem Same() => new("HJS0192", "和现在的权限表没有不同，没有保存。");

    /// <summary>No such role was made.</summary>
    public static Problem Unknown() => new("HJS0193", "没有这个角色，或表单不完整。");

    /// <summary>Only for whoever gives rights everywhere.</summary>
    public static Problem NotEverywhere() => new("HJS0194", "权限表对整个系统有效，由管全部地区的安全管理员修改。");
}

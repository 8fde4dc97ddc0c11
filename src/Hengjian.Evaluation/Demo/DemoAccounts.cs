using Hengjian.Domain.Access;

namespace Hengjian.Evaluation.Demo;

/// <summary>An account of the demo workspace.</summary>
/// <param name="Name">登录名.</param>
/// <param name="DisplayName">Name to show.</param>
/// <param name="Grant">What it may do and where.</param>
public sealed record DemoAccountSpec(string Name, string DisplayName, Grant Grant);

/// <summary>One account per role, and those of a second department and of a county, so that what each sees can be compared. Demo workspaces only.</summary>
public static class DemoAccounts
{
    /// <summary>The password of all of them; shown on the sign-in page of a demo workspace.</summary>
    public const string Password = "hengjian-demo";

    private const int Province = DemoNames.ProvincePrefix * 10000;

    /// <summary>City of the clerk, checker and leader: 岚溪市.</summary>
    private const int Capital = Province + 100;

    private const int County = DemoStories.CodeOfSpendingFell;
    private const string CountyName = DemoStories.SpendingFell;
    private const string Education = "education";
    private const string Finance = "finance";

    /// <summary>All accounts in the order of the sign-in page.</summary>
    public static IReadOnlyList<DemoAccountSpec> All { get; } =
    [
        Of(Roles.Supervisor, "省督导办管理员（演示）", Province),
        Of(Roles.Clerk, "岚溪市教育局填报员（演示）", Capital, Education),
        Of(Roles.Checker, "岚溪市教育局审核员（演示）", Capital, Education),
        Of(Roles.Lead, "岚溪市自评牵头（演示）", Capital),
        Of(Roles.GovernmentOffice, "岚溪市政府办（演示）", Capital),
        Of(Roles.Reviewer, "评审专家（演示）", Province),
        Of(Roles.Inspector, "督学（演示）", Province),
        Of(Roles.Leader, "岚溪市领导（演示）", Capital),
        Of(Roles.Auditor, "安全审计员（演示）", 0),
        Of(Roles.Administrator, "系统管理员（演示）", 0),
        Of(Roles.SecurityAdministrator, "安全管理员（演示）", 0),
        new("finance-clerk", "岚溪市财政局填报员（演示）", Own(Roles.Clerk, Capital, Finance)),
        new("finance-checker", "岚溪市财政局审核员（演示）", Own(Roles.Checker, Capital, Finance)),
        new("county-clerk", CountyName + "教育局填报员（演示）", Own(Roles.Clerk, County, Education)),
        new("county-checker", CountyName + "教育局审核员（演示）", Own(Roles.Checker, County, Education)),
        new("county-lead", CountyName + "自评牵头（演示）", new Grant(Roles.Lead.Id, County)),
        new("county-office", CountyName + "政府办（演示）", new Grant(Roles.GovernmentOffice.Id, County)),
    ];


    /// <summary>Id of a department's unit: 990100-education.</summary>
    public static string UnitOf(int region, string department) => $"{region:D6}-{department}";

    private static DemoAccountSpec Of(RoleDefinition role, string name, int region, string? department = null) =>
        new(role.Id, name, department is null ? new Grant(role.Id, region) : Own(role, region, department));

    private static Grant Own(RoleDefinition role, int region, string department) => new(role.Id, region, UnitOf(region, department));
}

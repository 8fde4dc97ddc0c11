using Hengjian.Domain.Access;

namespace Hengjian.Evaluation.Demo;

/// <summary>An account of the demo workspace.</summary>
/// <param name="Name">登录名.</param>
/// <param name="DisplayName">Name to show.</param>
/// <param name="Grant">What it may do and where.</param>
public sealed record DemoAccountSpec(string Name, string DisplayName, Grant Grant);

/// <summary>One account per role, and a county's, so that what each sees can be compared. Demo workspaces only.</summary>
public static class DemoAccounts
{
    /// <summary>The password of all of them; shown on the sign-in page of a demo workspace.</summary>
    public const string Password = "hengjian-demo";

    private const int Province = DemoNames.ProvincePrefix * 10000;

    /// <summary>City of the clerk, checker and leader: 岚溪市.</summary>
    private const int Capital = Province + 100;

    /// <summary>All accounts in the order of the sign-in page.</summary>
    public static IReadOnlyList<DemoAccountSpec> All { get; } =
    [
        Of(Roles.Supervisor, "省督导办管理员（演示）", Province),
        Of(Roles.Clerk, "岚溪市填报员（演示）", Capital),
        Of(Roles.Checker, "岚溪市审核员（演示）", Capital),
        Of(Roles.Reviewer, "评审专家（演示）", Province),
        Of(Roles.Inspector, "督学（演示）", Province),
        Of(Roles.Leader, "岚溪市领导（演示）", Capital),
        Of(Roles.Auditor, "安全审计员（演示）", 0),
        Of(Roles.Administrator, "系统管理员（演示）", 0),
        Of(Roles.SecurityAdministrator, "安全管理员（演示）", 0),
        new("county-clerk", DemoStories.SpendingFell + "填报员（演示）", new Grant(Roles.Clerk.Id, DemoStories.CodeOfSpendingFell)),
    ];

    private static DemoAccountSpec Of(RoleDefinition role, string name, int region) => new(role.Id, name, new Grant(role.Id, region));
}

using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Features.SignIn;

namespace Hengjian.Web.Hosting;

/// <summary>One account per role for the demo workspace.</summary>
internal static class DemoAccounts
{
    private const string Password = "hengjian-demo";

    internal static IReadOnlyList<DemoAccount> All { get; } =
        [.. Roles.All.Select(r => new DemoAccount(r.Id, Password, r.NameZh + "（演示）", r.NameZh))];

    internal static async Task<Result<Workspace>> CreateAsync(Workspace workspace)
    {
        foreach (var account in All)
        {
            var made = await workspace.Accounts.CreateAsync(
                account.Name, Password, account.DisplayName, [new Grant(account.Name, 0)]);
            if (!made.IsOk) return Result.Fail<Workspace>(made.Problems);
        }
        return workspace;
    }
}

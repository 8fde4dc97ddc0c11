using System.Globalization;
using Hengjian.Cli.Usage;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>
/// hengjian account: an invitation, or a new link for an account that is there. For the first administrators, and for the
/// day when none of them gets in; everybody else is invited on the pages.
/// </summary>
internal static class AccountVerb
{
    private const string By = Account.Server;

    public static readonly Verb Verb = new(
        "account", $"{WorkspaceOption.Usage} --name 登录名 [--show 姓名] [--region 代码] [--role 角色] [--factor-off]",
        "邀请账号（带 --show）或给已有账号发重置链接，打印链接的路径，7 天内可用一次；--role 直接授权，--factor-off 关闭丢失的两步验证。",
        ["data", "database", "name", "show", "region", "role"], ["factor-off"], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        if (given["name"] is not { } typed) return Terminal.Refuse([UsageProblems.Absent("--name", Verb.Usage)]);
        var region = 0;
        if (given["region"] is { } code && !(code.Length == 6 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out region)))
            return Terminal.Refuse([UsageProblems.Value("--region", code, "六位行政区划代码")]);
        var opened = await WorkspaceOption.OpenAsync(given, Verb, cancel);
        if (!opened.TryGet(out var workspace)) return Terminal.Refuse(opened.Problems);
        var name = AccountService.Normalize(typed);
        // Everything that can be known beforehand: half a deed cannot be called again.
        if (await UnknownAsync(workspace, region, given["role"], cancel) is { } unknown) return Terminal.Refuse([unknown]);
        var administration = new AccountAdministration(workspace);
        var link = given["show"] is { } shown
            ? await administration.InviteAsync(name, shown, region, By, cancel)
            : await administration.ResetAsync(name, By, cancel);
        if (!link.TryGet(out var made)) return Terminal.Refuse(link.Problems);
        // The link is there, whatever becomes of the rest: it is told.
        Console.WriteLine("/invitation?token=" + made.Token);
        Console.Error.WriteLine($"在网址后面接上这一路径，交给 {made.Account.DisplayName}：7 天内有效，只能用一次。");
        return await FurtherAsync(workspace, name, region, given, cancel) is { Count: > 0 } problems ? Terminal.Refuse(problems) : ExitCode.Done;
    }

    private static async Task<Problem?> UnknownAsync(Workspace workspace, int region, string? role, CancellationToken cancel)
    {
        var rights = new RightsLibrary(workspace);
        if (role is not null) return await rights.CheckAsync(new RightsGiving(new Grant(role, region), null, null), cancel);
        return await rights.IsRegionAsync(region, cancel) ? null : AccessProblems.UnknownRegion(region);
    }

    private static async Task<IReadOnlyList<Problem>> FurtherAsync(
        Workspace workspace, string name, int region, Arguments given, CancellationToken cancel)
    {
        if (given.Switches.Contains("factor-off"))
        {
            var off = await new FactorLibrary(workspace).TakeOffAsync(name, "在服务器上用命令行关闭", By, cancel);
            if (!off.IsOk) return off.Problems;
        }
        if (given["role"] is not { } role) return [];
        var granted = await new RightsLibrary(workspace).GiveAsync(name, new RightsGiving(new Grant(role, region), null, null), By, cancel);
        return granted.Problems;
    }
}

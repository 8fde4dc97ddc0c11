using Hengjian.Cli.Usage;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian init: an empty workspace for real data, with its regions and its first account.</summary>
internal static class InitVerb
{
    /// <summary>The password comes from the environment: a command line is seen by every user of the machine.</summary>
    private const string PasswordVariable = "HENGJIAN_PASSWORD";

    public static readonly Verb Verb = new(
        "init", $"{WorkspaceOption.Usage} --regions 区划表 --from 2025-01-01 --admin 登录名",
        $"建立正式工作区：导入行政区划（代码、名称、层级、上级代码），建立系统管理员账号，密码取自环境变量 {PasswordVariable}。",
        ["data", "database", "regions", "from", "admin"], [], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        foreach (var option in new[] { "data", "regions", "from", "admin" })
            if (given[option] is null) return Terminal.Refuse([UsageProblems.Absent("--" + option, Verb.Usage)]);
        if (Environment.GetEnvironmentVariable(PasswordVariable) is not { Length: > 0 } password)
            return Terminal.Refuse([UsageProblems.Absent($"环境变量 {PasswordVariable}", "系统管理员的密码")]);
        if (!DateOnly.TryParseExact(given["from"], "yyyy-MM-dd", out var from))
            return Terminal.Refuse([UsageProblems.Value("--from", given["from"]!, "日期，如 2025-01-01")]);
        if (!File.Exists(given["regions"])) return Terminal.Refuse([UsageProblems.FileAbsent(given["regions"]!)]);

        await using var table = File.OpenRead(given["regions"]!);
        var read = RegionImporter.Read(new ImportFile(Path.GetFileName(table.Name), table));
        if (!read.TryGet(out var tree)) return Terminal.Refuse(read.Problems);
        var created = await Workspace.CreateAsync(given["data"]!, WorkspaceOption.For(given), cancel: cancel);
        if (!created.TryGet(out var workspace)) return Terminal.Refuse(created.Problems);
        var set = await workspace.Regions.SetAsync([.. tree.Regions.Where(r => r.Code != 0)], from, "system", cancel);
        if (!set.IsOk) return Terminal.Refuse(set.Problems);
        var admin = await workspace.Accounts.CreateAsync(
            given["admin"]!, password, "系统管理员", [new Grant(Roles.Administrator.Id, 0)], "system", cancel);
        if (!admin.IsOk) return Terminal.Refuse(admin.Problems);
        Console.WriteLine(workspace.Directory);
        Console.Error.WriteLine($"行政区 {set.Value.Regions.Count} 个，系统管理员 {admin.Value.Name}。");
        return ExitCode.Done;
    }
}

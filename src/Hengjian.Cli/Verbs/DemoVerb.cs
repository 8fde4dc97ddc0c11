using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Demo;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian demo: the invented province as a workspace.</summary>
internal static class DemoVerb
{
    public static readonly Verb Verb = new(
        "demo", WorkspaceOption.Usage, "生成演示工作区：虚构省份三年数据、账号、轮次和测算结果。",
        ["data", "database"], [], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        if (given["data"] is not { } directory) return Terminal.Refuse([UsageProblems.Absent("--data", Verb.Usage)]);
        var made = await MakeDemoWorkspace.RunAsync(directory, WorkspaceOption.For(given), null, new Steps(), cancel);
        if (!made.TryGet(out var workspace)) return Terminal.Refuse(made.Problems);
        Console.WriteLine(workspace.Directory);
        foreach (var account in DemoAccounts.All)
            Console.Error.WriteLine($"  {account.Name} / {DemoAccounts.Password}　{account.DisplayName}");
        return ExitCode.Done;
    }

    private sealed class Steps : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => Console.Error.WriteLine($"{value.Share,4:P0} {value.Text}");
    }
}

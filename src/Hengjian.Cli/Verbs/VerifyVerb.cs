using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Verification;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian verify: everything stored is as it was, and every result follows from its inputs.</summary>
internal static class VerifyVerb
{
    public static readonly Verb Verb = new(
        "verify", WorkspaceOption.Usage, "核对审计日志、数据快照、原始文件，重新计算已存结果并逐字节比对。",
        ["data", "database"], [], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        var opened = await WorkspaceOption.OpenAsync(given, Verb, cancel);
        if (!opened.TryGet(out var workspace)) return Terminal.Refuse(opened.Problems);
        var computation = new RunComputation(workspace);
        var verification = new VerifyWorkspace(
            workspace, (material, stop) => Task.FromResult(computation.Compute(material, null, stop)));
        var report = await verification.RunAsync((share, what) => Console.Error.WriteLine($"{share,4:P0} {what}"), cancel);
        foreach (var finding in report.Findings) Console.WriteLine($"{finding.Subject}：{finding.Message}");
        Console.Error.WriteLine(
            $"审计记录 {report.AuditEntries} 条，快照 {report.Snapshots} 份，原始文件 {report.RawFiles} 份，"
            + $"结果 {report.Results} 份，重新计算 {report.Recomputed} 份，发现 {report.Findings.Count} 处不符。");
        return report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }
}

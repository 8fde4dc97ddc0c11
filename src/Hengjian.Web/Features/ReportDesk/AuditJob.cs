using System.Globalization;
using Hengjian.Domain.Jobs;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Starts the audit of reports as a job one can watch and stop; what it has done stays.</summary>
internal sealed class AuditJob(JobRunner jobs, AuditReports audit)
{
    private const string Kind = "audit-report";

    /// <summary>Some audit waits or runs: what has no result yet may still get one.</summary>
    public Task<bool> IsRunningAsync(CancellationToken cancel) => jobs.IsRunningAsync(Kind, cancel);

    /// <summary>Starts it.</summary>
    /// <param name="reports">At least one; they lie in regions of whoever starts it.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="cancel">Gives up before it is started.</param>
    /// <param name="known">How many of them were there before, byte for byte.</param>
    public Task<JobRecord> StartAsync(IReadOnlyList<DeskReport> reports, string by, CancellationToken cancel, int known = 0)
    {
        // Without its name: administrators look after jobs, not after reports.
        var title = $"审核 {Text(reports.Count)} 份报告";
        return jobs.StartAsync(
            new JobRequest(Kind, title, Above(reports), by, async (context, stop) =>
            {
                var refused = await audit.RunAsync(reports, by, context, stop);
                context.Conclusion = Conclusion(reports.Count - refused, refused, known);
                return Result.Ok<string?>(reports.Count == 1 ? DeskRoutes.Report(reports[0].Id) : DeskRoutes.Root);
            })
            {
                IfStopped = "审完的都留着；没有审的，文件也留着，到“报告审核”里重新审核。",
            },
            cancel);
    }

    private static string Conclusion(int audited, int refused, int known) =>
        (refused == 0 ? $"{Text(audited)} 份已审核。"
            : audited == 0 ? $"{Text(refused)} 份都未能审核，原因和办法见结果。"
            : $"{Text(audited)} 份已审核，{Text(refused)} 份未能审核，原因和办法见列表。")
        + (known == 0 ? "" : $"其中 {Text(known)} 份与已有的最新版本完全相同，没有算作新版本。");

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    // The lowest region over all of them, so that who sees them all sees the job; who started it sees it anyhow.
    private static int Above(IReadOnlyList<DeskReport> reports)
    {
        var codes = reports.Select(r => r.RegionCode).Distinct().ToList();
        if (codes.Count == 1) return codes[0];
        if (codes.Select(c => c / 100).Distinct().Count() == 1) return codes[0] / 100 * 100;
        return codes.Select(c => c / 10_000).Distinct().Count() == 1 ? codes[0] / 10_000 * 10_000 : 0;
    }
}

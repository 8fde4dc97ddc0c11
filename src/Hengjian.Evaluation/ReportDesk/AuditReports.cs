using System.Globalization;
using Hengjian.Audit;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>审核 of reports that were handed in, one after the other: what is wrong with one file says nothing about the next.</summary>
/// <remarks>
/// Titles and findings are business, jobs are looked after by people who have none: progress and log name reports by number.
/// </remarks>
/// <param name="workspace">Where the files and values are.</param>
/// <param name="library">Where the reports are.</param>
/// <param name="errors">Where bugs are told with their stack; never to the users. Standard error when null.</param>
public sealed class AuditReports(Workspace workspace, ReportDeskLibrary library, TextWriter? errors = null)
{
    /// <summary>Audits and keeps what is found; a file that cannot be read gets its reason.</summary>
    /// <param name="reports">The records.</param>
    /// <param name="by">Sign-in name of who has them audited.</param>
    /// <param name="context">Told how far it is, and a line for each report; null when nobody listens.</param>
    /// <param name="cancel">Stops before the next report; what is done stays done.</param>
    /// <returns>How many could not be audited.</returns>
    public async Task<int> RunAsync(IReadOnlyList<DeskReport> reports, string by, JobContext? context = null, CancellationToken cancel = default)
    {
        var (refused, data, contexts) = (0, new CompareWithData(workspace), new AuditContexts(workspace));
        for (var i = 0; i < reports.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            context?.Report((double)i / reports.Count, $"第 {i + 1} 份，共 {reports.Count} 份");
            var name = string.Create(CultureInfo.InvariantCulture, $"送审报告 {reports[i].Id}");
            var audited = await GuardedAsync(reports[i], data, contexts, by, cancel);
            if (audited.IsOk)
            {
                context?.Log($"{name}：已审核。");
                continue;
            }
            refused++;
            await library.RefuseAsync(reports[i], audited.Problems, by, cancel);
            context?.Log($"{name}：未能审核（{audited.Problems[0].Code}）。");
        }
        return refused;
    }

    // A bug that one report brings to light must not keep the others waiting for ever.
    private async Task<Result<FlagCounts>> GuardedAsync(DeskReport report, CompareWithData data, AuditContexts contexts, string by, CancellationToken cancel)
    {
        try
        {
            return await OneAsync(report, data, contexts, by, cancel);
        }
#pragma warning disable CA1031 // Each report is a boundary like a request.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await (errors ?? Console.Error).WriteLineAsync($"hengjian: the audit of desk report {report.Id} failed: {e}");
            return ReportDeskProblems.Crashed(report.Id);
        }
    }

    private async Task<Result<FlagCounts>> OneAsync(DeskReport report, CompareWithData data, AuditContexts contexts, string by, CancellationToken cancel)
    {
        var read = await ReadAsync(report, cancel);
        if (!read.TryGet(out var file)) return Result.Fail<FlagCounts>(read.Problems);
        var options = await contexts.OfAsync(report.RegionCode, report.Year, report.Title, cancel);
        var found = ReportAuditor.Audit(file.Report, options, cancel);
        var (before, name) = await library.OfYearAsync(report.RegionCode, report.Year - 1, report.Title, cancel);
        var compared = await data.RunAsync(file.Report, report.RegionCode, report.Year, before, name, cancel);
        // What is wrong with the data is no fault of the report: its text was read and its arithmetic done.
        var note = compared.IsOk ? "" : "没有与数据对照：" + string.Join("；", compared.Problems);
        var audit = new StoredAudit(StoredAudit.CurrentEngine, file.Report, found with { Data = compared.TryGet(out var comparisons) ? comparisons : [] });
        return await library.KeepAsync(report, audit, by, note, cancel);
    }

    private async Task<Result<ReportFile>> ReadAsync(DeskReport report, CancellationToken cancel)
    {
        var opened = workspace.Files.Open(report.Sha256);
        if (!opened.TryGet(out var stream)) return Result.Fail<ReportFile>(opened.Problems);
        await using var kept = stream;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        return ReportFiles.Read(report.FileName, bytes.ToArray());
    }
}

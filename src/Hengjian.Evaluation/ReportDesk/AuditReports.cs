using Hengjian.Audit;
using Hengjian.Audit.Findings;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>审核 of reports that were handed in, one after the other: what is wrong with one file says nothing about the next.</summary>
public sealed class AuditReports(Workspace workspace, ReportDeskLibrary library)
{
    /// <summary>Audits and keeps what is found; a file that cannot be read gets its reason.</summary>
    /// <param name="reports">The records.</param>
    /// <param name="context">Told how far it is, and a line for each report; null when nobody listens.</param>
    /// <param name="cancel">Stops before the next report; what is done stays done.</param>
    /// <returns>How many could not be audited.</returns>
    public async Task<int> RunAsync(IReadOnlyList<DeskReport> reports, JobContext? context = null, CancellationToken cancel = default)
    {
        var (refused, data) = (0, new CompareWithData(workspace));
        for (var i = 0; i < reports.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            context?.Report((double)i / reports.Count, $"第 {i + 1} 份，共 {reports.Count} 份：{reports[i].Title}");
            var audited = await OneAsync(reports[i], data, cancel);
            if (audited.TryGet(out var counts))
            {
                context?.Log($"{reports[i].FileName}：不一致 {counts.Ending("/inconsistent")}，文字提示 {counts.Beginning("warning/")}。");
                continue;
            }
            refused++;
            await library.RefuseAsync(reports[i].Id, audited.Problems, cancel);
            context?.Log($"{reports[i].FileName}：未能审核。{audited.Problems[0]}");
        }
        return refused;
    }

    private async Task<Result<FlagCounts>> OneAsync(DeskReport report, CompareWithData data, CancellationToken cancel)
    {
        var read = await ReadAsync(report, cancel);
        if (!read.TryGet(out var file)) return Result.Fail<FlagCounts>(read.Problems);
        var (before, name) = await BeforeAsync(report, cancel);
        var compared = await data.RunAsync(file.Report, report.RegionCode, report.Year, before, name, cancel);
        if (!compared.TryGet(out var comparisons)) return Result.Fail<FlagCounts>(compared.Problems);
        var audit = new StoredAudit(StoredAudit.CurrentEngine, file.Report, ReportAuditor.Audit(file.Report, cancel: cancel) with { Data = comparisons });
        return await library.KeepAsync(report, audit, cancel);
    }

    private async Task<(IReadOnlyList<DataComparison> Data, string Name)> BeforeAsync(DeskReport report, CancellationToken cancel)
    {
        var before = await library.NewestOfAsync(report.RegionCode, report.Year - 1, cancel);
        return before is not null && library.Load(before).TryGet(out var audit) ? (audit.Found.Data, before.Title) : ([], "");
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

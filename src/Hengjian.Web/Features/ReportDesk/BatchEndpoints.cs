using System.Globalization;
using Hengjian.Audit.Writing;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Kernel;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What concerns many reports: the findings of a list as one file, and passages that reports share.</summary>
internal static class BatchEndpoints
{
    internal static void MapBatch(this IEndpointRouteBuilder app)
    {
        app.MapGet(DeskRoutes.AllXlsx, XlsxAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.AllJson, JsonAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.Copies, CopiesAsync).Requires(Permission.ViewReportAudit);
    }

    private static Task<IResult> XlsxAsync(
        HttpContext context, DeskQuery query, DeskDoor door, DeskSlots slots, Viewer viewer, AuditedFiles files, CancellationToken cancel) =>
        ExportAsync(context, query, door, slots, viewer, files, AuditedFiles.Xlsx, "报告审核疑点.xlsx", (reports, into) =>
        {
            using var summary = new AuditSummary();
            foreach (var (report, audit) in reports)
            {
                cancel.ThrowIfCancellationRequested();
                summary.Add(audit.TryGet(out var found)
                    ? new AuditedReport(NameOf(report), new ReportFile(found.Report, [], null), found.Found, [])
                    : new AuditedReport(NameOf(report), null, null, audit.Problems));
            }
            summary.Write(into);
        }, cancel);

    private static Task<IResult> JsonAsync(
        HttpContext context, DeskQuery query, DeskDoor door, DeskSlots slots, Viewer viewer, AuditedFiles files, CancellationToken cancel) =>
        ExportAsync(context, query, door, slots, viewer, files, "application/json", "报告审核.json", (reports, into) =>
            JsonFindings.Write(into, reports.Select(r => (NameOf(r.Report), r.Audit.Map(a => a.Found))), cancel), cancel);

    // A hundred counties call theirs 自评报告.docx.
    private static string NameOf(DeskReport report) => string.Create(CultureInfo.InvariantCulture, $"{report.RegionCode:D6}_{report.Year}_{report.FileName}");

    // The reports of the list as it is filtered, with what this person may see of their findings. One report is held at a time, the file
    // grows on the disk, and the place is free before a slow line takes it.
    private static async Task<IResult> ExportAsync(
        HttpContext context, DeskQuery query, DeskDoor door, DeskSlots slots, Viewer viewer, AuditedFiles files, string type, string name,
        Action<IEnumerable<(DeskReport Report, Result<StoredAudit> Audit)>, Stream> write, CancellationToken cancel)
    {
        var rows = await query.RowsAsync(cancel);
        var view = new TableView<DeskRow>(DeskTable.Spec, rows, TableQuery.Read(context.Request.Query), DeskRoutes.Root);
        using var place = await slots.EnterAsync(DeskWork.Export, viewer, cancel);
        if (place is null) return Pages.Show<DeskListPage>(new { View = view, Problems = (IReadOnlyList<Problem>)[DeskProblems.Busy()] }, StatusCodes.Status503ServiceUnavailable);
        var file = TemporaryFile.New();
        try
        {
            write(await door.EachAsync([.. view.Matching.Where(r => r.Audited).Select(r => r.Report)], cancel), file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        return await files.StreamAsync(file, type, name, "download-audit", "desk-report", cancel);
    }

    private static async Task<IResult> CopiesAsync(DeskQuery query, ReportDeskLibrary library, DeskSlots slots, Viewer viewer, CancellationToken cancel)
    {
        var regions = await query.RegionsAsync(cancel);
        using var place = await slots.EnterAsync(DeskWork.Texts, viewer, cancel);
        if (place is null) return Pages.Show<CopiesPage>(new { Regions = regions, Problems = (IReadOnlyList<Problem>)[DeskProblems.Busy()] }, StatusCodes.Status503ServiceUnavailable);
        var reports = await library.ListAsync(viewer.ScopeOf(Permission.ViewReportAudit), cancel);
        return Pages.Show<CopiesPage>(new { Shared = SharedPassages.Of(library, reports, cancel), Regions = regions });
    }
}

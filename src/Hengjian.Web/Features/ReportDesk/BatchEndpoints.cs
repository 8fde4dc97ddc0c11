using System.Globalization;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.ReportDesk;
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

    private static async Task<IResult> XlsxAsync(HttpContext context, DeskQuery query, DeskDoor door, AuditedFiles files, CancellationToken cancel)
    {
        var summary = new AuditSummary();
        await foreach (var (report, audit) in AllAsync(context, query, door, cancel))
            summary.Add(new AuditedReport(NameOf(report), new ReportFile(audit.Report, [], null), audit.Found, []));
        var stream = new MemoryStream();
        summary.Write(stream);
        stream.Position = 0;
        return await files.StreamAsync(stream, AuditedFiles.Xlsx, "报告审核疑点.xlsx", "download-audit", "desk-report", cancel);
    }

    private static async Task<IResult> JsonAsync(HttpContext context, DeskQuery query, DeskDoor door, AuditedFiles files, CancellationToken cancel)
    {
        var found = new List<AuditReport>();
        await foreach (var (report, audit) in AllAsync(context, query, door, cancel)) found.Add(audit.Found with { File = NameOf(report) });
        var stream = new MemoryStream();
        JsonFindings.Write(stream, found);
        stream.Position = 0;
        return await files.StreamAsync(stream, "application/json", "报告审核.json", "download-audit", "desk-report", cancel);
    }

    // A hundred counties call theirs 自评报告.docx.
    private static string NameOf(DeskReport report) => string.Create(CultureInfo.InvariantCulture, $"{report.RegionCode:D6}_{report.Year}_{report.FileName}");

    // The reports of the list as it is filtered, with what this person may see of their findings.
    private static async IAsyncEnumerable<(DeskReport Report, StoredAudit Audit)> AllAsync(
        HttpContext context, DeskQuery query, DeskDoor door, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var view = new TableView<DeskRow>(DeskTable.Spec, await query.RowsAsync(cancel), TableQuery.Read(context.Request.Query), DeskRoutes.Root);
        foreach (var row in view.Matching.Where(r => r.Audited))
            if ((await door.OpenAsync(row.Report.Id, DeskFilter.Default, cancel)).Model is { } model) yield return (row.Report, model.Audit);
    }

    private static async Task<IResult> CopiesAsync(DeskQuery query, ReportDeskLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var reports = await library.ListAsync(viewer.ScopeOf(Permission.ViewReportAudit), cancel);
        return Pages.Show<CopiesPage>(new { Shared = SharedPassages.Of(library, reports, cancel), Regions = await query.RegionsAsync(cancel) });
    }
}

using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>The list of reports, and the list as a file.</summary>
internal static class DeskListEndpoints
{
    internal static void MapDeskList(this IEndpointRouteBuilder app)
    {
        app.MapGet(DeskRoutes.Root, ShowAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.Export, ExportAsync).Requires(Permission.ViewReportAudit);
        app.MapPost(DeskRoutes.AllAgain, AgainAsync).Requires(Permission.UploadReport);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, DeskQuery query, AuditJob job, Viewer viewer, CancellationToken cancel)
    {
        var rows = await query.RowsAsync(cancel);
        var stopped = Waiting(rows, viewer).Count;
        if (stopped > 0 && await job.IsRunningAsync(cancel)) stopped = 0;
        return Pages.Show<DeskListPage>(new { View = View(rows, context), Stopped = stopped });
    }

    // Reports whose audit was stopped before their turn came; the form is read so that its token is asked for.
    private static async Task<IResult> AgainAsync([FromForm] string? from, DeskQuery query, AuditJob job, Viewer viewer, CancellationToken cancel)
    {
        var waiting = Waiting(await query.RowsAsync(cancel), viewer);
        if (waiting.Count == 0 || await job.IsRunningAsync(cancel)) return TypedResults.LocalRedirect(DeskRoutes.Root);
        var started = await job.StartAsync(waiting, viewer.Principal.Account, cancel);
        return TypedResults.LocalRedirect("/jobs/" + started.Id.ToString(CultureInfo.InvariantCulture));
    }

    private static List<DeskReport> Waiting(IReadOnlyList<DeskRow> rows, Viewer viewer) =>
        [.. rows.Select(r => r.Report).Where(r => r.State == DeskReportState.Waiting && viewer.Decide(Permission.UploadReport, r.RegionCode).Allowed)];

    private static async Task<IResult> ExportAsync(HttpContext context, DeskQuery query, AuditedFiles files, CancellationToken cancel) =>
        await files.WriteAsync(
            AuditedFiles.TableOf(View(await query.RowsAsync(cancel), context), "报告审核汇总"), "xlsx", "export", "desk-report", cancel);

    private static TableView<DeskRow> View(IReadOnlyList<DeskRow> rows, HttpContext context) =>
        new(DeskTable.Spec, rows, TableQuery.Read(context.Request.Query), DeskRoutes.Root);
}

using Hengjian.Domain.Access;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>The list of reports, and the list as a file.</summary>
internal static class DeskListEndpoints
{
    internal static void MapDeskList(this IEndpointRouteBuilder app)
    {
        app.MapGet(DeskRoutes.Root, ShowAsync).Requires(Permission.ViewReportAudit);
        app.MapGet(DeskRoutes.Export, ExportAsync).Requires(Permission.ViewReportAudit);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, DeskQuery query, CancellationToken cancel) =>
        Pages.Show<DeskListPage>(new { View = View(await query.RowsAsync(cancel), context) });

    private static async Task<IResult> ExportAsync(HttpContext context, DeskQuery query, AuditedFiles files, CancellationToken cancel) =>
        await files.WriteAsync(
            AuditedFiles.TableOf(View(await query.RowsAsync(cancel), context), "报告审核汇总"), "xlsx", "export", "desk-report", cancel);

    private static TableView<DeskRow> View(IReadOnlyList<DeskRow> rows, HttpContext context) =>
        new(DeskTable.Spec, rows, TableQuery.Read(context.Request.Query), DeskRoutes.Root);
}

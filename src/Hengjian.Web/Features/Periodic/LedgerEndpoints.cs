using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Doors;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Periodic;

/// <summary>台账: rows, their workbooks, the rows of a region, and the history of a report.</summary>
internal static class LedgerEndpoints
{
    private const long MostBytes = 21L << 20;

    public static void MapPeriodicLedgers(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeriodicRoutes.ReportPattern + "/history", HistoryAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.ReportPattern + "/rows.xlsx", ExportAsync).Requires(Permission.FillPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern + "/rows", CompareAsync).Requires(Permission.FillPeriodic).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        app.MapPost(PeriodicRoutes.ReportPattern + "/rows/take", TakeAsync).Requires(Permission.FillPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/rows", RowsAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/rows.xlsx", ExportRowsAsync).Requires(Permission.ViewPeriodic);
    }

    /// <summary>What a button of the table does: add, remove:12, restore:12, carry.</summary>
    /// <returns>What stood in the way, and where to go.</returns>
    internal static async Task<(IReadOnlyList<Problem> Problems, string Back)> RowAsync(
        long report, string deed, string count, string back, ReportView view, LedgerDeeds ledgers, Principal principal, CancellationToken cancel)
    {
        var (name, row) = deed.Split(':', 2) is [var first, var second] && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (first, id) : (deed, 0);
        switch (name)
        {
            case "add":
                var added = await ledgers.AddAsync(report, int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1, principal, cancel);
                if (!added.TryGet(out var rows)) return (added.Problems, back);
                return ([], PeriodicRoutes.ReportPage(report, ReportRows.PageOf(view.Table.Rows.Count)) + "#" + PeriodicRoutes.RowAnchor(rows[0].Id));
            case "carry":
                var carried = await ledgers.CarryAsync(report, principal, cancel);
                return (carried.Problems, back + "#ledger");
            case "remove":
                return ((await ledgers.RemoveAsync(report, row, principal, cancel)).Problems, back + "#ledger");
            case "restore":
                return ((await ledgers.RestoreAsync(report, row, principal, cancel)).Problems, back + "#" + PeriodicRoutes.RowAnchor(row));
            default:
                return ([LedgerProblems.UnknownRow()], back);
        }
    }

    private static async Task<IResult> HistoryAsync(long id, long? row, string? field, WorkDoor door, AppDb db, PeriodicReader reader, Viewer viewer, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        var lines = await PeriodicHistory.OfAsync(db, view, viewer.Principal, cancel);
        return Pages.Show<HistoryPage>(new
        {
            View = view,
            Lines = lines.Where(l => (row is null || l.Revision.Row == row) && (field is null || l.Revision.Field == field)).Reverse().ToList(),
            Row = row,
            Field = field,
            Own = PeriodicHistory.Own(viewer.Principal, report),
            StandIns = await StandIns.OfRegionAsync(db, report.RegionCode, cancel),
        });
    }

    private static async Task<IResult> ExportAsync(long id, WorkDoor door, AppDb db, PeriodicReader reader, AuditedFiles files, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        return view.Form.Ledger is null ? Pages.NotFound()
            : await files.WriteAsync(LedgerBook.Write(view), "xlsx", "export-periodic", FormattableString.Invariant($"periodic-report:{id}"), cancel);
    }

    private static async Task<IResult> CompareAsync(
        long id, [FromForm] IFormFileCollection file, WorkDoor door, AppDb db, PeriodicReader reader, LedgerBooks books, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        if (file.Count != 1) return await ReportEndpoints.PageAsync(report, [PeriodicProblems.NotNow("没有选文件。")], db, reader, cancel);
        var view = await reader.OfAsync(db, report, cancel);
        await using var stream = file[0].OpenReadStream();
        var compared = await books.CompareAsync(view, stream, cancel);
        return compared.TryGet(out var difference) ? Pages.Show<LedgerBookPage>(new { View = view, Difference = difference }) : await ReportEndpoints.PageAsync(report, compared.Problems, db, reader, cancel);
    }

    private static async Task<IResult> TakeAsync(
        long id, [FromForm] IFormCollection form, WorkDoor door, AppDb db, PeriodicReader reader, LedgerBooks books, Viewer viewer, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var taken = await books.ApplyAsync(id, form["sha"].ToString(), form["seen"].ToString(), [.. form["take"].OfType<string>()], viewer.Principal, cancel);
        return taken.IsOk ? Pages.Back(PeriodicRoutes.Report(id) + "#ledger") : await ReportEndpoints.PageAsync(report, taken.Problems, db, reader, cancel);
    }

    private static async Task<IResult> RowsAsync(long form, int? period, string? region, string? show, int? page, AppDb db, PeriodicQuery query, PeriodicTotals totals, Viewer viewer, CancellationToken cancel)
    {
        if (await TotalsEndpoints.AskAsync(form, period, region, query, cancel) is not { } asked || asked.Given.Form.Ledger is null) return Pages.NotFound();
        var units = await totals.RowsAsync(db, asked.Given.Record, asked.Period.No, asked.Region, viewer.Principal, cancel);
        return Pages.Show<RowsPage>(new { Asked = asked, Units = units, Show = show is "open" or "closed" or "new" ? show : "all", PageNo = Math.Max(1, page ?? 1) });
    }

    private static async Task<IResult> ExportRowsAsync(long form, int? period, string? region, AppDb db, PeriodicQuery query, LedgerBooks books, AuditedFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (await TotalsEndpoints.AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        var name = asked.Regions.First(r => r.Code == asked.Region).Name;
        var range = new BookRange(asked.Given.Record, asked.Period.No, asked.Region, null);
        return await books.WriteAsync(db, range, name, viewer.Principal, cancel) is { } table
            ? await files.WriteAsync(table, "xlsx", "export-periodic", FormattableString.Invariant($"periodic-form:{form}"), cancel) : Pages.NotFound();
    }
}

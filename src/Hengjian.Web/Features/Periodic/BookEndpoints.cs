using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Periodic;
using Hengjian.Kernel;
using Hengjian.Web.Doors;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Periodic;

/// <summary>Workbooks of one report and of a whole region: out, compared, taken over.</summary>
internal static class BookEndpoints
{
    private const long MostBytes = 21L << 20;

    public static void MapPeriodicBooks(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeriodicRoutes.ReportPattern + "/book.xlsx", OneAsync).Requires(Permission.FillPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern + "/book", CompareOneAsync).Requires(Permission.FillPeriodic).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        app.MapPost(PeriodicRoutes.ReportPattern + "/book/take", TakeOneAsync).Requires(Permission.FillPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/table.xlsx", TableAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.FormPattern + "/table", CompareTableAsync).Requires(Permission.ViewPeriodic).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        app.MapPost(PeriodicRoutes.FormPattern + "/table/take", TakeTableAsync).Requires(Permission.ViewPeriodic);
    }

    private static async Task<IResult> OneAsync(long id, WorkDoor door, AppDb db, PeriodicReader reader, AuditedFiles files, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        return await files.WriteAsync(PeriodicBooks.Write(await reader.OfAsync(db, report, cancel)), "xlsx", "export-periodic", FormattableString.Invariant($"periodic-report:{id}"), cancel);
    }

    private static async Task<IResult> CompareOneAsync(
        long id, [FromForm] IFormFileCollection file, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicBooks books, Viewer viewer, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        if (file.Count != 1) return await ReportEndpoints.PageAsync(report, [PeriodicProblems.NotNow("没有选文件。")], db, reader, cancel);
        await using var stream = file[0].OpenReadStream();
        var compared = await books.CompareAsync(RangeOf(view), stream, viewer.Principal, cancel);
        return compared.TryGet(out var difference)
            ? Show(view.Form.Name + "：" + view.Period.Name, PeriodicRoutes.Report(id), PeriodicRoutes.Report(id) + "/book/take", difference, byField: true, [])
            : await ReportEndpoints.PageAsync(report, compared.Problems, db, reader, cancel);
    }

    private static async Task<IResult> TakeOneAsync(
        long id, [FromForm] IFormCollection form, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicBooks books, Viewer viewer, CancellationToken cancel)
    {
        if (!(await ReportEndpoints.FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        var taken = await books.ApplyAsync(RangeOf(view), form["sha"].ToString(), form["seen"].ToString(), [.. form["take"].OfType<string>()], form["hand"] == "true", viewer.Principal, cancel);
        var problems = taken.TryGet(out var done) ? done.NotHanded : taken.Problems;
        return problems.Count == 0 ? Pages.Back(PeriodicRoutes.Report(id)) : await ReportEndpoints.PageAsync(report, problems, db, reader, cancel);
    }

    private static async Task<IResult> TableAsync(long form, int? period, string? region, AppDb db, PeriodicQuery query, PeriodicBooks books, AuditedFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (await TotalsEndpoints.AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        var table = await books.WriteAsync(db, RangeOf(asked), viewer.Principal, cancel);
        return await files.WriteAsync(table, "xlsx", "export-periodic", FormattableString.Invariant($"periodic-form:{form}"), cancel);
    }

    private static async Task<IResult> CompareTableAsync(
        long form, int? period, string? region, [FromForm] IFormFileCollection file, PeriodicQuery query, PeriodicBooks books, Viewer viewer, CancellationToken cancel)
    {
        if (await TotalsEndpoints.AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        if (file.Count != 1) return Nothing(asked, [PeriodicProblems.NotNow("没有选文件。")]);
        await using var stream = file[0].OpenReadStream();
        var compared = await books.CompareAsync(RangeOf(asked), stream, viewer.Principal, cancel);
        return compared.TryGet(out var difference) ? Show(TitleOf(asked), BackOf(asked), TakeOf(asked), difference, byField: false, []) : Nothing(asked, compared.Problems);
    }

    private static async Task<IResult> TakeTableAsync(
        long form, int? period, string? region, [FromForm] IFormCollection fields, PeriodicQuery query, PeriodicBooks books, Viewer viewer, CancellationToken cancel)
    {
        if (await TotalsEndpoints.AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        var taken = await books.ApplyAsync(
            RangeOf(asked), fields["sha"].ToString(), fields["seen"].ToString(), [.. fields["take"].OfType<string>()], fields["hand"] == "true", viewer.Principal, cancel);
        var problems = taken.TryGet(out var done) ? done.NotHanded : taken.Problems;
        return problems.Count == 0 ? Pages.Back(BackOf(asked)) : Nothing(asked, problems, taken.IsOk ? done.Cells : 0);
    }

    private static BookRange RangeOf(ReportView view) => new(view.Given.Record, view.Report.PeriodNo, view.Report.RegionCode, view.Report.Id);

    private static BookRange RangeOf(TotalsEndpoints.Asked asked) => new(asked.Given.Record, asked.Period.No, asked.Region, null);

    private static string TitleOf(TotalsEndpoints.Asked asked) => asked.Given.Form.Name + "：" + asked.Period.Name;

    private static string BackOf(TotalsEndpoints.Asked asked) => PeriodicRoutes.Totals(asked.Given.Record.Id, asked.Period.No, asked.Region);

    private static string TakeOf(TotalsEndpoints.Asked asked) =>
        FormattableString.Invariant($"{PeriodicRoutes.Form(asked.Given.Record.Id)}/table/take?period={asked.Period.No}&region={asked.Region:D6}");

    private static IResult Nothing(TotalsEndpoints.Asked asked, IReadOnlyList<Problem> problems, int taken = 0) =>
        Show(TitleOf(asked), BackOf(asked), TakeOf(asked), new BookDifference([], 0, [], "", ""), false, problems, taken);

    private static IResult Show(string title, string back, string take, BookDifference difference, bool byField, IReadOnlyList<Problem> problems, int taken = 0) => Pages.Show<BookPage>(
        new { Title = title, Back = back, Take = take, Difference = difference, ByField = byField, Problems = problems, Taken = taken },
        problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}

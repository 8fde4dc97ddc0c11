using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Periodic;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Periodic;

/// <summary>Lists, the shelf of forms, giving out and ending.</summary>
internal static class FormEndpoints
{
    public static void MapPeriodicForms(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeriodicRoutes.Root, ListAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.Library, LibraryAsync).Requires(Permission.ManagePeriodic);
        app.MapGet(PeriodicRoutes.LibraryPattern, DefinitionAsync).Requires(Permission.ManagePeriodic);
        app.MapPost(PeriodicRoutes.LibraryPattern, StartAsync).Requires(Permission.ManagePeriodic);
        app.MapGet(PeriodicRoutes.FormPattern, ShowAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.FormPattern + "/end", EndAsync).Requires(Permission.ManagePeriodic);
    }

    private static async Task<IResult> ListAsync(PeriodicQuery query, CancellationToken cancel)
    {
        var (open, handed) = await query.OwnAsync(cancel);
        return Pages.Show<PeriodicListPage>(new { Open = open, Handed = handed, Forms = await query.FormsAsync(cancel), query.Today });
    }

    private static async Task<IResult> LibraryAsync(PeriodicQuery query, CancellationToken cancel)
    {
        var shelf = FormLoader.LoadShipped();
        return Pages.Show<LibraryPage>(new { Shelf = shelf.TryGet(out var files) ? files : [], shelf.Problems, Running = await query.FormsAsync(cancel) });
    }

    private static Task<IResult> DefinitionAsync(string code, HttpRequest request, PeriodicStarter starter, AppDb db, Viewer viewer, PeriodicQuery query, CancellationToken cancel) =>
        DefinitionPageAsync(code, key => [.. request.Query[key].OfType<string>()], request.Query.ContainsKey("from"), [], starter, db, viewer, query, cancel);

    private static async Task<IResult> StartAsync(
        string code, [FromForm] IFormCollection form, PeriodicStarter starter, AppDb db, Viewer viewer, PeriodicQuery query, CancellationToken cancel)
    {
        string[] Get(string key) => [.. form[key].OfType<string>()];
        if (Find(code) is not { } file) return Pages.NotFound();
        var (region, targets, from) = Read(Get, viewer, query.Today);
        var started = await starter.StartAsync(file, region, targets, from, viewer.Principal, cancel);
        return started.TryGet(out var record)
            ? Pages.Back(PeriodicRoutes.Form(record.Id))
            : await DefinitionPageAsync(code, Get, true, started.Problems, starter, db, viewer, query, cancel);
    }

    private static async Task<IResult> DefinitionPageAsync(
        string code, Func<string, string[]> get, bool asked, IReadOnlyList<Problem> problems, PeriodicStarter starter, AppDb db, Viewer viewer, PeriodicQuery query, CancellationToken cancel)
    {
        if (Find(code) is not { } file) return Pages.NotFound();
        var (region, targets, from) = Read(get, viewer, query.Today);
        var regions = await db.Regions.AsNoTracking().InScope(viewer.ScopeOf(Permission.ManagePeriodic)).Where(r => r.ValidTo == null && r.Level != RegionLevel.County).OrderBy(r => r.RegionCode).ToListAsync(cancel);
        var departments = CollectionLoader.Departments();
        return Pages.Show<DefinitionPage>(
            new
            {
                File = file,
                Regions = regions.Select(r => (r.RegionCode, r.Name)).ToList(),
                Region = region,
                Targets = targets,
                From = from,
                Preview = asked ? await starter.PreviewAsync(targets, cancel) : null,
                Departments = departments.IsOk ? departments.Value.All.Select(d => d.Word).ToList() : [],
                Problems = problems,
                query.Today,
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAsync(long form, PeriodicQuery query, CancellationToken cancel) =>
        await query.FormAsync(form, cancel) is { } given ? await FormPageAsync(given, [], query, cancel) : Pages.NotFound();

    private static async Task<IResult> EndAsync(long form, [FromForm] string? until, PeriodicQuery query, PeriodicStarter starter, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FormAsync(form, cancel) is not { } given) return Pages.NotFound();
        if (viewer.Decide(Permission.ManagePeriodic, given.Record.RegionCode) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var day = DayOf(until) ?? query.Today;
        var ended = await starter.EndAsync(form, day, viewer.Principal, cancel);
        return ended.IsOk ? Pages.Back(PeriodicRoutes.Form(form)) : await FormPageAsync(given, ended.Problems, query, cancel);
    }

    private static async Task<IResult> FormPageAsync(GivenForm given, IReadOnlyList<Problem> problems, PeriodicQuery query, CancellationToken cancel) => Pages.Show<FormPage>(
        new { Given = given, Periods = await query.PeriodsAsync(given, cancel), Regions = await query.RegionsAsync(given, cancel), Problems = problems, query.Today },
        problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    /// <summary>A day of a date field; null when it is none.</summary>
    internal static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ShelfForm? Find(string code) => FormLoader.LoadShipped().TryGet(out var files) ? files.FirstOrDefault(f => f.Form.Id == code) : null;

    // The viewer's own region first; what is not said stands for education offices of counties.
    private static (int Region, FormTargets Targets, DateOnly From) Read(Func<string, string[]> get, Viewer viewer, DateOnly today)
    {
        var home = viewer.ScopeOf(Permission.ManagePeriodic).Ranges is [var first, ..] ? first.From : 0;
        var region = get("region") is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= 999_999 ? code : home;
        var asked = get("from").Length > 0;
        return (region, new FormTargets(
            [region],
            asked ? Words<RegionLevel>(get("level")) : [RegionLevel.County],
            asked ? Words<UnitKind>(get("kind")) : [UnitKind.Department],
            asked ? get("department") : ["教育"]), DayOf(get("from").FirstOrDefault()) ?? today);
    }

    private static List<T> Words<T>(string[] texts) where T : struct, Enum =>
        [.. texts.Select(t => Enum.TryParse<T>(t, out var value) && Enum.IsDefined(value) ? (T?)value : null).OfType<T>().Distinct()];
}

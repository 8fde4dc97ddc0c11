using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Evaluation.People;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.People;

/// <summary>A unit's page and what may be done there.</summary>
internal static class UnitEndpoints
{
    internal static void MapUnits(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeopleFeature.Units + "/new", NewAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.Units + "/new", AddAsync).Requires(Permission.ManagePeople);
        app.MapGet(PeopleFeature.UnitPattern, ShowAsync).Requires(Permission.ViewPeople);
        app.MapPost(PeopleFeature.UnitPattern, ChangeAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.UnitPattern + "/posts", SetPostAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.UnitPattern + "/appoint", AppointAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.UnitPattern + "/end", EndAsync).Requires(Permission.ManagePeople);
    }

    private static async Task<IResult> ShowAsync(string unit, string? done, UnitQuery query, TimeProvider clock, CancellationToken cancel) =>
        await query.FindAsync(unit, cancel) is { } model ? Page(model, [], done, clock) : Pages.NotFound();

    private static IResult Page(UnitModel model, IReadOnlyList<Problem> problems, string? done, TimeProvider clock) => Pages.Show<UnitPage>(
        new { Model = model, Problems = problems, Done = done, Today = ChineseText.Today(clock) },
        problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static async Task<IResult> NewAsync(int? region, AppDb db, Viewer viewer, CancellationToken cancel)
    {
        if (region is not { } code || !viewer.Decide(Permission.ManagePeople, code).Allowed) return Pages.NotFound();
        return await FormAsync(new UnitEntry(code.ToString("D6", CultureInfo.InvariantCulture) + "-", "", code), [], db, cancel);
    }

    private static async Task<IResult> AddAsync(
        [FromForm] string? id, [FromForm] string? name, [FromForm] int? region, [FromForm] UnitKind? kind, [FromForm] string? department, [FromForm] string? parent,
        [FromForm] string? school, [FromForm] string? from, AppDb db, PeopleLibrary people, Viewer viewer, CancellationToken cancel)
    {
        if (region is not { } code || !viewer.Decide(Permission.ManagePeople, code).Allowed) return Pages.NotFound();
        var entry = new UnitEntry((id ?? "").Trim(), (name ?? "").Trim(), code, kind ?? UnitKind.Department, department ?? "", (parent ?? "").Trim(), school?.Trim(), DayOf(from));
        if (await db.Units.AsNoTracking().AnyAsync(u => u.Id == entry.Id, cancel)) return await FormAsync(entry, [PeopleFormProblems.IdTaken(entry.Id)], db, cancel);
        var done = await people.SetUnitAsync(entry, viewer.Principal, cancel);
        return done.IsOk ? TypedResults.LocalRedirect(PeopleFeature.AddressOf(entry.Id) + "?done=added") : await FormAsync(entry, done.Problems, db, cancel);
    }

    private static async Task<IResult> FormAsync(UnitEntry entry, IReadOnlyList<Problem> problems, AppDb db, CancellationToken cancel) => Pages.Show<NewUnitPage>(
        new
        {
            Entry = entry,
            Problems = problems,
            RegionName = await db.Regions.AsNoTracking().Where(r => r.RegionCode == entry.Region).OrderByDescending(r => r.ValidFrom).Select(r => r.Name).FirstOrDefaultAsync(cancel) ?? "",
        },
        problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static Task<IResult> ChangeAsync(
        string unit, [FromForm] string? name, [FromForm] string? department, [FromForm] UnitKind? kind, [FromForm] string? parent, [FromForm] string? to,
        UnitQuery query, PeopleLibrary people, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        DoAsync(unit, "unit", query, clock, m => people.SetUnitAsync(
            new UnitEntry(unit, name ?? m.Unit.Name, m.Unit.RegionCode, kind, department, parent?.Trim(), null, null, DayOf(to)), viewer.Principal, cancel), cancel, to);

    private static Task<IResult> SetPostAsync(
        string unit, [FromForm] string? title, [FromForm] string? role, [FromForm] bool? head, [FromForm] string? to,
        UnitQuery query, PeopleLibrary people, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        DoAsync(unit, "post", query, clock, _ => people.SetPostAsync(new PostEntry(unit, title ?? "", role ?? "", head ?? false, DayOf(to)), viewer.Principal, cancel), cancel, to);

    private static Task<IResult> AppointAsync(
        string unit, [FromForm] string? post, [FromForm] string? name, [FromForm] string? number, [FromForm] string? phone, [FromForm] string? mail,
        [FromForm] string? from, [FromForm] string? to, [FromForm] string? substitute, UnitQuery query, PeopleLibrary people, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        DoAsync(unit, "appointed", query, clock, m => DayOf(from) is { } first
            ? people.AppointAsync(
                new PersonEntry(name ?? "", Typed(number), m.Unit.RegionCode, Typed(phone), Typed(mail)), new AppointmentEntry(unit, post ?? "", first, DayOf(to), Typed(substitute)), viewer.Principal, cancel)
            : Task.FromResult<Result<EntryOutcome>>(PeopleProblems.BadDay("任职起", from ?? "")), cancel, to);

    private static Task<IResult> EndAsync(
        string unit, [FromForm] long? appointment, [FromForm] string? to, [FromForm] string? reason, UnitQuery query, PeopleLibrary people, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        DoAsync(unit, "ended", query, clock, m =>
            appointment is { } id && m.Holders.SelectMany(h => h).Any(h => h.Appointment.Id == id) && DayOf(to) is { } last
                ? people.EndAppointmentAsync(id, last, reason ?? "", viewer.Principal, cancel)
                : Task.FromResult<Result<EntryOutcome>>(PeopleProblems.NothingToEnd()), cancel, to);

    private static async Task<IResult> DoAsync(
        string unit, string done, UnitQuery query, TimeProvider clock, Func<UnitModel, Task<Result<EntryOutcome>>> deed, CancellationToken cancel, string? day = null)
    {
        if (await query.FindAsync(unit, cancel) is not { } model) return Pages.NotFound();
        if (!model.May.Allowed) return Pages.Forbidden(model.May.Reason);
        if (!string.IsNullOrWhiteSpace(day) && DayOf(day) is null) return Page(model, [PeopleProblems.BadDay("日期", day)], null, clock);
        var outcome = await deed(model);
        if (!outcome.TryGet(out var result)) return Page((await query.FindAsync(unit, cancel))!, outcome.Problems, null, clock);
        return TypedResults.LocalRedirect($"{PeopleFeature.AddressOf(unit)}?done={(result == EntryOutcome.Same ? "same" : done)}");
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Holidays;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Calendars;

/// <summary>工作日历: which days are worked, and taking in the holidays of a year.</summary>
public static class CalendarsFeature
{
    /// <summary>The calendar of a year.</summary>
    public const string Root = "/calendar";

    internal const string Edit = Root + "/edit";
    internal const string Compare = Root + "/compare";
    internal const string Take = Root + "/take";

    private const int First = 2000;
    private const int Last = 2100;
    private const int MostHolidays = 20;
    private const int MostWorkdays = 40;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddCalendars(this IServiceCollection services)
    {
        services.AddHengjianHolidays();
        services.AddSingleton(new NavEntry(9, "工作日历", Root, "calendar", Permission.EditCalendar));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["take-calendar"] = "采用节假日安排", ["move-periodic-due"] = "调整定期报表期限" },
            new Dictionary<string, string> { ["calendar"] = "工作日历" },
            new Dictionary<string, string> { ["days"] = "变动天数", ["workdays"] = "全年工作日", ["moved"] = "改期限的报送", ["to_day"] = "新的期限" }));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, ShowAsync).Requires(Permission.EditCalendar);
        app.MapGet(Edit, EditAsync).Requires(Permission.EditCalendar);
        app.MapPost(Compare, CompareAsync).Requires(Permission.EditCalendar);
        app.MapPost(Take, TakeAsync).Requires(Permission.EditCalendar);
    }

    internal static string Of(int year) => string.Create(CultureInfo.InvariantCulture, $"{Root}?year={year}");

    private static async Task<IResult> ShowAsync(int? year, int? moved, WorkCalendar calendar, CalendarShelf shelf, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        var asked = YearOf(year, clock);
        return Pages.Show<CalendarPage>(new
        {
            Year = asked,
            Calendar = calendar,
            May = await shelf.MayAsync(viewer.Principal, cancel),
            Versions = await shelf.VersionsAsync(asked, cancel),
            Moved = moved,
        });
    }

    private static async Task<IResult> EditAsync(int? year, WorkCalendar calendar, CalendarShelf shelf, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (await shelf.MayAsync(viewer.Principal, cancel) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var asked = YearOf(year, clock);
        var known = calendar.Years.FirstOrDefault(y => y.Year == asked);
        return FormPage(known is null ? new CalendarDraft(asked, "", [], []) : CalendarDraft.Of(known), known is not null, []);
    }

    private static async Task<IResult> CompareAsync([FromForm] IFormCollection form, WorkCalendar calendar, CalendarShelf shelf, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (await shelf.MayAsync(viewer.Principal, cancel) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var draft = Read(form, clock);
        var compared = await shelf.CompareAsync(draft, cancel);
        return compared.TryGet(out var change)
            ? Pages.Show<CalendarChangePage>(new { Draft = draft, Change = change }) : FormPage(draft, calendar.Knows(draft.Year), compared.Problems);
    }

    private static async Task<IResult> TakeAsync([FromForm] IFormCollection form, WorkCalendar calendar, CalendarShelf shelf, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (await shelf.MayAsync(viewer.Principal, cancel) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var draft = Read(form, clock);
        var version = int.TryParse(form["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var taken = await shelf.TakeAsync(draft, version, [.. form["move"].OfType<string>()], viewer.Principal, cancel);
        return taken.TryGet(out var moved)
            ? Pages.Back(string.Create(CultureInfo.InvariantCulture, $"{Of(draft.Year)}&moved={moved}")) : FormPage(draft, calendar.Knows(draft.Year), taken.Problems);
    }

    private static IResult FormPage(CalendarDraft draft, bool known, IReadOnlyList<Problem> problems) => Pages.Show<CalendarFormPage>(
        new { Draft = draft, Known = known, Problems = problems }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    // A line without a day is none: the usual holidays stand there by name before anything is typed.
    private static CalendarDraft Read(IFormCollection form, TimeProvider clock)
    {
        var year = YearOf(int.TryParse(form["year"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null, clock);
        var (names, from, to) = (form["name"], form["from"], form["to"]);
        var count = Math.Min(MostHolidays, Math.Min(names.Count, Math.Min(from.Count, to.Count)));
        return new CalendarDraft(
            year, form["source"].ToString(),
            [.. Enumerable.Range(0, count).Select(i => (Name: names[i] ?? "", From: from[i] ?? "", To: to[i] is { Length: > 0 } last ? last : from[i] ?? "")).Where(h => h.From.Length + h.To.Length > 0)],
            [.. form["workday"].OfType<string>().Where(t => t.Length > 0).Take(MostWorkdays)]);
    }

    private static int YearOf(int? year, TimeProvider clock) => Math.Clamp(year ?? ChineseText.Today(clock).Year, First, Last);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Holidays;

/// <summary>
/// 节假日安排: years that are taken into the platform beside those that came with it. What is announced does not move by itself:
/// who takes a year in sees which last days would be others and says which of them are to move.
/// </summary>
public sealed class CalendarShelf(Workspace workspace, WorkCalendar calendar, PeriodicDeadlines deadlines)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The calendar of a workspace: the years that came with the program, and in their place those taken in here.</summary>
    /// <exception cref="InvalidOperationException">A calendar beside the program cannot be read: the installation is broken.</exception>
    public static WorkCalendar Open(Workspace workspace)
    {
        var calendar = CalendarLoader.LoadShipped().Value;
        using var db = workspace.OpenDb();
        foreach (var year in db.CalendarYears.AsNoTracking().ToList().GroupBy(y => y.Year).Select(g => g.MaxBy(y => y.Version)!)) calendar.Take(Read(year));
        return calendar;
    }

    /// <summary>Whether somebody may change the calendar: it counts for the whole platform, so the right must reach its topmost regions.</summary>
    public async Task<Decision> MayAsync(Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var regions = await db.Regions.AsNoTracking().Where(r => r.ValidTo == null).Select(r => new { r.RegionCode, r.ParentCode, r.Level }).ToListAsync(cancel);
        // A platform of one province may have the nation above it in the tree, and nobody in it.
        var here = regions.Where(r => r.Level != RegionLevel.Nation).ToDictionary(r => r.RegionCode, r => r.ParentCode);
        var tops = here.Where(r => r.Value is not { } above || !here.ContainsKey(above)).Select(r => r.Key).Order().ToList();
        var decisions = (tops.Count > 0 ? tops : [0]).Select(t => AccessPolicy.Decide(principal, Permission.EditCalendar, t)).ToList();
        return decisions.Find(d => !d.Allowed) is { Reason.Length: > 0 } no ? no : decisions[0];
    }

    /// <summary>The versions of a year that were taken in, newest first.</summary>
    public async Task<IReadOnlyList<CalendarYearRecord>> VersionsAsync(int year, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.CalendarYears.AsNoTracking().Where(y => y.Year == year).OrderByDescending(y => y.Version).ToListAsync(cancel);
    }

    /// <summary>What taking a year in would change; changes nothing.</summary>
    public async Task<Result<CalendarChange>> CompareAsync(CalendarDraft draft, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await CompareAsync(db, draft, cancel);
    }

    /// <summary>Takes a year in; it counts from then on.</summary>
    /// <param name="draft">The year.</param>
    /// <param name="version">Version that was in force when it was compared.</param>
    /// <param name="move">Announced deadlines that are to move, by their ids; all others stay.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many reports have another last day now.</returns>
    public async Task<Result<int>> TakeAsync(CalendarDraft draft, int version, IReadOnlyCollection<string> move, Principal principal, CancellationToken cancel = default)
    {
        if (await MayAsync(principal, cancel) is { Allowed: false } no) return AccessProblems.Denied(no);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var compared = await CompareAsync(db, draft, cancel);
        if (!compared.TryGet(out var change)) return Result.Fail<int>(compared.Problems);
        if (change.Version != version) return CalendarProblems.Overtaken();
        var year = change.After;
        db.CalendarYears.Add(new CalendarYearRecord
        {
            Year = year.Year,
            Version = version + 1,
            Source = year.Source,
            Spec = JsonSerializer.Serialize(year, Json),
            By = principal.Account,
            At = workspace.Clock.GetUtcNow(),
        });
        var moved = 0;
        foreach (var deadline in change.Moves.Where(m => move.Contains(m.Id)))
        {
            moved += await deadlines.MoveAsync(db, deadline, principal.Account, cancel);
            var details = new { region = deadline.Region, due = deadline.From, to_day = deadline.To, period = deadline.Title, count = deadline.Units };
            await workspace.Audit.AppendAsync(db, principal.Account, "move-periodic-due", FormattableString.Invariant($"periodic-form:{deadline.Form}"), details, cancel);
        }
        var taken = new { year = year.Year, version = version + 1, source = year.Source, days = change.Days.Count, workdays = change.WorkdaysAfter, moved };
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, "take-calendar", FormattableString.Invariant($"calendar:{year.Year}"), taken, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        calendar.Take(year);
        return moved;
    }

    private async Task<Result<CalendarChange>> CompareAsync(AppDb db, CalendarDraft draft, CancellationToken cancel)
    {
        var read = draft.Read();
        if (!read.TryGet(out var year)) return Result.Fail<CalendarChange>(read.Problems);
        var (after, before) = (calendar.With(year), calendar.Years.FirstOrDefault(y => y.Year == year.Year));
        var days = Days(year.Year).Select(d => new DayChange(d, WordsOf(calendar, d), WordsOf(after, d))).Where(d => d.Before != d.After).ToList();
        if (before is not null && days.Count == 0 && before.Source == year.Source) return CalendarProblems.Unchanged(year.Year);
        var version = await db.CalendarYears.Where(y => y.Year == year.Year).MaxAsync(y => (int?)y.Version, cancel) ?? 0;
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var moves = await deadlines.MovesAsync(db, calendar, after, today, cancel);
        return new CalendarChange(
            before, year, days, calendar.WorkdaysIn(year.Year), after.WorkdaysIn(year.Year), moves, await FallsAsync(db, year.Year, after, today, cancel), version);
    }

    // Last days people chose: milestones, parts, publicity. Reports are reckoned by their forms and stand among the moves.
    private async Task<IReadOnlyList<FallingDeadline>> FallsAsync(AppDb db, int year, WorkCalendar after, DateOnly today, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (from < today) from = today;
        var open = await db.WorkTasks.AsNoTracking().Where(t => t.DoneAt == null && t.Due >= from && t.Due <= to && t.Kind != "periodic").Select(t => new { t.Due, t.Kind, t.Title }).ToListAsync(cancel);
        return
        [
            .. open.Where(t => calendar.IsWorkday(t.Due!.Value) && !after.IsWorkday(t.Due!.Value)).GroupBy(t => (Day: t.Due!.Value, t.Kind)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Kind, StringComparer.Ordinal)
                .Select(g => new FallingDeadline(g.Key.Day, g.Key.Kind, g.Select(t => t.Title).Order(StringComparer.Ordinal).First(), g.Count())),
        ];
    }

    /// <summary>What a day is, in words.</summary>
    public static string WordsOf(WorkCalendar calendar, DateOnly day) => calendar.HolidayOn(day) is { } holiday ? holiday.Name + "放假"
        : calendar.IsExchanged(day) ? "调休上班" : calendar.IsWorkday(day) ? "工作日" : "周末";

    private static IEnumerable<DateOnly> Days(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1)) yield return day;
    }

    private static CalendarYear Read(CalendarYearRecord record) => JsonSerializer.Deserialize<CalendarYear>(record.Spec, Json) ?? throw new InvalidDataException("An empty calendar year.");
}

using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Announced last days that would lie elsewhere if they were reckoned anew; they move only when somebody says so.</summary>
/// <param name="Form">Number of the periodic form.</param>
/// <param name="PeriodNo">Number of the period.</param>
/// <param name="Title">Form and period.</param>
/// <param name="Region">Region of the form.</param>
/// <param name="From">The last day as announced.</param>
/// <param name="To">As it would be.</param>
/// <param name="Units">Units that have not handed in.</param>
public sealed record MovedDeadline(long Form, int PeriodNo, string Title, int Region, DateOnly From, DateOnly To, int Units)
{
    /// <summary>What it is chosen by.</summary>
    public string Id => FormattableString.Invariant($"{Form}:{PeriodNo}:{From:yyyyMMdd}");
}

/// <summary>Last days of reports that are still to come, when the calendar they were reckoned by is changed.</summary>
public sealed class PeriodicDeadlines(Workspace workspace, FormBook book)
{
    /// <summary>Those that would be other days by another calendar.</summary>
    public async Task<IReadOnlyList<MovedDeadline>> MovesAsync(AppDb db, WorkCalendar before, WorkCalendar after, DateOnly today, CancellationToken cancel)
    {
        var open = await db.PeriodicReports.AsNoTracking().Where(r => r.State == PeriodicState.Due && r.Due >= today)
            .GroupBy(r => new { r.FormId, r.PeriodNo, r.Due }).Select(g => new { g.Key.FormId, g.Key.PeriodNo, g.Key.Due, Count = g.Count() }).ToListAsync(cancel);
        var ids = open.Select(o => o.FormId).Distinct().ToList();
        var forms = (await db.PeriodicForms.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancel)).ToDictionary(f => f.Id, book.Of);
        return
        [
            .. open.Select(o => (Open: o, Given: forms[o.FormId], Period: forms[o.FormId].Form.Scale.At(o.PeriodNo)))
                .Select(o => (o.Open, o.Given, o.Period, Was: o.Given.Form.Due.Of(o.Period, before), Is: o.Given.Form.Due.Of(o.Period, after)))
                // A last day in the past would make everybody late who still had time.
                .Where(o => o.Was != o.Is && o.Is != o.Open.Due && o.Is >= today)
                .Select(o => new MovedDeadline(o.Open.FormId, o.Open.PeriodNo, $"{o.Given.Form.Name}：{o.Period.Name}", o.Given.Record.RegionCode, o.Open.Due, o.Is, o.Open.Count))
                .OrderBy(m => m.From).ThenBy(m => m.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>Moves one of them, in the caller's transaction.</summary>
    /// <returns>How many reports moved.</returns>
    public async Task<int> MoveAsync(AppDb db, MovedDeadline deadline, string by, CancellationToken cancel)
    {
        var given = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == deadline.Form, cancel));
        var reports = await db.PeriodicReports.Where(r => r.FormId == deadline.Form && r.PeriodNo == deadline.PeriodNo && r.Due == deadline.From && r.State == PeriodicState.Due).ToListAsync(cancel);
        var now = workspace.Clock.GetUtcNow();
        foreach (var report in reports) report.Due = deadline.To;
        await TaskLedger.PutManyAsync(db, [.. reports.Select(r => PeriodicMaker.TaskOf(r, given, deadline.To, by))], now, cancel);
        var text = string.Create(CultureInfo.InvariantCulture, $"{deadline.Title}的期限由 {deadline.From:yyyy-MM-dd} 改为 {deadline.To:yyyy-MM-dd}（节假日安排有调整）。");
        foreach (var report in reports)
            await MessageOutbox.ToUnitAsync(db, FormattableString.Invariant($"periodic:moved:{report.Id}:{deadline.To:yyyyMMdd}"), report.UnitId, "期限调整：" + given.Form.Name, text, FormattableString.Invariant($"/periodic/reports/{report.Id}"), now, cancel);
        await db.SaveChangesAsync(cancel);
        return reports.Count;
    }
}

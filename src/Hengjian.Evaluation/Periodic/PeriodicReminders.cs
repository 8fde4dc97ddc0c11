using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Reminds units before and after the last day, as their form says; each day at most once.</summary>
public sealed class PeriodicReminders(Workspace workspace, WorkCalendar calendar, FormBook book)
{
    private const int MostDays = 100;

    /// <summary>Puts today's messages into the outbox; done again it puts none.</summary>
    /// <returns>How many reports were reminded of.</returns>
    public async Task<int> SendAsync(CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        await using var db = workspace.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (from, to) = (today.AddDays(-MostDays), today.AddDays(MostDays));
        var open = await db.PeriodicReports.AsNoTracking()
            .Where(r => r.State != PeriodicState.Handed && r.Due >= from && r.Due <= to).OrderBy(r => r.Id).ToListAsync(cancel);
        var forms = (await db.PeriodicForms.AsNoTracking().ToListAsync(cancel)).ToDictionary(f => f.Id, book.Of);
        var mends = await MendsAsync(db, open, cancel);
        var due = open.Select(r => (Report: r, Given: forms[r.FormId], Due: mends.GetValueOrDefault(r.Id, r.Due))).Where(r => IsDay(r.Given.Form, r.Due, today)).ToList();
        foreach (var (report, given, last) in due) await TellAsync(db, report, given, last, "auto", now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return due.Count;
    }

    /// <summary>True when a form reminds on this day.</summary>
    internal bool IsDay(PeriodicForm form, DateOnly due, DateOnly today) =>
        form.RemindBefore.Any(n => calendar.AddWorkdays(due, -n) == today) || form.RemindAfter.Any(n => n > 0 && due.AddDays(n) == today);

    /// <summary>Tells a unit of a report that is not there; once for each cause and day.</summary>
    internal async Task TellAsync(AppDb db, PeriodicReportRecord report, GivenForm given, DateOnly due, string cause, DateTimeOffset now, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(now);
        var period = given.Form.Scale.At(report.PeriodNo).Name;
        var text = $"{given.Form.Name}（{period}）{DeadlineWords.DayOf(due, today)}截止，{DeadlineWords.LeftOf(due, today, calendar)}，您单位还没有上报。";
        var key = FormattableString.Invariant($"periodic:{cause}:{report.Id}:{today:yyyyMMdd}");
        await MessageOutbox.ToUnitAsync(db, key, report.UnitId, "催报：" + given.Form.Name, text, FormattableString.Invariant($"/periodic/reports/{report.Id}"), now, cancel);
    }

    private static async Task<Dictionary<long, DateOnly>> MendsAsync(AppDb db, List<PeriodicReportRecord> open, CancellationToken cancel)
    {
        var returned = open.Where(r => r.State == PeriodicState.Returned).Select(r => r.Id).ToList();
        return (await db.PeriodicValues.AsNoTracking().Where(v => returned.Contains(v.ReportId) && v.Field == PeriodicMarks.Mend).ToListAsync(cancel))
            .ToDictionary(v => v.ReportId, v => MarkReader.Day(v.Text));
    }
}

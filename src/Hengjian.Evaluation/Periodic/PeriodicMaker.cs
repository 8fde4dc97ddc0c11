using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>
/// Makes the reports of each period when it can be filled, and puts them into 待办. Done again it makes nothing anew; after
/// days without a server it makes all periods that were left out.
/// </summary>
public sealed class PeriodicMaker(Workspace workspace, WorkCalendar calendar, FormBook book)
{
    /// <summary>Makes what is due of every form.</summary>
    /// <returns>How many reports were made.</returns>
    public async Task<int> MakeAllAsync(CancellationToken cancel = default)
    {
        List<long> forms;
        await using (var db = workspace.OpenDb()) forms = await db.PeriodicForms.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(cancel);
        var made = 0;
        foreach (var form in forms)
        {
            await using var db = workspace.OpenDb();
            await using var transaction = await AuditLog.BeginAsync(db, cancel);
            var count = await MakeAsync(db, book.Of(await db.PeriodicForms.SingleAsync(f => f.Id == form, cancel)), cancel);
            made += count;
            if (count == 0) continue;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }
        return made;
    }

    /// <summary>Makes what is due of one form, in the caller's transaction, which holds the log; the caller saves.</summary>
    internal async Task<int> MakeAsync(AppDb db, GivenForm given, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var last = await db.PeriodicReports.Where(r => r.FormId == given.Record.Id).MaxAsync(r => (int?)r.PeriodNo, cancel) ?? int.MinValue;
        var made = 0;
        foreach (var period in given.Form.Scale.Between(given.Giving.From, today).Where(p => p.No > last && given.Giving.Asks(p) && given.Form.OpenOn(p) <= today))
            made += await MakeAsync(db, given, period, cancel);
        return made;
    }

    /// <summary>Key of a report's task.</summary>
    internal static string TaskKey(long report) => FormattableString.Invariant($"periodic:report:{report}");

    /// <summary>The task of a report.</summary>
    internal static TaskSpec TaskOf(PeriodicReportRecord report, GivenForm given, DateOnly due, string by, string before = "") => new(
        TaskKey(report.Id), "periodic", report.RegionCode, report.UnitId, before + given.Form.Name + "：" + given.Form.Scale.At(report.PeriodNo).Name,
        FormattableString.Invariant($"/periodic/reports/{report.Id}"), due, by);

    private async Task<int> MakeAsync(AppDb db, GivenForm given, Period period, CancellationToken cancel)
    {
        var units = await PeriodicTargets.UnitsAsync(db, given.Giving.Targets, period.Last, cancel);
        var due = given.Form.Due.Of(period, calendar);
        var reports = units.Select(u => ReportOf(u, given.Record.Id, period.No, due)).ToList();
        db.PeriodicReports.AddRange(reports);
        await db.SaveChangesAsync(cancel);
        await CarryAsync(db, given, period.No, reports, cancel);
        await TaskLedger.PutNewAsync(db, [.. reports.Select(r => TaskOf(r, given, due, given.Record.By))], workspace.Clock.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        return reports.Count;
    }

    private static PeriodicReportRecord ReportOf(Unit unit, long form, int period, DateOnly due) =>
        new() { FormId = form, UnitId = unit.Id, RegionCode = unit.RegionCode, PeriodNo = period, Due = due };

    // 台账: what each unit handed in last stands in the new report.
    private async Task CarryAsync(AppDb db, GivenForm given, int period, List<PeriodicReportRecord> reports, CancellationToken cancel)
    {
        string[] fields = [.. given.Form.Fields.Where(f => f.Carry).Select(f => f.Id)];
        if (fields.Length == 0 || reports.Count == 0) return;
        var forms = FormLine.Of(db, given.Record);
        var handed = await db.PeriodicReports.AsNoTracking()
            .Where(r => forms.Contains(r.FormId) && r.PeriodNo < period && r.State == PeriodicState.Handed)
            .GroupBy(r => r.UnitId).Select(g => new { g.Key, No = g.Max(r => r.PeriodNo) }).ToListAsync(cancel);
        var now = workspace.Clock.GetUtcNow();
        var latest = handed.ToDictionary(h => h.Key, h => h.No, StringComparer.Ordinal);
        var numbers = latest.Values.Distinct().ToList();
        var values = await (from value in db.PeriodicValues.AsNoTracking()
                            join report in db.PeriodicReports on value.ReportId equals report.Id
                            where forms.Contains(report.FormId) && numbers.Contains(report.PeriodNo) && value.Row == 0 && fields.Contains(value.Field)
                            select new { report.UnitId, report.PeriodNo, value }).ToListAsync(cancel);
        var byUnit = values.Where(v => latest.GetValueOrDefault(v.UnitId, -1) == v.PeriodNo).ToLookup(v => v.UnitId, v => v.value, StringComparer.Ordinal);
        foreach (var report in reports)
            foreach (var value in byUnit[report.UnitId])
                new ValueWriter(db, report, ValueSource.Carried, ValueWriter.System, now).Carry(value);
    }

    /// <summary>The same for the reports that were made before an earlier one was handed in; what is there already stays.</summary>
    internal static async Task CarryOnAsync(AppDb db, GivenForm given, PeriodicReportRecord handed, IEnumerable<PeriodicValueRecord> values, DateTimeOffset now, CancellationToken cancel)
    {
        var carried = values.Where(v => given.Form.Find(v.Field) is { Carry: true }).ToList();
        if (carried.Count == 0) return;
        var forms = FormLine.Of(db, given.Record);
        var later = db.PeriodicReports.Where(r => forms.Contains(r.FormId) && r.UnitId == handed.UnitId && r.PeriodNo > handed.PeriodNo);
        var done = await later.Where(r => r.State == PeriodicState.Handed).MinAsync(r => (int?)r.PeriodNo, cancel) ?? int.MaxValue;
        var open = await later.Where(r => r.State == PeriodicState.Due && r.PeriodNo < done).AsNoTracking().ToListAsync(cancel);
        var ids = open.Select(r => r.Id).ToList();
        var known = (await db.PeriodicValues.Where(v => ids.Contains(v.ReportId) && v.Row == 0).Select(v => new { v.ReportId, v.Field }).ToListAsync(cancel)).Select(v => (v.ReportId, v.Field)).ToHashSet();
        foreach (var report in open)
            foreach (var value in carried.Where(v => !known.Contains((report.Id, v.Field)))) new ValueWriter(db, report, ValueSource.Carried, ValueWriter.System, now).Carry(value);
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Reads reports with their values; rights are asked before.</summary>
public sealed class PeriodicReader(TimeProvider clock, FormBook book)
{
    /// <summary>One report.</summary>
    public async Task<ReportView> OfAsync(AppDb db, PeriodicReportRecord report, CancellationToken cancel = default)
    {
        var given = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == report.FormId, cancel));
        var values = await ValuesAsync(db, report.Id, cancel);
        var line = FormLine.Of(db, given.Record);
        var before = await db.PeriodicReports.AsNoTracking()
            .Where(r => line.Contains(r.FormId) && r.UnitId == report.UnitId && r.PeriodNo < report.PeriodNo && r.State == PeriodicState.Handed)
            .OrderByDescending(r => r.PeriodNo).FirstOrDefaultAsync(cancel);
        var previous = before is null ? [] : await ValuesAsync(db, before.Id, cancel);
        var (rows, earlier) = given.Form.Ledger is null ? ([], []) : (await LedgerReader.RowsAsync(db, [report.Id], cancel), before is null ? [] : await LedgerReader.RowsAsync(db, [before.Id], cancel));
        var name = await db.Units.Where(u => u.Id == report.UnitId).Select(u => u.Name).FirstOrDefaultAsync(cancel) ?? report.UnitId;
        var marks = new MarkReader(values);
        var due = marks.DueOf(report);
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        return new ReportView(
            report, given, given.Form.Scale.At(report.PeriodNo), name, values, before is null ? null : given.Form.Scale.At(before.PeriodNo), previous, due,
            Timeliness.Of(report.State, due, marks.Late, today))
        { Table = new LedgerTable(rows, earlier) };
    }

    private static Task<Dictionary<string, PeriodicValueRecord>> ValuesAsync(AppDb db, long report, CancellationToken cancel) =>
        db.PeriodicValues.AsNoTracking().Where(v => v.ReportId == report && v.Row == 0).ToDictionaryAsync(v => v.Field, StringComparer.Ordinal, cancel);
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>One unit's report among those of a period, with what its reader may see of it.</summary>
/// <param name="Report">The report.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Values">By name, marks among them; of what the reader may not see, only the marks.</param>
/// <param name="Sees">The reader sees its values.</param>
/// <param name="Timeliness">How it stands.</param>
internal sealed record SheetLine(PeriodicReportRecord Report, string UnitName, IReadOnlyDictionary<string, PeriodicValueRecord> Values, bool Sees, Timeliness Timeliness)
{
    /// <summary>It counts in totals.</summary>
    public bool Counts => Report.State == PeriodicState.Handed && Sees;
}

/// <summary>Reads the reports of periods as far as somebody may see them.</summary>
internal static class PeriodSheet
{
    // Databases limit the parameters of a query.
    private const int MostIds = 500;

    /// <summary>The reports of some periods of a form and its earlier versions, by region, unit and period.</summary>
    public static async Task<List<SheetLine>> ReadAsync(
        AppDb db, PeriodicFormRecord form, int from, int to, Principal principal, DateOnly today, CancellationToken cancel)
    {
        var line = FormLine.Of(db, form);
        var reports = await db.PeriodicReports.AsNoTracking().InWork(PeriodicScopes.States(principal))
            .Where(r => line.Contains(r.FormId) && r.PeriodNo >= from && r.PeriodNo <= to)
            .OrderBy(r => r.RegionCode).ThenBy(r => r.UnitId).ThenBy(r => r.PeriodNo).ToListAsync(cancel);
        var scope = PeriodicScopes.Values(principal);
        var seen = reports.Where(r => scope.Contains(AccessObject.Of(r))).Select(r => r.Id).ToHashSet();
        var values = new List<PeriodicValueRecord>();
        foreach (var some in reports.Select(r => r.Id).Chunk(MostIds))
            values.AddRange(await db.PeriodicValues.AsNoTracking().Where(v => some.Contains(v.ReportId)).ToListAsync(cancel));
        var byReport = values.Where(v => PeriodicMarks.IsMark(v.Field) || seen.Contains(v.ReportId)).ToLookup(v => v.ReportId);
        var names = await NamesAsync(db, reports, cancel);
        return
        [
            .. reports.Select(r =>
            {
                var own = byReport[r.Id].ToDictionary(v => v.Field, StringComparer.Ordinal);
                var marks = new MarkReader(own);
                return new SheetLine(r, names.GetValueOrDefault(r.UnitId, r.UnitId), own, seen.Contains(r.Id), Timeliness.Of(r.State, marks.DueOf(r), marks.Late, today));
            }),
        ];
    }

    private static async Task<Dictionary<string, string>> NamesAsync(AppDb db, List<PeriodicReportRecord> reports, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in reports.Select(r => r.UnitId).Distinct(StringComparer.Ordinal).Chunk(MostIds))
            foreach (var unit in await db.Units.AsNoTracking().Where(u => some.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(cancel)) names[unit.Id] = unit.Name;
        return names;
    }
}

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
    /// <summary>Rows of its ledger that stand; none of what the reader may not see.</summary>
    public IReadOnlyList<LedgerRow> Rows { get; init; } = [];

    /// <summary>It counts in totals.</summary>
    public bool Counts => Report.State == PeriodicState.Handed && Sees;
}

/// <summary>Reads the reports of periods as far as somebody may see them.</summary>
internal static class PeriodSheet
{
    // Databases limit the parameters of a query.
    private const int MostIds = 500;

    /// <summary>The reports of some periods of a form and its earlier versions, by region, unit and period.</summary>
    /// <param name="db">The records.</param>
    /// <param name="form">The form.</param>
    /// <param name="from">Number of the first period.</param>
    /// <param name="to">Number of the last.</param>
    /// <param name="principal">Who reads.</param>
    /// <param name="today">Today in Beijing.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="fields">Of rows only these values, none of them reads no rows; null for all.</param>
    public static async Task<List<SheetLine>> ReadAsync(
        AppDb db, PeriodicFormRecord form, int from, int to, Principal principal, DateOnly today, CancellationToken cancel, IReadOnlyCollection<string>? fields = null)
    {
        var line = FormLine.Of(db, form);
        var reports = await db.PeriodicReports.AsNoTracking().InWork(PeriodicScopes.States(principal))
            .Where(r => line.Contains(r.FormId) && r.PeriodNo >= from && r.PeriodNo <= to)
            .OrderBy(r => r.RegionCode).ThenBy(r => r.UnitId).ThenBy(r => r.PeriodNo).ToListAsync(cancel);
        var scope = PeriodicScopes.Values(principal);
        var seen = reports.Where(r => scope.Contains(AccessObject.Of(r))).Select(r => r.Id).ToHashSet();
        var values = new List<PeriodicValueRecord>();
        foreach (var some in reports.Select(r => r.Id).Chunk(MostIds))
            values.AddRange(await db.PeriodicValues.AsNoTracking().Where(v => some.Contains(v.ReportId) && v.Row == 0).ToListAsync(cancel));
        // Who only counts reports reads no rows.
        var rows = fields is { Count: 0 } ? [] : await LedgerReader.RowsAsync(db, seen, cancel, fields);
        var byRow = rows.Where(r => r.Record.RemovedAt is null).ToLookup(r => r.Record.ReportId);
        var byReport = values.Where(v => PeriodicMarks.IsMark(v.Field) || seen.Contains(v.ReportId)).ToLookup(v => v.ReportId);
        var names = await NamesAsync(db, reports, cancel);
        return
        [
            .. reports.Select(r =>
            {
                var own = byReport[r.Id].ToDictionary(v => v.Field, StringComparer.Ordinal);
                var marks = new MarkReader(own);
                return new SheetLine(r, names.GetValueOrDefault(r.UnitId, r.UnitId), own, seen.Contains(r.Id), Timeliness.Of(r.State, marks.DueOf(r), marks.Late, today)) { Rows = [.. byRow[r.Id]] };
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

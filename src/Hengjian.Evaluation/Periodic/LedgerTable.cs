using Hengjian.Data.Records;
using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A row of a ledger with what it says.</summary>
/// <param name="Record">As stored.</param>
/// <param name="Values">By name.</param>
public sealed record LedgerRow(PeriodicRowRecord Record, IReadOnlyDictionary<string, PeriodicValueRecord> Values)
{
    /// <summary>编号.</summary>
    public string Key => Record.Key;

    /// <summary>The day it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn => Values.GetValueOrDefault(PeriodicMarks.Closed)?.Number is { } day ? DateOnly.FromDayNumber((int)day) : null;
}

/// <summary>The ledger of a report beside that of the period before.</summary>
public sealed class LedgerTable
{
    private readonly Dictionary<string, LedgerRow> earlier;

    /// <summary>Takes what was read.</summary>
    /// <param name="all">Rows of the report, those taken away among them.</param>
    /// <param name="earlier">Rows of the last report that was handed in.</param>
    public LedgerTable(IReadOnlyList<LedgerRow> all, IReadOnlyList<LedgerRow> earlier)
    {
        this.earlier = earlier.Where(r => r.Record.RemovedAt is null).ToDictionary(r => r.Key, StringComparer.Ordinal);
        (Rows, Removed) = ([.. all.Where(r => r.Record.RemovedAt is null)], [.. all.Where(r => r.Record.RemovedAt is not null)]);
        var known = all.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        ToCarry = [.. earlier.Where(r => r.Record.RemovedAt is null && r.ClosedOn is null && !known.Contains(r.Key))];
    }

    /// <summary>No rows at all.</summary>
    public static LedgerTable None { get; } = new([], []);

    /// <summary>Rows in their order.</summary>
    public IReadOnlyList<LedgerRow> Rows { get; }

    /// <summary>Rows that were taken away in this report and can be brought back.</summary>
    public IReadOnlyList<LedgerRow> Removed { get; }

    /// <summary>Open rows of the period before that are not in this report.</summary>
    public IReadOnlyList<LedgerRow> ToCarry { get; }

    /// <summary>The row of the period before with the same key; null for none.</summary>
    public LedgerRow? Before(LedgerRow row) => earlier.GetValueOrDefault(row.Key);

    /// <summary>What that row said; empty for none.</summary>
    public IReadOnlyDictionary<string, PeriodicValueRecord> ValuesBefore(LedgerRow row) => Before(row)?.Values ?? Nothing;

    private static IReadOnlyDictionary<string, PeriodicValueRecord> Nothing { get; } = new Dictionary<string, PeriodicValueRecord>();
}

/// <summary>Reads rows with their values; rights are asked before.</summary>
internal static class LedgerReader
{
    // Databases limit the parameters of a query.
    private const int MostIds = 500;

    /// <summary>The rows of reports, in their order, those taken away among them.</summary>
    /// <param name="db">The records.</param>
    /// <param name="reports">Numbers of the reports.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="fields">Only these values; null for all.</param>
    public static async Task<List<LedgerRow>> RowsAsync(AppDb db, IReadOnlyCollection<long> reports, CancellationToken cancel, IReadOnlyCollection<string>? fields = null)
    {
        var rows = new List<LedgerRow>();
        foreach (var some in reports.Chunk(MostIds))
        {
            var records = await db.PeriodicRows.AsNoTracking().Where(r => some.Contains(r.ReportId)).OrderBy(r => r.ReportId).ThenBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
            if (records.Count == 0) continue;
            var query = db.PeriodicValues.AsNoTracking().Where(v => some.Contains(v.ReportId) && v.Row != 0);
            if (fields is not null)
            {
                string[] asked = [.. fields];
                query = query.Where(v => asked.Contains(v.Field));
            }
            var values = (await query.ToListAsync(cancel)).ToLookup(v => v.Row);
            rows.AddRange(records.Select(r => new LedgerRow(r, values[r.Id].ToDictionary(v => v.Field, StringComparer.Ordinal))));
        }
        return rows;
    }
}

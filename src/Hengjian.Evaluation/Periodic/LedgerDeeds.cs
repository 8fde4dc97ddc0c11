using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>台账: rows are added, taken away, brought back and taken over from the period before. As with values, what is done to a draft is in its history; taking over is an act of its own and in the log.</summary>
public sealed class LedgerDeeds(Workspace workspace, FormBook book, PeriodicReader reader)
{
    /// <summary>Rows added in one act.</summary>
    public const int MostAdded = 50;

    /// <summary>What the history says of a row that was taken away.</summary>
    public const string Removed = "删除";

    /// <summary>What it says of one that was brought back.</summary>
    public const string Restored = "恢复";

    /// <summary>What it says of a new one.</summary>
    public const string Added = "新增";

    /// <summary>What it says of one taken over.</summary>
    public const string Carried = "沿用";

    /// <summary>Adds empty rows at the end.</summary>
    /// <returns>The new rows.</returns>
    public Task<Result<IReadOnlyList<PeriodicRowRecord>>> AddAsync(long report, int count, Principal principal, CancellationToken cancel = default) =>
        DoAsync(report, principal, (db, found, ledger) => AddAsync(db, found, ledger, Math.Clamp(count, 1, MostAdded), principal.Account, cancel), cancel);

    /// <summary>Takes a row away; what it said stays and it can be brought back.</summary>
    public Task<Result<PeriodicRowRecord>> RemoveAsync(long report, long row, Principal principal, CancellationToken cancel = default) =>
        DoAsync(report, principal, (db, found, _) => MarkAsync(db, found, row, workspace.Clock.GetUtcNow(), principal.Account, cancel), cancel);

    /// <summary>Brings a row back to its place.</summary>
    public Task<Result<PeriodicRowRecord>> RestoreAsync(long report, long row, Principal principal, CancellationToken cancel = default) =>
        DoAsync(report, principal, (db, found, _) => MarkAsync(db, found, row, null, principal.Account, cancel), cancel);

    /// <summary>沿用上期: takes the open rows of the last report that was handed in over, with the fields the form carries; rows that are there already, or were taken away here, stay as they are.</summary>
    /// <returns>How many rows were taken over.</returns>
    public Task<Result<int>> CarryAsync(long report, Principal principal, CancellationToken cancel = default) => DoAsync(report, principal, async (db, found, ledger) =>
    {
        var view = await reader.OfAsync(db, found, cancel);
        if (view.Before is null) return LedgerProblems.NothingToCarry("上期还没有上报，没有可以沿用的行。");
        var rows = view.Table.ToCarry;
        if (rows.Count == 0) return LedgerProblems.NothingToCarry($"上期没有{(ledger.Closes ? ledger.Close : "办结")}的行，本期都有了。");
        var there = await db.PeriodicRows.Where(r => r.ReportId == report).ToListAsync(cancel);
        if (there.Count(r => r.RemovedAt is null) + rows.Count > ledger.Most) return LedgerProblems.TooMany(ledger, there.Count(r => r.RemovedAt is null));
        var now = workspace.Clock.GetUtcNow();
        var next = there.Count == 0 ? 0 : there.Max(r => r.Position);
        var taken = rows.Select(r => (From: r, Row: new PeriodicRowRecord
        { ReportId = report, Key = r.Key, Position = ++next, CarriedFrom = r.Record.ReportId, By = principal.Account, At = now })).ToList();
        db.PeriodicRows.AddRange(taken.Select(t => t.Row));
        await db.SaveChangesAsync(cancel);
        var carried = ledger.Fields.Where(f => f.Carry).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var writer = new ValueWriter(db, found, ValueSource.Carried, principal.Account, now);
        foreach (var (from, row) in taken)
        {
            writer.Note(PeriodicMarks.Row, Carried, row.Id);
            foreach (var value in from.Values.Values.Where(v => v.Text.Length > 0 && carried.Contains(v.Field)).OrderBy(v => v.Field, StringComparer.Ordinal)) writer.Carry(value, row.Id);
        }
        await db.SaveChangesAsync(cancel);
        return Result.Ok(taken.Count);
    }, cancel, "carry-periodic");

    /// <summary>Adds rows in the caller's transaction, which holds the log, so that no key is given twice.</summary>
    internal static async Task<Result<IReadOnlyList<PeriodicRowRecord>>> AddAsync(
        AppDb db, PeriodicReportRecord report, Ledger ledger, int count, string by, DateTimeOffset now, ValueSource source, CancellationToken cancel)
    {
        var there = await db.PeriodicRows.Where(r => r.ReportId == report.Id).ToListAsync(cancel);
        var standing = there.Count(r => r.RemovedAt is null);
        if (standing + count > ledger.Most) return LedgerProblems.TooMany(ledger, standing);
        var key = await LastKeyAsync(db, report, cancel);
        var position = there.Count == 0 ? 0 : there.Max(r => r.Position);
        List<PeriodicRowRecord> rows =
        [
            .. Enumerable.Range(1, count).Select(n => new PeriodicRowRecord
            { ReportId = report.Id, Key = (key + n).ToString("D4", CultureInfo.InvariantCulture), Position = position + n, By = by, At = now }),
        ];
        db.PeriodicRows.AddRange(rows);
        await db.SaveChangesAsync(cancel);
        var writer = new ValueWriter(db, report, source, by, now);
        foreach (var row in rows) writer.Note(PeriodicMarks.Row, Added, row.Id);
        await db.SaveChangesAsync(cancel);
        return rows;
    }

    private Task<Result<IReadOnlyList<PeriodicRowRecord>>> AddAsync(AppDb db, PeriodicReportRecord report, Ledger ledger, int count, string by, CancellationToken cancel) =>
        AddAsync(db, report, ledger, count, by, workspace.Clock.GetUtcNow(), ValueSource.Deed, cancel);

    private async Task<Result<PeriodicRowRecord>> MarkAsync(AppDb db, PeriodicReportRecord report, long row, DateTimeOffset? removed, string by, CancellationToken cancel)
    {
        if (await db.PeriodicRows.SingleOrDefaultAsync(r => r.Id == row && r.ReportId == report.Id, cancel) is not { } found) return LedgerProblems.UnknownRow();
        // Asked for twice, done once.
        if (found.RemovedAt is null == removed is null) return found;
        found.RemovedAt = removed;
        new ValueWriter(db, report, ValueSource.Deed, by, workspace.Clock.GetUtcNow()).Note(PeriodicMarks.Row, removed is null ? Restored : Removed, row);
        return found;
    }

    // Keys are counted on through all periods of the unit: a key that was given once never means another row.
    private static async Task<int> LastKeyAsync(AppDb db, PeriodicReportRecord report, CancellationToken cancel)
    {
        var form = await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == report.FormId, cancel);
        var line = FormLine.Of(db, form);
        var keys = await (from row in db.PeriodicRows join other in db.PeriodicReports on row.ReportId equals other.Id where line.Contains(other.FormId) && other.UnitId == report.UnitId select row.Key).Distinct().ToListAsync(cancel);
        return keys.Select(k => int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
    }

    private async Task<Result<T>> DoAsync<T>(long report, Principal principal, Func<AppDb, PeriodicReportRecord, Ledger, Task<Result<T>>> deed, CancellationToken cancel, string? action = null)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicReports.SingleOrDefaultAsync(r => r.Id == report, cancel) is not { } found) return PeriodicProblems.Unknown();
        if (PeriodicSaver.Refusal(found, principal) is { } no) return no;
        var given = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == found.FormId, cancel));
        if (given.Form.Ledger is not { } ledger) return LedgerProblems.NoLedger();
        var done = await deed(db, found, ledger);
        if (!done.IsOk) return done;
        await db.SaveChangesAsync(cancel);
        if (action is null)
        {
            await transaction.CommitAsync(CancellationToken.None);
            return done;
        }
        var details = new { region = found.RegionCode, unit = found.UnitId, form = given.Record.Code, period = given.Form.Scale.At(found.PeriodNo).Name, count = done.Value };
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, action, FormattableString.Invariant($"periodic-report:{report}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return done;
    }
}

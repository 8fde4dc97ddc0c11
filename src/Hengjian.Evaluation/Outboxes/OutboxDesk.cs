using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Outboxes;

/// <summary>A duty that did not succeed, for the system administrator: what and for whom, never what it says.</summary>
/// <param name="Record">The duty.</param>
/// <param name="Name">Chinese name of its kind.</param>
/// <param name="ToWhom">For whom; empty when nobody in particular.</param>
/// <param name="IsOwed">It cannot be let go.</param>
public sealed record StuckDuty(OutboxRecord Record, string Name, string ToWhom, bool IsOwed)
{
    /// <summary>What went wrong last, in Chinese.</summary>
    public string Why => OutboxErrors.Words(Record.LastError);

    /// <summary>Given up: nothing happens any more unless somebody asks for it.</summary>
    public bool HasFailed => Record.State == OutboxState.Failed && !IsOwed;
}

/// <summary>The duties that did not succeed.</summary>
/// <param name="Failed">Given up, the newest first.</param>
/// <param name="Trying">Failed once at least and tried again by itself, those due next first.</param>
/// <param name="FailedCount">How many are given up, listed or not.</param>
/// <param name="TryingCount">How many are tried again, listed or not.</param>
public sealed record StuckDuties(IReadOnlyList<StuckDuty> Failed, IReadOnlyList<StuckDuty> Trying, int FailedCount, int TryingCount);

/// <summary>发送失败: what the program owes and could not do, tried again or let go by the system administrator; each deed is in the audit log.</summary>
public sealed class OutboxDesk(Workspace workspace, IEnumerable<OutboxDuty> duties)
{
    /// <summary>Characters of a reason.</summary>
    public const int LongestReason = 200;

    private const int MostListed = 200;

    private readonly Dictionary<string, OutboxDuty> known = duties.ToDictionary(d => d.Kind, StringComparer.Ordinal);
    private readonly string[] owed = [.. duties.Where(d => d.IsOwed).Select(d => d.Kind)];

    /// <summary>How many duties are given up.</summary>
    public async Task<int> CountAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await FailedOf(db).CountAsync(cancel);
    }

    /// <summary>What did not succeed.</summary>
    public async Task<StuckDuties> ReadAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var trying = db.Outbox.AsNoTracking().Where(o => (o.State == OutboxState.Waiting && o.LastError != null) || (o.State == OutboxState.Failed && owed.Contains(o.Kind)));
        return new StuckDuties(
            await NamedAsync(db, await FailedOf(db).OrderByDescending(o => o.Id).Take(MostListed).ToListAsync(cancel), cancel),
            await NamedAsync(db, await trying.OrderBy(o => o.DueAt).ThenBy(o => o.Id).Take(MostListed).ToListAsync(cancel), cancel),
            await FailedOf(db).CountAsync(cancel), await trying.CountAsync(cancel));
    }

    /// <summary>再试: it is due now, with all its tries before it.</summary>
    public Task<Result<bool>> RetryAsync(long id, string by, CancellationToken cancel = default) => ChangeAsync(id, by, "outbox-retry", "", (row, now) =>
    {
        (row.State, row.Tries, row.DueAt) = (OutboxState.Waiting, 0, now);
        return null;
    }, cancel);

    /// <summary>放弃: it is let go, with the reason in the audit log.</summary>
    public Task<Result<bool>> DropAsync(long id, string reason, string by, CancellationToken cancel = default) => ChangeAsync(id, by, "outbox-drop", reason.Trim(), (row, now) =>
    {
        if (owed.Contains(row.Kind)) return OutboxProblems.Owed(NameOf(row));
        if (row.State != OutboxState.Failed) return OutboxProblems.StillTried();
        if (reason.Trim().Length is 0 or > LongestReason || !StorableText.Is(reason, lines: false)) return OutboxProblems.ReasonNeeded(LongestReason);
        (row.State, row.DoneAt) = (OutboxState.Dropped, now);
        return null;
    }, cancel);

    private async Task<Result<bool>> ChangeAsync(long id, string by, string action, string reason, Func<OutboxRecord, DateTimeOffset, Problem?> change, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var row = await db.Outbox.SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (row is null || !(row.State == OutboxState.Failed || (row.State == OutboxState.Waiting && row.LastError is not null))) return OutboxProblems.Gone();
        var tries = row.Tries;
        if (change(row, workspace.Clock.GetUtcNow()) is { } refused) return refused;
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(db, by, action, "outbox:" + id.ToString(CultureInfo.InvariantCulture), new { duty = NameOf(row), tries, reason }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return true;
    }

    private IQueryable<OutboxRecord> FailedOf(AppDb db) => db.Outbox.AsNoTracking().Where(o => o.State == OutboxState.Failed && !owed.Contains(o.Kind));

    private async Task<IReadOnlyList<StuckDuty>> NamedAsync(AppDb db, IReadOnlyList<OutboxRecord> rows, CancellationToken cancel)
    {
        var named = new List<StuckDuty>();
        foreach (var row in rows)
        {
            var duty = known.GetValueOrDefault(row.Kind);
            named.Add(new StuckDuty(row, NameOf(row), duty?.ToWhom is { } asked ? await asked(db, row, cancel) : "", duty?.IsOwed == true));
        }
        return named;
    }

    private string NameOf(OutboxRecord row) => known.GetValueOrDefault(row.Kind) is { Name.Length: > 0 } duty ? duty.Name : row.Kind == "periodic" ? "定期报表到期处理" : row.Kind;
}

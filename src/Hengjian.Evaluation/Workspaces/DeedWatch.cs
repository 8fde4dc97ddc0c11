using System.Collections.Frozen;
using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>
/// Knows the newest deed of the audit log that could have changed states, units, columns or rights, so that what was read before it need
/// not be read again. The log numbers its rows in the order of their commits, and each look reads only what came since the last one.
/// </summary>
public sealed class DeedWatch
{
    // Rows that leave all states as they were. What is not named here counts as a deed: to forget one costs time, never truth.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        "fill-batch", "evidence-stored", "evidence-viewed", "evidence-refused", "evidence-described", "sign-in", "sign-in-refused", "sign-out", "see-flag",
        "comment-text", "comment-cell", "resolve-comment", "lock-taken-over", "edit-self-report", "notice-opened");

    private static readonly string[] HarmlessKinds = ["view-", "download-", "export-"];

    private readonly Lock gate = new();
    private long upTo = -1;
    private long last;

    /// <summary>The number of the newest deed; compare two answers to learn whether one was done in between.</summary>
    /// <param name="db">A context that has appended nothing to the log in a transaction of its own.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<long> LastAsync(AppDb db, CancellationToken cancel = default)
    {
        long from;
        lock (gate) from = upTo;
        if (from < 0) return await BeginAsync(db, cancel);
        var since = await db.AuditEntries.AsNoTracking().Where(a => a.Sequence > from).OrderBy(a => a.Sequence).Select(a => new { a.Sequence, a.Action }).ToListAsync(cancel);
        lock (gate)
        {
            foreach (var row in since)
            {
                if (row.Sequence > upTo) upTo = row.Sequence;
                if (row.Sequence > last && IsDeed(row.Action)) last = row.Sequence;
            }
            return last;
        }
    }

    private async Task<long> BeginAsync(AppDb db, CancellationToken cancel)
    {
        var newest = await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, cancel) ?? 0;
        lock (gate)
        {
            if (upTo < newest) (upTo, last) = (newest, Math.Max(last, newest));
            return last;
        }
    }

    private static bool IsDeed(string action) =>
        !Harmless.Contains(action) && !Array.Exists(HarmlessKinds, k => action.StartsWith(k, StringComparison.Ordinal));
}

using System.Collections.Frozen;
using System.Text.Json;
using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>
/// Knows the newest deed of the audit log that could have changed states, units, columns or rights, so that what was read before it need
/// not be read again. The log numbers its rows in the order of their commits, and each look reads only what came since the last one.
/// </summary>
public sealed class DeedWatch
{
    private const int MostAtOnce = 1000;

    // Rows that leave all states as they were. What is not named here counts as a deed: to forget one costs time, never truth.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        "fill-batch", "text-batch", "evidence-stored", "evidence-viewed", "evidence-refused", "evidence-described", "sign-in-refused", "see-flag", "answer-check",
        "comment-text", "comment-cell", "resolve-comment", "settle-comment", "lock-taken-over", "edit-self-report", "notice-opened", "notice-acknowledged", "import-sheet",
        "upload-report", "audit-report", "answer-flag", "propose-self-scores", "set-self-scores", "read-periodic-book", "answer-periodic", "hand-in-periodic");

    private static readonly string[] HarmlessKinds = ["view-", "download-", "export-"];

    // Moves of parts: thousands on the last evening, and each changes nothing beyond the work of its region.
    private static readonly FrozenSet<string> OfOneRegion = FrozenSet.Create(
        StringComparer.Ordinal, "hand-in", "withdraw", "check", "merge-work", "return-work", "make-sheets", "add-row", "remove-row", "evidence-linked", "evidence-unlinked");

    // Signing in and out: nobody else's rights, and no work.
    private static readonly FrozenSet<string> OfOneAccount = FrozenSet.Create(StringComparer.Ordinal, "sign-in", "first-step", "second-factor", "second-factor-refused", "end-session");

    private readonly Lock gate = new();
    private readonly SemaphoreSlim looking = new(1, 1);
    private readonly Dictionary<string, long> places = new(StringComparer.Ordinal);
    private long begun;
    private long upTo = -1;
    private long everywhere;

    /// <summary>Looks into the log; what was committed before the call is known after it.</summary>
    /// <param name="db">A context that has appended nothing to the log in a transaction of its own.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task LookAsync(AppDb db, CancellationToken cancel = default)
    {
        // One look serves all who asked before it began.
        var wanted = Interlocked.Read(ref begun) + 1;
        await looking.WaitAsync(cancel);
        try
        {
            if (begun >= wanted) return;
            Interlocked.Increment(ref begun);
            if (upTo < 0) await BeginAsync(db, cancel);
            else await ReadOnAsync(db, cancel);
        }
        finally
        {
            looking.Release();
        }
    }

    /// <summary>The number of the newest deed of the last look; compare two answers to learn whether one was done in between.</summary>
    /// <param name="place">
    /// What it rests on: with <see cref="WorkOf"/> also moves of parts there count, with <see cref="AccountOf"/> sign-ins; null for what neither changes.
    /// </param>
    public long Last(string? place = null)
    {
        lock (gate) return place is not null && places.TryGetValue(place, out var last) ? Math.Max(everywhere, last) : everywhere;
    }

    /// <summary>Looks, and gives the number of the newest deed.</summary>
    public async Task<long> LastAsync(AppDb db, string? place = null, CancellationToken cancel = default)
    {
        await LookAsync(db, cancel);
        return Last(place);
    }

    /// <summary>The work of one region: its parts, sheets and columns.</summary>
    public static string WorkOf(int region) => FormattableString.Invariant($"region:{region:D6}");

    /// <summary>One account with its sessions.</summary>
    public static string AccountOf(string name) => "account:" + name;

    private async Task BeginAsync(AppDb db, CancellationToken cancel)
    {
        var newest = await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, cancel) ?? 0;
        lock (gate) (upTo, everywhere) = (newest, newest);
    }

    // The log has no gaps. With both ends named no database takes the whole log for the shortest way.
    private async Task ReadOnAsync(AppDb db, CancellationToken cancel)
    {
        string[] moves = [.. OfOneRegion];
        for (var more = true; more;)
        {
            var (from, to) = (upTo, upTo + MostAtOnce);
            var since = await db.AuditEntries.AsNoTracking().Where(a => a.Sequence > from && a.Sequence <= to).OrderBy(a => a.Sequence)
                .Select(a => new { a.Sequence, a.Action, a.Subject, Details = moves.Contains(a.Action) ? a.Details : "" }).ToListAsync(cancel);
            lock (gate)
            {
                foreach (var row in since) Note(row.Sequence, row.Action, row.Subject, row.Details);
            }
            more = since.Count == MostAtOnce;
        }
    }

    private void Note(long sequence, string action, string subject, string details)
    {
        upTo = sequence;
        if (Harmless.Contains(action) || Array.Exists(HarmlessKinds, k => action.StartsWith(k, StringComparison.Ordinal))) return;
        if (OfOneAccount.Contains(action)) places[subject] = sequence;
        else if (OfOneRegion.Contains(action) && RegionOf(details) is { } region) places[WorkOf(region)] = sequence;
        else everywhere = sequence;
    }

    private static int? RegionOf(string details)
    {
        using var read = JsonDocument.Parse(details);
        return read.RootElement.TryGetProperty("region", out var region) && region.TryGetInt32(out var code) ? code : null;
    }
}

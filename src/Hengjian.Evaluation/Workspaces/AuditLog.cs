using System.Text.Encodings.Web;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>审计日志: appends rows to the hash chain, one at a time.</summary>
public sealed class AuditLog(Workspace workspace)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Appends one row in a transaction of its own.</summary>
    /// <param name="who">Sign-in name; “system” for the program.</param>
    /// <param name="action">What was done: import, view-school-rows.</param>
    /// <param name="subject">To what: snapshot:12.</param>
    /// <param name="details">An anonymous object with English names; no personal data beyond what the row needs.</param>
    /// <param name="cancel">Gives up; nothing is appended then.</param>
    public async Task<AuditEntry> AppendAsync(
        string who, string action, string subject, object details, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var entry = await AppendAsync(db, who, action, subject, details, cancel);
        await CommitAsync(transaction, entry, cancel);
        return entry;
    }

    /// <summary>
    /// Begins a transaction whose deed will be logged. It holds the log from its first line, so that what it reads is
    /// still true when it writes: two guesses at a password at once are counted as two.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginAsync(AppDb db, CancellationToken cancel = default)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockAuditLogAsync(cancel);
        return transaction;
    }

    /// <summary>Commits the caller's transaction and notes its audit row outside the database.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="entry">The last row appended in it.</param>
    /// <param name="cancel">Gives up before the commit; from then on it is ignored, for what is stored stays stored.</param>
    public async Task CommitAsync(IDbContextTransaction transaction, AuditEntry entry, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        AuditHead.Write(workspace.Directory, entry);
    }

    /// <summary>The row that was last noted outside the database; null when none was. See <see cref="AuditHead"/>.</summary>
    public (long Sequence, string Hash)? NotedHead() => AuditHead.Read(workspace.Directory);

    /// <summary>Appends within the caller's open transaction and saves: the row stands or falls with the deed.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public async Task<AuditEntry> AppendAsync(
        AppDb db, string who, string action, string subject, object details, CancellationToken cancel = default) =>
        (await AppendAsync(db, [new AuditLine(who, action, subject, details)], cancel))[^1];

    /// <summary>Appends several rows in their order, for the cost of one.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    internal async Task<IReadOnlyList<AuditEntry>> AppendAsync(AppDb db, IReadOnlyList<AuditLine> lines, CancellationToken cancel = default)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The audit log needs a transaction.");
        await db.LockAuditLogAsync(cancel);
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(cancel);
        var now = workspace.Clock.GetUtcNow();
        var acting = await StandIns.AmongAsync(db, [.. lines.Select(l => l.Who).Distinct(StringComparer.Ordinal)], now, cancel);
        var entries = new List<AuditEntry>(lines.Count);
        foreach (var line in lines)
        {
            var text = JsonSerializer.Serialize(line.Details, line.Details.GetType(), Json);
            if (acting.Contains(line.Who)) text = await StandIns.WithAsync(db, line.Who, text, now, cancel);
            entries.Add(last = AuditChain.Next(last, now, line.Who, line.Action, line.Subject, text));
        }
        db.AuditEntries.AddRange(entries);
        await db.SaveChangesAsync(cancel);
        return entries;
    }
}

/// <summary>A row to be appended to the audit log.</summary>
/// <param name="Who">Sign-in name; “system” for the program.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what.</param>
/// <param name="Details">An anonymous object with English names.</param>
internal sealed record AuditLine(string Who, string Action, string Subject, object Details);

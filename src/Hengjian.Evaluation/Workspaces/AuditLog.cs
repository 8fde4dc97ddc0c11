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
        AppDb db, string who, string action, string subject, object details, CancellationToken cancel = default)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The audit log needs a transaction.");
        await db.LockAuditLogAsync(cancel);
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(cancel);
        var now = workspace.Clock.GetUtcNow();
        var text = await StandIns.WithAsync(db, who, JsonSerializer.Serialize(details, details.GetType(), Json), now, cancel);
        var entry = AuditChain.Next(last, now, who, action, subject, text);
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        return entry;
    }
}

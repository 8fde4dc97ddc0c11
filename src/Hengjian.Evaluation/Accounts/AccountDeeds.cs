using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>What a deed leaves in the audit log.</summary>
/// <param name="Action">give-grant, end-session….</param>
/// <param name="Details">An anonymous object; it carries the account's region.</param>
internal sealed record DeedEntry(string Action, object Details)
{
    /// <summary>The object when it is not the account itself.</summary>
    public string? Subject { get; init; }
}

/// <summary>
/// Whether an account, as it is under the lock, is within reach of who does something to it; else why not. What a page said of it
/// may be over: whoever could reset the password of somebody who was given wider rights meanwhile would have these rights.
/// </summary>
/// <param name="account">With its grants.</param>
public delegate Problem? AccountReach(Account account);

/// <summary>Deeds on one account: read under the lock of the log, changed, logged and stored in one transaction.</summary>
internal sealed class AccountDeeds(Workspace workspace)
{
    /// <summary>Does something to an account.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="deed">Changes the account and says what to log; its problems leave everything as it was.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="reach">Asked before the deed; null where nobody else's account is concerned, or who does it may reach all.</param>
    public async Task<Result<Account>> DoAsync(
        string name, string by, Func<AppDb, Account, Task<Result<DeedEntry>>> deed, CancellationToken cancel, AccountReach? reach = null)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var account = await db.Accounts.Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == name, cancel);
        if (account is null) return AccountProblems.Unknown(name, null);
        if (reach?.Invoke(account) is { } problem) return problem;
        var done = await deed(db, account);
        if (!done.TryGet(out var entry)) return Result.Fail<Account>(done.Problems);
        await db.SaveChangesAsync(cancel);
        var logged = await workspace.Audit.AppendAsync(db, by, entry.Action, entry.Subject ?? "account:" + name, entry.Details, cancel);
        await workspace.Audit.CommitAsync(transaction, logged, cancel);
        return account;
    }

    /// <summary>Ends the links of an account within the caller's transaction.</summary>
    public static async Task EndLinksAsync(AppDb db, long account, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var link in await db.Invitations.Where(i => i.AccountId == account && i.EndedAt == null).ToListAsync(cancel)) link.EndedAt = now;
    }

    /// <summary>Ends sessions of an account within the caller's transaction.</summary>
    /// <returns>How many were open.</returns>
    public static async Task<int> EndSessionsAsync(
        AppDb db, long account, string by, DateTimeOffset now, Guid? only = null, Guid? except = null, CancellationToken cancel = default)
    {
        var open = (await db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancel))
            .Where(s => s.IsOpen(now) && (only is null || s.Id == only) && s.Id != except).ToList();
        foreach (var session in open) (session.EndedAt, session.EndedBy) = (now, by);
        return open.Count;
    }
}

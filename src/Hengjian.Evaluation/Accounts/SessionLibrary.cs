using System.Collections.Concurrent;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>An open session with its account, and the roles in force.</summary>
/// <param name="Session">The session, with account and grants.</param>
/// <param name="Book">The roles.</param>
public sealed record OpenSession(SessionRecord Session, RoleBook Book);

/// <summary>会话: begun at sign-in, read at each request, ended from lists.</summary>
public sealed class SessionLibrary(Workspace workspace)
{
    /// <summary>Sessions that began longer ago are taken out of the table.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int LongestAddress = 60;
    private const int LongestAgent = 200;

    private const int MostKept = 20_000;

    private readonly AccountDeeds deeds = new(workspace);
    private readonly ConcurrentDictionary<Guid, (long Deed, OpenSession Open)> kept = new();

    /// <summary>Begins a session for somebody whose password was right.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="address">Network address; shortened.</param>
    /// <param name="agent">What the browser calls itself; shortened.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SessionRecord> BeginAsync(long account, string address, string agent, CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        var session = new SessionRecord
        {
            Id = Guid.NewGuid(),
            AccountId = account,
            StartedAt = now,
            SeenAt = now,
            Address = ShortText.Cut(address, LongestAddress),
            Agent = ShortText.Cut(agent, LongestAgent),
        };
        await using var db = workspace.OpenDb();
        // What is long over says nothing any more that the log does not.
        var old = now - Kept;
        await db.Sessions.Where(s => s.AccountId == account && s.StartedAt < old).ExecuteDeleteAsync(cancel);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session;
    }

    /// <summary>
    /// The same session under another number, once its second step is done: whoever knew the number of the first step knows nothing. Exchanged
    /// within the deed that does the step, so that nobody goes on with what was read before.
    /// </summary>
    internal static SessionRecord Renewed(SessionRecord old, Guid number) => new()
    {
        Id = number,
        AccountId = old.AccountId,
        StartedAt = old.StartedAt,
        SeenAt = old.SeenAt,
        FactorAt = old.FactorAt,
        Address = old.Address,
        Agent = old.Agent,
    };

    /// <summary>An open session with its account and grants; null when it has ended or the account is switched off.</summary>
    public async Task<SessionRecord?> FindAsync(Guid id, CancellationToken cancel = default) => (await OpenAsync(id, cancel))?.Session;

    /// <summary>The same with the roles in force at this moment.</summary>
    public async Task<OpenSession?> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var now = workspace.Clock.GetUtcNow();
        var open = await KnownAsync(db, id, now, cancel);
        if (open?.Session is not { } session || session.Account!.Disabled || !session.IsOpen(now)) return null;
        if (!session.IsSeenAnew(now)) return open;
        session.SeenAt = now;
        // No deed, so no row in the audit log and no wait for it.
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancel);
        return open;
    }

    // Accounts, rights, roles and ends of sessions change with a deed only. That a session was seen is no deed: before one is called idle it is read.
    private async Task<OpenSession?> KnownAsync(AppDb db, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        await workspace.Deeds.LookAsync(db, cancel);
        if (kept.TryGetValue(id, out var known) && known.Deed == DeedOf(known.Open) && known.Open.Session.IsOpen(now)) return known.Open;
        // What is done while it is read counts as later; whose it is, is not known before it was read once.
        var deed = known.Open is null ? -1 : DeedOf(known.Open);
        if (await ReadAsync(db, id, cancel) is not { } open) return null;
        if (kept.Count >= MostKept) kept.Clear();
        kept[id] = (deed, open);
        return open;
    }

    private long DeedOf(OpenSession open) => workspace.Deeds.Last(DeedWatch.AccountOf(open.Session.Account!.Name));

    private async Task<OpenSession?> ReadAsync(AppDb db, Guid id, CancellationToken cancel)
    {
        // The number of the roles' version comes along: one way to the database, not two.
        var found = await db.Sessions.AsNoTracking().Include(s => s.Account!.Grants).Where(s => s.Id == id)
            .Select(s => new { Session = s, Book = db.RoleBooks.Max(b => (long?)b.Id) }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new OpenSession(found.Session, await workspace.RoleBooks.GetAsync(db, found.Book ?? 0, cancel));
    }

    /// <summary>The open sessions of an account, the last used first.</summary>
    public async Task<IReadOnlyList<SessionRecord>> OpenAsync(long account, CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        await using var db = workspace.OpenDb();
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancel);
        return [.. sessions.Where(s => s.IsOpen(now)).OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id)];
    }

    /// <summary>The sign-in before the last one, as the log tells: what its owner did not do, its owner sees. Null when there was none.</summary>
    public async Task<DateTimeOffset?> LastSignInAsync(Account account, CancellationToken cancel = default)
    {
        var subject = "account:" + account.Name;
        await using var db = workspace.OpenDb();
        return await db.AuditEntries.Where(a => a.Subject == subject && (a.Action == "sign-in" || a.Action == "use-invitation"))
            .OrderByDescending(a => a.Sequence).Skip(1).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancel);
    }

    /// <summary>How many sessions are open, by account.</summary>
    public async Task<IReadOnlyDictionary<long, int>> CountsAsync(CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        var begun = now - SessionRecord.Longest;
        await using var db = workspace.OpenDb();
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EndedAt == null && s.StartedAt > begun).ToListAsync(cancel);
        return sessions.Where(s => s.IsOpen(now)).GroupBy(s => s.AccountId).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>Ends one session of an account, or all of them.</summary>
    /// <param name="account">Sign-in name of whose.</param>
    /// <param name="by">Who ends them.</param>
    /// <param name="only">This one; null for all.</param>
    /// <param name="except">Not this one: the one the person sits at.</param>
    /// <param name="cancel">Gives up; nothing is ended then.</param>
    /// <param name="reach">Whether the account is within reach of who ends them.</param>
    /// <returns>How many were open.</returns>
    public async Task<Result<int>> EndAsync(
        string account, string by, Guid? only = null, Guid? except = null, CancellationToken cancel = default, AccountReach? reach = null)
    {
        var count = 0;
        var done = await deeds.DoAsync(account, by, async (db, found) =>
        {
            count = await AccountDeeds.EndSessionsAsync(db, found.Id, by, workspace.Clock.GetUtcNow(), only, except, cancel);
            return new DeedEntry("end-session", new { count, region = found.RegionCode });
        }, cancel, reach);
        return done.Map(_ => count);
    }
}

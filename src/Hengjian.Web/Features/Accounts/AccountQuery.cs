using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Features.PersonalAccount;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Accounts;

/// <summary>One account as its page shows it.</summary>
/// <param name="Account">The account with all its grants.</param>
/// <param name="Sessions">Open sessions.</param>
/// <param name="Links">Links that were made, newest first.</param>
/// <param name="Words">Names of roles and regions.</param>
/// <param name="MayManage">Links, switching off.</param>
/// <param name="MayGive">Rights.</param>
/// <param name="MayEnd">Locks, sessions, second factor.</param>
public sealed record AccountModel(
    Account Account, IReadOnlyList<SessionRecord> Sessions, IReadOnlyList<Invitation> Links, GrantWords Words,
    Decision MayManage, Decision MayGive, Decision MayEnd)
{
    /// <summary>When it was linked to the provider of the house; null when it is not.</summary>
    public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>Name of the person whose account it is; null when none is known.</summary>
    public string? Person { get; init; }

    /// <summary>People of the region without an account, to choose from.</summary>
    public IReadOnlyList<(long Id, string Name)> Candidates { get; init; } = [];

    /// <summary>A link that works waits for somebody else's 放行码.</summary>
    public bool AwaitsRelease(DateTimeOffset now) => Links.Any(l => l.Obstacle(now) is null && l.NeedsRelease(Account, now));

    /// <summary>A 放行码 was given out and works.</summary>
    public bool IsReleased(DateTimeOffset now) => Links.Any(l => l.Purpose == InvitationPurpose.Release && l.Obstacle(now) is null);

    /// <summary>Whether the permission holds for this account.</summary>
    public Decision Of(Permission permission) => permission switch
    {
        Permission.ManageAccounts => MayManage,
        Permission.GiveRights => MayGive,
        Permission.ManageSessions => MayEnd,
        _ => throw new ArgumentOutOfRangeException(nameof(permission)),
    };
}

/// <summary>Reads the accounts one administrator may see.</summary>
internal sealed class AccountQuery(AppDb db, AccountService accounts, SessionLibrary sessions, GrantWords words, Viewer viewer, TimeProvider clock)
{
    public async Task<IReadOnlyList<AccountRow>> RowsAsync(CancellationToken cancel)
    {
        await words.ReadAsync(cancel);
        var (now, counts) = (clock.GetUtcNow(), await sessions.CountsAsync(cancel));
        var all = await db.Accounts.AsNoTracking().InScope(viewer.ScopeOf(Permission.ViewAccounts)).Include(a => a.Grants).OrderBy(a => a.Name).ToListAsync(cancel);
        return [.. all.Select(a =>
        {
            var inForce = a.Grants.Where(g => g.IsInForce(now)).OrderBy(g => g.Id).ToList();
            return new AccountRow(
                a, AccountTable.StateOf(a, now), words.RegionOf(a.RegionCode), [.. inForce.Select(g => words.RoleOf(g.Role)).Distinct()],
                string.Join("；", inForce.Select(words.Of)), counts.GetValueOrDefault(a.Id));
        })];
    }

    /// <summary>An account of the viewer's regions; null for all others, whether they exist or not.</summary>
    public async Task<AccountModel?> FindAsync(string name, CancellationToken cancel)
    {
        if (await accounts.FindAsync(name, cancel) is not { } account || !viewer.ScopeOf(Permission.ViewAccounts).Contains(account.RegionCode)) return null;
        await words.ReadAsync(cancel);
        var links = await db.Invitations.AsNoTracking().Where(i => i.AccountId == account.Id).OrderByDescending(i => i.Id).ToListAsync(cancel);
        var manage = Decide(Permission.ManageAccounts, account);
        return new AccountModel(
            account, await sessions.OpenAsync(account.Id, cancel), links, words, manage, Decide(Permission.GiveRights, account), Decide(Permission.ManageSessions, account))
        {
            LinkedAt = await db.ExternalLogins.Where(e => e.AccountId == account.Id).Select(e => (DateTimeOffset?)e.LinkedAt).FirstOrDefaultAsync(cancel),
            Person = account.PersonId is { } id ? await db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null,
            Candidates = !manage.Allowed || account.PersonId is not null ? [] : (await db.People.AsNoTracking()
                .Where(p => p.RegionCode == account.RegionCode && p.Active && !db.Accounts.Any(a => a.PersonId == p.Id)).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancel))
                .Select(p => (p.Id, p.StaffNumber.Length > 0 ? $"{p.Name}（{p.StaffNumber}）" : p.Name)).ToList(),
        };
    }

    /// <summary>The same question asked again under the lock, of the account as it is then.</summary>
    public AccountReach ReachOf(Permission permission) => account => Decide(permission, account) is { Allowed: false } right ? AccountProblems.OutOfReach(right.Reason) : null;

    // Whoever could reset the password of somebody with wider rights would have these rights.
    private Decision Decide(Permission permission, Account account)
    {
        if (account.Name == viewer.Principal.Account) return Decision.No("自己的账号请另一位管理员办理，密码和两步验证在“我的账号”里更改。");
        var now = clock.GetUtcNow();
        return account.Grants.Where(g => !g.IsOver(now)).Select(g => g.RegionCode).Prepend(account.RegionCode)
            .Select(region => viewer.Decide(permission, region)).FirstOrDefault(d => !d.Allowed, Decision.Yes);
    }
}

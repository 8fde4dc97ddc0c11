using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>A link just made. The token is nowhere else: who loses it asks for another.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Token">Part of the address.</param>
/// <param name="Until">It works until then.</param>
public sealed record NewLink(Account Account, string Token, DateTimeOffset Until);

/// <summary>管理账号: invited, never with a password that somebody else knows; switched off and on.</summary>
public sealed class AccountAdministration(Workspace workspace)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    private readonly AccountDeeds deeds = new(workspace);

    /// <summary>Makes an account without rights and a link with which its owner chooses the password.</summary>
    /// <param name="name">Sign-in name; lower-cased.</param>
    /// <param name="displayName">Name to show: unit and person.</param>
    /// <param name="region">Region the person works in.</param>
    /// <param name="by">Sign-in name of who invites.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="person">The person whose account it is; null when none is known.</param>
    public async Task<Result<NewLink>> InviteAsync(string name, string displayName, int region, string by, CancellationToken cancel = default, long? person = null)
    {
        var (signIn, shown) = (AccountService.Normalize(name), displayName.Trim());
        var problems = AccountService.CheckName(signIn, shown).ToList();
        if (problems.Count > 0) return Result.Fail<NewLink>(problems);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.Accounts.AnyAsync(a => a.Name == signIn, cancel)) return AccountProblems.NameTaken(signIn);
        if (person is { } whose && await PersonObstacleAsync(db, whose, region, cancel) is { } obstacle) return obstacle;
        var account = new Account
        {
            Name = signIn,
            DisplayName = shown,
            RegionCode = region,
            PasswordHash = "",
            PersonId = person,
            CreatedAt = workspace.Clock.GetUtcNow(),
        };
        db.Accounts.Add(account);
        await db.SaveChangesAsync(cancel);
        await workspace.Audit.AppendAsync(db, by, "create-account", "account:" + signIn, new { grants = Array.Empty<object>(), region }, cancel);
        var (link, invitation) = await AddLinkAsync(db, account, InvitationPurpose.Welcome, by, cancel);
        var entry = await workspace.Audit.AppendAsync(db, by, "invite", "invitation:" + invitation.Id, Details(invitation, account), cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return link;
    }

    /// <summary>Makes a link for an account that is there: the invitation again, or a new password for who forgot it. Older links end.</summary>
    public async Task<Result<NewLink>> ResetAsync(string name, string by, CancellationToken cancel = default, AccountReach? reach = null)
    {
        if (name == by) return AccountProblems.OwnAccount();
        NewLink? made = null;
        var done = await deeds.DoAsync(name, by, async (db, account) =>
        {
            if (account.Disabled) return AccountProblems.Disabled();
            await AccountDeeds.EndLinksAsync(db, account.Id, workspace.Clock.GetUtcNow(), cancel);
            var (link, invitation) = await AddLinkAsync(
                db, account, account.IsInvited ? InvitationPurpose.Welcome : InvitationPurpose.Reset, by, cancel);
            made = link;
            return new DeedEntry("invite", Details(invitation, account)) { Subject = "invitation:" + invitation.Id };
        }, cancel, reach);
        return done.Map(_ => made!);
    }

    /// <summary>
    /// 放行: lets the link of an account that holds rights pass, with a code for the owner alone. Neither who made the link nor who
    /// lets it pass can use it without the other. An older code ends.
    /// </summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="by">Sign-in name of who lets it pass: neither the owner nor the maker.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="reach">Whether the account is within reach of who lets it pass.</param>
    /// <returns>The code, shown once.</returns>
    public async Task<Result<NewLink>> ReleaseAsync(string name, string by, CancellationToken cancel = default, AccountReach? reach = null)
    {
        if (name == by) return AccountProblems.OwnAccount();
        NewLink? made = null;
        var done = await deeds.DoAsync(name, by, async (db, account) =>
        {
            var now = workspace.Clock.GetUtcNow();
            var open = (await db.Invitations.Where(i => i.AccountId == account.Id && i.EndedAt == null).ToListAsync(cancel)).Where(i => i.Obstacle(now) is null).ToList();
            if (open.FirstOrDefault(i => i.NeedsRelease(account, now)) is not { } waiting) return InvitationProblems.NothingToRelease();
            if (waiting.MadeBy == by) return InvitationProblems.OwnRelease();
            foreach (var older in open.Where(i => i.Purpose == InvitationPurpose.Release)) older.EndedAt = now;
            var code = SecretToken.NewRecoveryCode();
            var release = Link(account, SecretToken.NormalizeRecoveryCode(code), InvitationPurpose.Release, by, waiting.Until);
            db.Invitations.Add(release);
            await db.SaveChangesAsync(cancel);
            made = new NewLink(account, code, release.Until);
            return new DeedEntry("invite", Details(release, account)) { Subject = "invitation:" + release.Id };
        }, cancel, reach);
        return done.Map(_ => made!);
    }

    /// <summary>Switches an account off, which ends its sessions and links, or on again.</summary>
    public async Task<Result<Account>> SetDisabledAsync(
        string name, bool disabled, string reason, string by, CancellationToken cancel = default, AccountReach? reach = null)
    {
        if (name == by) return AccountProblems.OwnAccount();
        if (Reason(reason) is not { } why) return AccountProblems.NoReason();
        return await deeds.DoAsync(name, by, async (db, account) =>
        {
            // What was given to others of this name meanwhile counts.
            if (!disabled && await EnablingObstacleAsync(db, account, cancel) is { } obstacle) return obstacle;
            account.Disabled = disabled;
            if (disabled)
            {
                var now = workspace.Clock.GetUtcNow();
                await AccountDeeds.EndSessionsAsync(db, account.Id, by, now, cancel: cancel);
                await AccountDeeds.EndLinksAsync(db, account.Id, now, cancel);
            }
            return new DeedEntry(disabled ? "disable-account" : "enable-account", new { reason = why, region = account.RegionCode });
        }, cancel, reach);
    }

    private async Task<Problem?> EnablingObstacleAsync(AppDb db, Account account, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        var held = account.Grants.Where(g => !g.IsOver(now)).OrderBy(g => g.Id).Select(g => g.ToGrant()).ToList();
        return await SamePeople.ObstacleAsync(db, account, held, await workspace.RoleBooks.CurrentAsync(db, cancel), now, cancel);
    }

    /// <summary>Says whose account it is. What is proposed for the person's posts is then proposed for it; gives no right.</summary>
    public async Task<Result<Account>> LinkPersonAsync(
        string name, long person, string by, CancellationToken cancel = default, AccountReach? reach = null) => name == by
        ? AccountProblems.OwnAccount()
        : await deeds.DoAsync(name, by, async (db, account) =>
        {
            if (account.PersonId is not null) return AccountProblems.HasPerson();
            if (await PersonObstacleAsync(db, person, account.RegionCode, cancel) is { } obstacle) return obstacle;
            account.PersonId = person;
            return new DeedEntry("link-person", new { person, region = account.RegionCode });
        }, cancel, reach);

    // One person, one account: two would hold apart what must be held together.
    private static async Task<Problem?> PersonObstacleAsync(AppDb db, long person, int region, CancellationToken cancel)
    {
        if (!await db.People.AnyAsync(p => p.Id == person && p.RegionCode == region, cancel)) return AccountProblems.NoSuchPerson();
        return await db.Accounts.AnyAsync(a => a.PersonId == person, cancel) ? AccountProblems.PersonHasAccount() : null;
    }

    /// <summary>Ends a lock before its time.</summary>
    public async Task<Result<Account>> UnlockAsync(string name, string by, CancellationToken cancel = default, AccountReach? reach = null) => name == by
        ? AccountProblems.OwnAccount()
        : await deeds.DoAsync(name, by, (_, account) =>
        {
            account.Unlock();
            return Task.FromResult<Result<DeedEntry>>(new DeedEntry("unlock-account", new { region = account.RegionCode }));
        }, cancel, reach);

    /// <summary>A reason as stored; null when there is none or it is too long.</summary>
    internal static string? Reason(string? typed) => typed?.Trim() is { Length: > 0 and <= LongestReason } reason ? reason : null;

    private async Task<(NewLink Link, Invitation Invitation)> AddLinkAsync(
        AppDb db, Account account, InvitationPurpose purpose, string by, CancellationToken cancel)
    {
        var token = SecretToken.New();
        var invitation = Link(account, token, purpose, by, workspace.Clock.GetUtcNow() + Invitation.Lasts);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(cancel);
        return (new NewLink(account, token, invitation.Until), invitation);
    }

    private Invitation Link(Account account, string token, InvitationPurpose purpose, string by, DateTimeOffset until) => new()
    {
        AccountId = account.Id,
        TokenHash = SecretToken.HashOf(token),
        Purpose = purpose,
        MadeBy = by,
        MadeAt = workspace.Clock.GetUtcNow(),
        Until = until,
    };

    // The print lets verify see a link that somebody slipped in or exchanged; it opens nothing.
    private static object Details(Invitation invitation, Account account) => new
    {
        account = account.Name,
        purpose = invitation.Purpose.ToString(),
        print = invitation.TokenHash[..16],
        region = account.RegionCode,
    };
}

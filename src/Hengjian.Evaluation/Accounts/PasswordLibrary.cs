using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>An invitation that works, and whose it is.</summary>
/// <param name="Invitation">The link.</param>
/// <param name="Account">The account.</param>
/// <param name="NeedsRelease">A 放行码 is asked for beside the new password.</param>
public sealed record OpenInvitation(Invitation Invitation, Account Account, bool NeedsRelease);

/// <summary>A password that was set by a link, as its owner is told.</summary>
/// <param name="At">When.</param>
/// <param name="MadeBy">Who made the link.</param>
public sealed record LinkUse(DateTimeOffset At, string MadeBy);

/// <summary>密码: chosen by its owner alone, through a link that works once or by who knows the old one.</summary>
public sealed class PasswordLibrary(Workspace workspace)
{
    // An owner who signs in once a week is told at least once.
    private static readonly TimeSpan ResetIsTold = TimeSpan.FromDays(14);

    private readonly AccountDeeds deeds = new(workspace);

    /// <summary>What a link opens; HJS0170–0173 when it opens nothing.</summary>
    public async Task<Result<OpenInvitation>> FindAsync(string token, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await FindAsync(db, token, cancel);
    }

    /// <summary>Sets the password through a link. All sessions of the account end, a lock is lifted, the link is used up.</summary>
    /// <param name="token">Part of the link's address.</param>
    /// <param name="password">The new password.</param>
    /// <param name="release">The 放行码, for an account that holds rights.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <returns>The account; or why the link or the password is not taken.</returns>
    public async Task<Result<Account>> AcceptAsync(string token, string password, string release = "", CancellationToken cancel = default)
    {
        var found = await FindAsync(token, cancel);
        if (!found.TryGet(out var open)) return Result.Fail<Account>(found.Problems);
        if (open.NeedsRelease)
        {
            await using var asked = workspace.OpenDb();
            if (await ReleaseAsync(asked, open, release, cancel) is null) return InvitationProblems.NotReleased();
        }
        var problems = await CheckAsync(password, open.Account, cancel);
        if (problems.Count > 0) return Result.Fail<Account>(problems);
        var hash = PasswordHash.Create(password);
        return await deeds.DoAsync(open.Account.Name, open.Account.Name, async (db, account) =>
        {
            // Once more, now that nobody else can use it at the same moment.
            if (await UseAsync(db, token, release, cancel) is { } obstacle) return obstacle;
            var now = workspace.Clock.GetUtcNow();
            account.SetPassword(hash, now);
            if (!SecondFactorRule.HasSecondStep(workspace, account)) account.LastSignIn = now;
            await AccountDeeds.EndSessionsAsync(db, account.Id, account.Name, now, cancel: cancel);
            return Entry("use-invitation", account);
        }, cancel);
    }

    /// <summary>Changes the own password; the other sessions and all links end.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="old">The password until now.</param>
    /// <param name="password">The new one.</param>
    /// <param name="session">The session that stays.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="known">See <see cref="Account.SignIn"/>.</param>
    public async Task<Result<Account>> ChangeAsync(
        string name, string old, string password, Guid? session, CancellationToken cancel = default, bool known = false)
    {
        var account = await workspace.Accounts.FindAsync(name, cancel);
        if (account is null) return AccountProblems.Unknown(name, null);
        // Everything that can be said without the old password is said first: no answer but the counted one may tell whether it is right.
        var asked = workspace.Clock.GetUtcNow();
        if (!known && account.IsLocked(asked)) return AccountProblems.Locked(account.LockedUntil!.Value - asked);
        if (old == password) return PasswordProblems.Unchanged();
        var problems = await CheckAsync(password, account, cancel);
        if (problems.Count > 0) return Result.Fail<Account>(problems);
        if (!await AccountService.VerifyAsync(old, account.PasswordHash, cancel)) return await RefuseAsync(name, known, cancel);
        var hash = PasswordHash.Create(password);
        return await deeds.DoAsync(name, name, async (db, found) =>
        {
            var now = workspace.Clock.GetUtcNow();
            if (!known && found.IsLocked(now)) return AccountProblems.Locked(found.LockedUntil!.Value - now);
            found.SetPassword(hash, now);
            await AccountDeeds.EndSessionsAsync(db, found.Id, name, now, except: session, cancel: cancel);
            await AccountDeeds.EndLinksAsync(db, found.Id, now, cancel);
            return Entry("change-password", found);
        }, cancel);
    }

    /// <summary>The last time the password was reset by a link within the days in which its owner is told; null when it was not.</summary>
    public async Task<LinkUse?> LastResetAsync(string name, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var since = workspace.Clock.GetUtcNow() - ResetIsTold;
        var used = await db.Invitations.AsNoTracking()
            .Where(i => i.Used && i.Purpose == InvitationPurpose.Reset && db.Accounts.Any(a => a.Id == i.AccountId && a.Name == name))
            .OrderByDescending(i => i.Id).FirstOrDefaultAsync(cancel);
        return used is { EndedAt: { } at } && at > since ? new LinkUse(at, used.MadeBy) : null;
    }

    /// <summary>Uses a link up, and the 放行码 with it, in the caller's transaction; a problem leaves both as they were.</summary>
    internal async Task<Problem?> UseAsync(AppDb db, string token, string release, CancellationToken cancel)
    {
        var found = await FindAsync(db, token, cancel);
        if (!found.TryGet(out var open)) return found.Problems[0];
        var now = workspace.Clock.GetUtcNow();
        if (open.NeedsRelease)
        {
            if (await ReleaseAsync(db, open, release, cancel) is not { } pass) return InvitationProblems.NotReleased();
            (pass.Used, pass.EndedAt) = (true, now);
        }
        (open.Invitation.Used, open.Invitation.EndedAt) = (true, now);
        return null;
    }

    // The release that fits the code: of this account, open, by somebody else than who made the link.
    private async Task<Invitation?> ReleaseAsync(AppDb db, OpenInvitation open, string code, CancellationToken cancel)
    {
        var hash = SecretToken.HashOf(SecretToken.NormalizeRecoveryCode(code));
        var found = await db.Invitations.SingleOrDefaultAsync(
            i => i.TokenHash == hash && i.AccountId == open.Account.Id && i.Purpose == InvitationPurpose.Release, cancel);
        return found is not null && found.MadeBy != open.Invitation.MadeBy && found.Obstacle(workspace.Clock.GetUtcNow()) is null ? found : null;
    }

    // Whoever found an open browser must not be able to try passwords there without end.
    private async Task<Result<Account>> RefuseAsync(string name, bool known, CancellationToken cancel)
    {
        var refusal = PasswordProblems.WrongOld();
        await deeds.DoAsync(name, name, (_, account) =>
        {
            var counted = account.SignIn(passwordRight: false, workspace.Clock.GetUtcNow(), known);
            if (!known && account.IsLocked(workspace.Clock.GetUtcNow())) refusal = counted.Problems[0];
            return Task.FromResult<Result<DeedEntry>>(new DeedEntry("sign-in-refused", new { code = counted.Problems[0].Code, region = account.RegionCode }));
        }, cancel);
        return refusal;
    }

    private async Task<IReadOnlyList<Problem>> CheckAsync(string password, Account account, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        return PasswordRules.Check(password, account.Name, [account.DisplayName, .. await OwnWords.ReadAsync(db, cancel)]);
    }

    private async Task<Result<OpenInvitation>> FindAsync(AppDb db, string token, CancellationToken cancel)
    {
        var hash = SecretToken.HashOf(token);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash && i.Purpose != InvitationPurpose.Release, cancel);
        if (invitation is null) return InvitationProblems.Unknown();
        var now = workspace.Clock.GetUtcNow();
        if (invitation.Obstacle(now) is { } obstacle) return obstacle;
        var account = await db.Accounts.Include(a => a.Grants).SingleAsync(a => a.Id == invitation.AccountId, cancel);
        return account.Disabled ? AccountProblems.Disabled() : new OpenInvitation(invitation, account, invitation.NeedsRelease(account, now));
    }

    private static DeedEntry Entry(string action, Account account) =>
        new(action, new { print = PasswordHash.PrintOf(account.PasswordHash), region = account.RegionCode });
}

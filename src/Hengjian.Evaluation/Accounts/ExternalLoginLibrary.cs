using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>Somebody as a provider names them.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">The person's id there.</param>
public sealed record ExternalIdentity(string Issuer, string Subject);

/// <summary>
/// 统一身份认证: which account is whose. An account is linked through an invitation or reset link only; the second factor and the session's limits are
/// this system's own, whoever vouches for the person.
/// </summary>
public sealed class ExternalLoginLibrary(Workspace workspace)
{
    private readonly AccountDeeds deeds = new(workspace);
    private readonly PasswordLibrary passwords = new(workspace);
    private readonly FactorLibrary factors = new(workspace);

    /// <summary>The account that is theirs.</summary>
    /// <param name="who">Whose identity was proved.</param>
    /// <param name="provider">Name of the provider, for the refusal.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <returns>The account; HJS0196 nobody's, HJS0122 switched off.</returns>
    public async Task<Result<Account>> SignInAsync(ExternalIdentity who, string provider, CancellationToken cancel = default)
    {
        string? name;
        await using (var db = workspace.OpenDb())
            name = await db.ExternalLogins.Where(e => e.Issuer == who.Issuer && e.Subject == who.Subject)
                .Select(e => db.Accounts.Where(a => a.Id == e.AccountId).Select(a => a.Name).FirstOrDefault()).FirstOrDefaultAsync(cancel);
        if (name is null) return ExternalProblems.NotLinked(provider);
        Problem? refused = null;
        var done = await deeds.DoAsync(name, name, (_, account) =>
        {
            refused = account.Disabled ? AccountProblems.Disabled() : null;
            if (refused is not null) return Entry("sign-in-refused", new { code = refused.Code, region = account.RegionCode });
            var second = factors.HasSecondStep(account);
            if (!second) account.LastSignIn = workspace.Clock.GetUtcNow();
            return Entry(second ? "first-step" : "sign-in", new { by = "external", region = account.RegionCode });
        }, cancel);
        return refused is { } problem ? problem : done;
    }

    /// <summary>Links an account through a link that was made for it; the link is used up, its open sessions end.</summary>
    /// <param name="token">Part of the link's address.</param>
    /// <param name="release">The 放行码, for an account that holds rights.</param>
    /// <param name="who">Whose identity was proved.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<Account>> LinkAsync(string token, string release, ExternalIdentity who, CancellationToken cancel = default)
    {
        var found = await passwords.FindAsync(token, cancel);
        if (!found.TryGet(out var open)) return Result.Fail<Account>(found.Problems);
        // Who comes in by the provider alone has a password nobody knows: an account without one is one that waits for its owner.
        var nobodys = PasswordHash.Create(SecretToken.New());
        return await deeds.DoAsync(open.Account.Name, open.Account.Name, async (db, account) =>
        {
            if (await db.ExternalLogins.AnyAsync(e => e.Issuer == who.Issuer && e.Subject == who.Subject && e.AccountId != account.Id, cancel)) return ExternalProblems.LinkedElsewhere();
            if (await passwords.UseAsync(db, token, release, cancel) is { } obstacle) return obstacle;
            var now = workspace.Clock.GetUtcNow();
            await AccountDeeds.EndLinksAsync(db, account.Id, now, cancel);
            await AccountDeeds.EndSessionsAsync(db, account.Id, account.Name, now, cancel: cancel);
            await db.ExternalLogins.Where(e => e.AccountId == account.Id).ExecuteDeleteAsync(cancel);
            db.ExternalLogins.Add(new ExternalLogin { AccountId = account.Id, Issuer = who.Issuer, Subject = who.Subject, LinkedAt = now });
            if (account.IsInvited) (account.PasswordHash, account.PasswordChangedAt) = (nobodys, null);
            return new DeedEntry("external-linked", new { login = PrintOf(who.Issuer, who.Subject), print = PasswordHash.PrintOf(account.PasswordHash), region = account.RegionCode });
        }, cancel);
    }

    /// <summary>Takes a link off: one's own, where a password was chosen; or another's within reach, whose sessions end with it.</summary>
    public Task<Result<Account>> UnlinkAsync(string name, string by, CancellationToken cancel = default, AccountReach? reach = null) => deeds.DoAsync(name, by, async (db, account) =>
    {
        if (await db.ExternalLogins.SingleOrDefaultAsync(e => e.AccountId == account.Id, cancel) is not { } login) return ExternalProblems.NothingLinked();
        if (name == by && account.PasswordChangedAt is null) return ExternalProblems.NeedsPassword();
        db.ExternalLogins.Remove(login);
        if (name != by) await AccountDeeds.EndSessionsAsync(db, account.Id, by, workspace.Clock.GetUtcNow(), cancel: cancel);
        return new DeedEntry("external-unlinked", new { region = account.RegionCode });
    }, cancel, reach);

    /// <summary>When an account was linked; null when it is not.</summary>
    public async Task<DateTimeOffset?> LinkedAtAsync(long account, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.ExternalLogins.Where(e => e.AccountId == account).Select(e => (DateTimeOffset?)e.LinkedAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What the log vouches for; it does not name the person.</summary>
    internal static string PrintOf(string issuer, string subject) => SecretToken.HashOf(issuer + "\n" + subject)[..16];

    private static Task<Result<DeedEntry>> Entry(string action, object details) => Task.FromResult<Result<DeedEntry>>(new DeedEntry(action, details));
}

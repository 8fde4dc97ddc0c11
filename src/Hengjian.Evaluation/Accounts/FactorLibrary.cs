using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>两步验证: a code of an app beside the password, and recovery codes for a lost telephone.</summary>
public sealed class FactorLibrary(Workspace workspace)
{
    private readonly AccountDeeds deeds = new(workspace);
    private readonly SecretBox box = new(workspace.Directory);

    /// <summary>Whether an account must have a second factor: the three administrations, outside demo workspaces.</summary>
    public bool IsDemanded(Account account)
    {
        if (workspace.Demo != DemoState.None) return false;
        var now = workspace.Clock.GetUtcNow();
        return account.Grants.Any(g => g.IsInForce(now) && SeparationOfDuties.IsAdministration(g.Role));
    }

    /// <summary>The secret to enter into the app; made when there is none yet. HJS0162 once it is on.</summary>
    public async Task<Result<byte[]>> BeginAsync(string name, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Name == name, cancel);
        if (account is null) return AccountProblems.Unknown(name, null);
        if (account.FactorOn) return FactorProblems.AlreadyOn();
        if (account.FactorSecret is { } begun && box.Open(begun, name) is { } known) return known;
        var secret = Totp.NewSecret();
        var sealedSecret = box.Seal(secret, name);
        // Nothing is in force yet, so nothing is logged; two pages opened at once both show the one that was stored.
        var stored = await db.Accounts.Where(a => a.Id == account.Id && !a.FactorOn && a.FactorSecret == account.FactorSecret)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.FactorSecret, sealedSecret), cancel);
        return stored == 1 ? secret : await BeginAsync(name, cancel);
    }

    /// <summary>Turns it on with a code of the app.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="session">The session it is done in; counts as signed in with both factors.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <returns>The recovery codes, shown once.</returns>
    public async Task<Result<IReadOnlyList<string>>> ConfirmAsync(string name, string code, Guid? session, CancellationToken cancel = default)
    {
        IReadOnlyList<string> codes = [];
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            if (account.FactorOn) return FactorProblems.AlreadyOn();
            if (account.FactorSecret is null || box.Open(account.FactorSecret, name) is not { } secret) return FactorProblems.NotBegun();
            var now = workspace.Clock.GetUtcNow();
            if (Totp.Match(secret, code, now, account.FactorStep) is not { } step) return FactorProblems.WrongCode();
            (account.FactorOn, account.FactorStep) = (true, step);
            await MarkAsync(db, session, cancel);
            codes = await RenewAsync(db, account, cancel);
            return Entry("factor-on", account);
        }, cancel);
        return done.Map(_ => codes);
    }

    /// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
    /// <returns>The principal; HJS0121 locked, HJS0160 wrong.</returns>
    public async Task<Result<Principal>> SignInAsync(string name, string typed, Guid session, CancellationToken cancel = default)
    {
        Result<Principal> outcome = FactorProblems.NotBegun();
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            var now = workspace.Clock.GetUtcNow();
            if (!account.FactorOn || account.FactorSecret is null || box.Open(account.FactorSecret, name) is not { } secret) return FactorProblems.NotBegun();
            var recovery = typed.Count(char.IsAsciiLetterOrDigit) > Totp.Digits ? await FindRecoveryAsync(db, account, typed, cancel) : null;
            // A recovery code stands for the step it is used in: the app's own code of that half minute still counts.
            var step = recovery is null ? Totp.Match(secret, typed, now, account.FactorStep) : account.FactorStep + 1;
            var kept = account.FactorStep;
            outcome = account.AcceptCode(step, now);
            if (recovery is not null) account.FactorStep = kept;
            if (!outcome.IsOk)
                return new DeedEntry("second-factor-refused", new { code = outcome.Problems[0].Code, region = account.RegionCode });
            if (recovery is not null) recovery.UsedAt = now;
            await MarkAsync(db, session, cancel);
            return Entry(recovery is null ? "second-factor" : "use-recovery-code", account);
        }, cancel);
        return done.IsOk ? outcome : Result.Fail<Principal>(done.Problems);
    }

    /// <summary>Takes it off: by oneself with a code, where it is not demanded; for another who lost it, with a reason.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="proof">A code, by oneself; the reason, for another.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<Account>> TakeOffAsync(string name, string proof, string by, CancellationToken cancel = default)
    {
        var own = name == by;
        if (!own && AccountAdministration.Reason(proof) is null) return AccountProblems.NoReason();
        return await deeds.DoAsync(name, by, async (db, account) =>
        {
            var now = workspace.Clock.GetUtcNow();
            if (own && IsDemanded(account)) return FactorProblems.Demanded();
            if (own && !(account.FactorSecret is { } text && box.Open(text, name) is { } secret && Totp.Match(secret, proof, now, account.FactorStep) is not null))
                return FactorProblems.WrongCode();
            (account.FactorOn, account.FactorSecret) = (false, null);
            await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancel);
            // What was signed in with the lost telephone ends with it.
            if (!own) await AccountDeeds.EndSessionsAsync(db, account.Id, by, now, cancel: cancel);
            return new DeedEntry("factor-off", new { reason = own ? null : AccountAdministration.Reason(proof), region = account.RegionCode });
        }, cancel);
    }

    /// <summary>New recovery codes in place of all older ones, shown once.</summary>
    public async Task<Result<IReadOnlyList<string>>> RenewCodesAsync(string name, CancellationToken cancel = default)
    {
        IReadOnlyList<string> codes = [];
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            if (!account.FactorOn) return FactorProblems.NotBegun();
            codes = await RenewAsync(db, account, cancel);
            return Entry("renew-recovery-codes", account);
        }, cancel);
        return done.Map(_ => codes);
    }

    /// <summary>Recovery codes left.</summary>
    public async Task<int> CodesLeftAsync(long account, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.RecoveryCodes.CountAsync(c => c.AccountId == account && c.UsedAt == null, cancel);
    }

    private static async Task<RecoveryCode?> FindRecoveryAsync(AppDb db, Account account, string typed, CancellationToken cancel)
    {
        var hash = SecretToken.HashOf(SecretToken.NormalizeRecoveryCode(typed));
        return await db.RecoveryCodes.SingleOrDefaultAsync(c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null, cancel);
    }

    private static async Task<IReadOnlyList<string>> RenewAsync(AppDb db, Account account, CancellationToken cancel)
    {
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        string[] codes = [.. Enumerable.Range(0, RecoveryCode.SetSize).Select(_ => SecretToken.NewRecoveryCode())];
        db.RecoveryCodes.AddRange(codes.Select(c =>
            new RecoveryCode { AccountId = account.Id, Hash = SecretToken.HashOf(SecretToken.NormalizeRecoveryCode(c)) }));
        return codes;
    }

    private async Task MarkAsync(AppDb db, Guid? session, CancellationToken cancel)
    {
        if (session is { } id && await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is { } found) found.FactorAt = workspace.Clock.GetUtcNow();
    }

    private static DeedEntry Entry(string action, Account account) => new(action, new { region = account.RegionCode });
}

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
    public bool IsDemanded(Account account) => SecondFactorRule.IsDemanded(workspace, account);

    /// <summary>Whether a password, or another's word, is only the first step of signing in.</summary>
    public bool HasSecondStep(Account account) => SecondFactorRule.HasSecondStep(workspace, account);

    /// <summary>The secret to enter into the app; made anew for each session that begins. HJS0162 once it is on.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="session">The session it is shown in: no other is shown it, and none can confirm it.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<byte[]>> BeginAsync(string name, Guid? session, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Name == name, cancel);
        if (account is null) return AccountProblems.Unknown(name, null);
        if (account.FactorOn) return FactorProblems.AlreadyOn();
        if (account.FactorSecret is { } begun && box.Open(begun, Begun(name, session)) is { } known) return known;
        var secret = Totp.NewSecret();
        var sealedSecret = box.Seal(secret, Begun(name, session));
        // Nothing is in force yet, so nothing is logged; two pages of a session opened at once both show the one that was stored.
        var stored = await db.Accounts.Where(a => a.Id == account.Id && !a.FactorOn && a.FactorSecret == account.FactorSecret)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.FactorSecret, sealedSecret), cancel);
        return stored == 1 ? secret : await BeginAsync(name, session, cancel);
    }

    /// <summary>Turns it on with a code of the app, on the way in.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="session">The session it was begun in; counts as signed in with both factors. Null where nobody signs in with it.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="number">The number the session gets; null leaves it its own.</param>
    /// <returns>The recovery codes, shown once.</returns>
    public async Task<Result<IReadOnlyList<string>>> ConfirmAsync(string name, string code, Guid? session, CancellationToken cancel = default, Guid? number = null)
    {
        IReadOnlyList<string> codes = [];
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            if (account.FactorOn) return FactorProblems.AlreadyOn();
            if (account.FactorSecret is null || box.Open(account.FactorSecret, Begun(name, session)) is not { } secret) return FactorProblems.NotBegun();
            var now = workspace.Clock.GetUtcNow();
            if (Totp.Match(secret, code, now, account.FactorStep) is not { } step) return FactorProblems.WrongCode();
            account.FactorStep = step;
            codes = await TurnOnAsync(db, account, secret, session, number, cancel);
            var on = new DeedEntry("factor-on", new { region = account.RegionCode, print = PrintOf(account) });
            return session is null ? on : await EnterAsync(db, account, on, now, cancel);
        }, cancel);
        return done.Map(_ => codes);
    }

    /// <summary>Turns the own one on from inside, with the password, too: at an open browser a stranger could otherwise shut its owner out.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="password">The own password.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="session">The session it was begun in.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="known">See <see cref="Account.SignIn"/>.</param>
    /// <returns>The recovery codes, shown once; HJS0121, HJS0145, HJS0160 when one has to wait, password or code wrong.</returns>
    public async Task<Result<IReadOnlyList<string>>> ConfirmOwnAsync(
        string name, string password, string code, Guid? session, CancellationToken cancel = default, bool known = false)
    {
        IReadOnlyList<string> codes = [];
        var hash = (await workspace.Accounts.FindAsync(name, cancel))?.PasswordHash;
        var right = await AccountService.VerifyAsync(password, hash, cancel);
        Result<Principal> outcome = FactorProblems.NotBegun();
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            if (account.FactorOn) return FactorProblems.AlreadyOn();
            if (account.FactorSecret is null || box.Open(account.FactorSecret, Begun(name, session)) is not { } secret) return FactorProblems.NotBegun();
            var now = workspace.Clock.GetUtcNow();
            outcome = account.AcceptBoth(right && account.PasswordHash == hash, Totp.Match(secret, code, now, account.FactorStep), now, known);
            if (!outcome.IsOk) return Refused(outcome, account);
            codes = await TurnOnAsync(db, account, secret, session, null, cancel);
            return new DeedEntry("factor-on", new { region = account.RegionCode, print = PrintOf(account) });
        }, cancel);
        return done.IsOk && !outcome.IsOk ? Result.Fail<IReadOnlyList<string>>(outcome.Problems) : done.Map(_ => codes);
    }

    private async Task<IReadOnlyList<string>> TurnOnAsync(AppDb db, Account account, byte[] secret, Guid? session, Guid? number, CancellationToken cancel)
    {
        (account.FactorOn, account.FactorSecret) = (true, box.Seal(secret, account.Name));
        await MarkAsync(db, session, number, cancel);
        return await RenewAsync(db, account, cancel);
    }

    /// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="typed">The code.</param>
    /// <param name="session">The session whose password was right.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="known">See <see cref="Account.SignIn"/>.</param>
    /// <param name="number">The number the session gets; null leaves it its own.</param>
    /// <returns>The principal; HJS0121 to wait, HJS0160 wrong.</returns>
    public async Task<Result<Principal>> SignInAsync(
        string name, string typed, Guid session, CancellationToken cancel = default, bool known = false, Guid? number = null)
    {
        Result<Principal> outcome = FactorProblems.NotBegun();
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            var now = workspace.Clock.GetUtcNow();
            if (Secret(account) is not { } secret) return FactorProblems.NotBegun();
            var (step, recovery) = await ReadCodeAsync(db, account, secret, typed, cancel);
            outcome = Accept(account, recovery, () => account.AcceptCode(step, now, known));
            if (!outcome.IsOk) return Refused(outcome, account);
            if (recovery is not null) recovery.UsedAt = now;
            await MarkAsync(db, session, number, cancel);
            var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
            outcome = outcome.Map(p => p with { Book = book });
            return await EnterAsync(db, account, Entry(recovery is null ? "second-factor" : "use-recovery-code", account), now, cancel);
        }, cancel);
        return done.IsOk ? outcome : Result.Fail<Principal>(done.Problems);
    }

    // Signed in is who has done the last step: the first is one that a thief of the password can do, too.
    private async Task<DeedEntry> EnterAsync(AppDb db, Account account, DeedEntry last, DateTimeOffset now, CancellationToken cancel)
    {
        await workspace.Audit.AppendAsync(db, account.Name, last.Action, "account:" + account.Name, last.Details, cancel);
        account.LastSignIn = now;
        return new DeedEntry("sign-in", new { code = "", region = account.RegionCode });
    }

    /// <summary>Takes it off for another who lost it, with a reason.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="reach">Whether the account is within reach of who does it.</param>
    public async Task<Result<Account>> TakeOffAsync(string name, string reason, string by, CancellationToken cancel = default, AccountReach? reach = null)
    {
        if (name == by) return AccountProblems.OwnAccount();
        if (AccountAdministration.Reason(reason) is not { } why) return AccountProblems.NoReason();
        return await deeds.DoAsync(name, by, async (db, account) =>
        {
            await EndAsync(db, account, cancel);
            // What was signed in with the lost telephone ends with it.
            await AccountDeeds.EndSessionsAsync(db, account.Id, by, workspace.Clock.GetUtcNow(), cancel: cancel);
            return new DeedEntry("factor-off", new { reason = why, region = account.RegionCode });
        }, cancel, reach);
    }

    /// <summary>Takes the own one off, where it is not demanded.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="password">The own password.</param>
    /// <param name="code">A code of the app, or a recovery code.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="known">See <see cref="Account.SignIn"/>.</param>
    /// <returns>HJS0121, HJS0145, HJS0160 when one has to wait, password or code wrong; HJS0163 demanded.</returns>
    public Task<Result<Account>> TakeOffOwnAsync(string name, string password, string code, CancellationToken cancel = default, bool known = false) =>
        ProvenAsync(name, password, code, known, a => IsDemanded(a) ? FactorProblems.Demanded() : null, async (db, account) =>
        {
            await EndAsync(db, account, cancel);
            return new DeedEntry("factor-off", new { reason = (string?)null, region = account.RegionCode });
        }, cancel);

    /// <summary>New recovery codes in place of all older ones, shown once.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="password">The own password.</param>
    /// <param name="code">A code of the app, or a recovery code.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="known">See <see cref="Account.SignIn"/>.</param>
    /// <returns>The codes; HJS0121, HJS0145, HJS0160 when one has to wait, password or code wrong.</returns>
    public async Task<Result<IReadOnlyList<string>>> RenewCodesAsync(string name, string password, string code, CancellationToken cancel = default, bool known = false)
    {
        IReadOnlyList<string> codes = [];
        var done = await ProvenAsync(name, password, code, known, _ => null, async (db, account) =>
        {
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

    // An open browser must not be enough for what outlives its session. Both deeds void the recovery codes, so the one that
    // may have been typed need not be marked as used.
    private async Task<Result<Account>> ProvenAsync(
        string name, string password, string typed, bool known, Func<Account, Problem?> obstacle, Func<AppDb, Account, Task<DeedEntry>> deed, CancellationToken cancel)
    {
        var hash = (await workspace.Accounts.FindAsync(name, cancel))?.PasswordHash;
        var right = await AccountService.VerifyAsync(password, hash, cancel);
        Result<Principal> outcome = FactorProblems.NotBegun();
        var done = await deeds.DoAsync(name, name, async (db, account) =>
        {
            if (Secret(account) is not { } secret) return FactorProblems.NotBegun();
            if (obstacle(account) is { } problem) return problem;
            var (step, recovery) = await ReadCodeAsync(db, account, secret, typed, cancel);
            outcome = Accept(account, recovery, () => account.AcceptBoth(right && account.PasswordHash == hash, step, workspace.Clock.GetUtcNow(), known));
            return outcome.IsOk ? await deed(db, account) : Refused(outcome, account);
        }, cancel);
        return done.IsOk && !outcome.IsOk ? Result.Fail<Account>(outcome.Problems) : done;
    }

    private byte[]? Secret(Account account) => account is { FactorOn: true, FactorSecret: { } text } ? box.Open(text, account.Name) : null;

    // Names are without blanks, so nothing begun opens as something confirmed.
    private static string Begun(string name, Guid? session) => $"{name} {session:N}";

    private async Task<(long? Step, RecoveryCode? Recovery)> ReadCodeAsync(AppDb db, Account account, byte[] secret, string typed, CancellationToken cancel)
    {
        var recovery = typed.Count(char.IsAsciiLetterOrDigit) > Totp.Digits ? await FindRecoveryAsync(db, account, typed, cancel) : null;
        return (recovery is null ? Totp.Match(secret, typed, workspace.Clock.GetUtcNow(), account.FactorStep) : account.FactorStep + 1, recovery);
    }

    // A recovery code stands for the step it is used in: the app's own code of that half minute still counts.
    private static Result<Principal> Accept(Account account, RecoveryCode? recovery, Func<Result<Principal>> accept)
    {
        var kept = account.FactorStep;
        var outcome = accept();
        if (recovery is not null) account.FactorStep = kept;
        return outcome;
    }

    private static async Task EndAsync(AppDb db, Account account, CancellationToken cancel)
    {
        (account.FactorOn, account.FactorSecret) = (false, null);
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancel);
    }

    private static DeedEntry Refused(Result<Principal> outcome, Account account) =>
        new("second-factor-refused", new { code = outcome.Problems[0].Code, region = account.RegionCode });

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

    private async Task MarkAsync(AppDb db, Guid? session, Guid? number, CancellationToken cancel)
    {
        if (session is not { } id || await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } found) return;
        found.FactorAt = workspace.Clock.GetUtcNow();
        if (number is not { } other) return;
        db.Sessions.Add(SessionLibrary.Renewed(found, other));
        db.Sessions.Remove(found);
    }

    /// <summary>A short print of the sealed secret: the log vouches for it, and it opens nothing.</summary>
    internal static string PrintOf(Account account) => SecretToken.HashOf(account.FactorSecret ?? "")[..16];

    private static DeedEntry Entry(string action, Account account) => new(action, new { region = account.RegionCode });
}

using System.Text.RegularExpressions;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>账号: make, sign in, look up. Every deed is in the audit log.</summary>
public sealed partial class AccountService(Workspace workspace)
{
    private const int LongestDisplayName = 100;

    // Each takes a processor for a tenth of a second: more at once than there are would only slow each other, and all pages.
    private static readonly SemaphoreSlim Verifying = new(Environment.ProcessorCount);

    private readonly UnknownNames unknown = new();

    /// <summary>Makes an account with a password: the first of a workspace, and those of a demo. All others are invited.</summary>
    /// <param name="name">Sign-in name; lower-cased.</param>
    /// <param name="password">Held against <see cref="PasswordRules"/>; in a demo workspace it may be anything.</param>
    /// <param name="displayName">Name to show.</param>
    /// <param name="grants">What it may do; none is allowed.</param>
    /// <param name="by">Sign-in name of who makes it.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<Account>> CreateAsync(
        string name, string password, string displayName, IReadOnlyList<Grant> grants, string by = "system",
        CancellationToken cancel = default)
    {
        var signIn = Normalize(name);
        await using var db = workspace.OpenDb();
        var problems = CheckName(signIn, displayName).Concat(await CheckPasswordAsync(db, signIn, password, displayName, cancel)).Concat(Check(grants, await workspace.RoleBooks.CurrentAsync(db, cancel))).ToList();
        if (problems.Count > 0) return Result.Fail<Account>(problems);
        var hash = PasswordHash.Create(password);
        var region = grants.Count == 0 ? 0 : grants.Min(g => g.RegionCode);
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.Accounts.AnyAsync(a => a.Name == signIn, cancel)) return AccountProblems.NameTaken(signIn);
        var account = new Account
        {
            Name = signIn,
            DisplayName = displayName,
            RegionCode = region,
            PasswordHash = hash,
            PasswordChangedAt = workspace.Clock.GetUtcNow(),
            CreatedAt = workspace.Clock.GetUtcNow(),
            Grants = [.. grants.Select(g => new AccountGrant { Role = g.Role, RegionCode = g.RegionCode, Unit = g.Unit })],
        };
        db.Accounts.Add(account);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "create-account", "account:" + signIn, new { grants, region, print = PasswordHash.PrintOf(hash) }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return account;
    }

    /// <summary>Checks name and password. A wrong one takes as long as a right one and does not say which was wrong.</summary>
    /// <param name="name">Sign-in name.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="knows">Whether an account's owner has signed in before where this is asked; see <see cref="Account.SignIn"/>. Null for nowhere.</param>
    /// <returns>Who it is, also when a second step is still to be done; or HJS0120 wrong, HJS0121 to wait, HJS0122 switched off.</returns>
    public async Task<Result<Principal>> SignInAsync(string name, string password, CancellationToken cancel = default, Func<Account, bool>? knows = null)
    {
        var signIn = Normalize(name);
        // The hash takes a tenth of a second; nobody else's write shall wait for it.
        var right = await VerifyAsync(password, (await FindAsync(signIn, cancel))?.PasswordHash, cancel);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var account = await db.Accounts.Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == signIn, cancel);
        if (account is null) return await RefuseUnknownAsync(db, transaction, signIn, cancel);
        var now = workspace.Clock.GetUtcNow();
        var outcome = account.SignIn(right, now, knows?.Invoke(account) == true);
        var whole = outcome.IsOk && !SecondFactorRule.HasSecondStep(workspace, account);
        if (whole) account.LastSignIn = now;
        var action = !outcome.IsOk ? "sign-in-refused" : whole ? "sign-in" : "first-step";
        var entry = await workspace.Audit.AppendAsync(
            db, signIn, action, "account:" + signIn, new { code = outcome.IsOk ? "" : outcome.Problems[0].Code }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        return outcome.Map(p => p with { Book = book });
    }

    // The name is not written down: people type passwords into the wrong box.
    private async Task<Result<Principal>> RefuseUnknownAsync(
        AppDb db, IDbContextTransaction transaction, string name, CancellationToken cancel)
    {
        var (refusal, tries) = unknown.Refuse(name, workspace.Clock.GetUtcNow());
        if (tries > 0)
        {
            var entry = await workspace.Audit.AppendAsync(
                db, "unknown", "sign-in-refused", "account", new { code = refusal.Problems[0].Code, tries }, cancel);
            await workspace.Audit.CommitAsync(transaction, entry, cancel);
        }
        return refusal;
    }

    /// <summary>The account with its grants; null when there is none.</summary>
    public async Task<Account?> FindAsync(string name, CancellationToken cancel = default)
    {
        var signIn = Normalize(name);
        await using var db = workspace.OpenDb();
        return await db.Accounts.AsNoTracking().Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == signIn, cancel);
    }

    /// <summary>All accounts by name, for those who may manage them.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Accounts.AsNoTracking().Include(a => a.Grants).OrderBy(a => a.Name).ToListAsync(cancel);
    }

    /// <summary>Whether a password made a hash; waits while as many others are verified as there are processors.</summary>
    public static async Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancel = default)
    {
        await Verifying.WaitAsync(cancel);
        try
        {
            return PasswordHash.Verify(password, hash);
        }
        finally
        {
            Verifying.Release();
        }
    }

    /// <summary>A sign-in name as stored.</summary>
    public static string Normalize(string name) => name.Trim().ToLowerInvariant();

    /// <summary>What is wrong with the names of a new account.</summary>
    public static IEnumerable<Problem> CheckName(string name, string displayName)
    {
        if (!NamePattern().IsMatch(name) || name is Account.Server or "unknown") yield return AccountProblems.BadName(name);
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Length > LongestDisplayName) yield return AccountProblems.BadDisplayName();
    }

    private async Task<IReadOnlyList<Problem>> CheckPasswordAsync(
        AppDb db, string name, string password, string displayName, CancellationToken cancel) =>
        workspace.Demo != DemoState.None ? [] : PasswordRules.Check(password, name, [displayName, .. await OwnWords.ReadAsync(db, cancel)]);

    private static IEnumerable<Problem> Check(IReadOnlyList<Grant> grants, RoleBook book)
    {
        foreach (var grant in grants)
        {
            if (book.Find(grant.Role) is null || book.IsClosed(grant.Role)) yield return AccessProblems.UnknownRole(grant.Role);
            if (grant.RegionCode is < 0 or > 999_999) yield return AccessProblems.BadRegionCode(grant.RegionCode);
        }
        if (SeparationOfDuties.Check(grants, book) is { } together) yield return together;
    }

    [GeneratedRegex("^[a-z0-9._-]{2,40}$")]
    private static partial Regex NamePattern();
}

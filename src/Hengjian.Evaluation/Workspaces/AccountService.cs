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
    private const int ShortestPassword = 8;

    private readonly UnknownNames unknown = new();

    /// <summary>Makes an account.</summary>
    /// <param name="name">Sign-in name; lower-cased.</param>
    /// <param name="password">At least eight characters.</param>
    /// <param name="displayName">Name to show.</param>
    /// <param name="grants">What it may do; none is allowed.</param>
    /// <param name="by">Sign-in name of who makes it.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<Account>> CreateAsync(
        string name, string password, string displayName, IReadOnlyList<Grant> grants, string by = "system",
        CancellationToken cancel = default)
    {
        var signIn = Normalize(name);
        var problems = Check(signIn, password, grants).ToList();
        if (problems.Count > 0) return Result.Fail<Account>(problems);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.Accounts.AnyAsync(a => a.Name == signIn, cancel)) return AccountProblems.NameTaken(signIn);
        var account = new Account
        {
            Name = signIn,
            DisplayName = displayName,
            PasswordHash = PasswordHash.Create(password),
            CreatedAt = workspace.Clock.GetUtcNow(),
            SecurityStamp = Guid.NewGuid(),
            Grants = [.. grants.Select(g => new AccountGrant { Role = g.Role, RegionCode = g.RegionCode, Unit = g.Unit })],
        };
        db.Accounts.Add(account);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "create-account", "account:" + signIn, new { grants }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return account;
    }

    /// <summary>Checks name and password. A wrong one takes as long as a right one and does not say which was wrong.</summary>
    /// <returns>Who it is; or HJS0120 wrong, HJS0121 locked, HJS0122 switched off.</returns>
    public async Task<Result<Principal>> SignInAsync(string name, string password, CancellationToken cancel = default)
    {
        var signIn = Normalize(name);
        // The hash takes a tenth of a second; nobody else's write shall wait for it.
        var right = PasswordHash.Verify(password, (await FindAsync(signIn, cancel))?.PasswordHash);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var account = await db.Accounts.Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == signIn, cancel);
        if (account is null) return await RefuseUnknownAsync(db, transaction, signIn, cancel);
        var outcome = account.SignIn(right, workspace.Clock.GetUtcNow());
        var action = outcome.IsOk ? "sign-in" : "sign-in-refused";
        var entry = await workspace.Audit.AppendAsync(
            db, signIn, action, "account:" + signIn, new { code = outcome.IsOk ? "" : outcome.Problems[0].Code }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return outcome;
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

    private static string Normalize(string name) => name.Trim().ToLowerInvariant();

    private static IEnumerable<Problem> Check(string name, string password, IReadOnlyList<Grant> grants)
    {
        if (!NamePattern().IsMatch(name)) yield return AccountProblems.BadName(name);
        if (password.Length < ShortestPassword) yield return AccountProblems.WeakPassword();
        foreach (var grant in grants)
        {
            if (Roles.Find(grant.Role) is null) yield return AccessProblems.UnknownRole(grant.Role);
            if (grant.RegionCode is < 0 or > 999_999) yield return AccessProblems.BadRegionCode(grant.RegionCode);
        }
    }

    [GeneratedRegex("^[a-z0-9._-]{2,40}$")]
    private static partial Regex NamePattern();
}

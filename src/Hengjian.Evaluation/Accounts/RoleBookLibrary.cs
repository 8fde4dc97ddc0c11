using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>A stored version of the matrix.</summary>
/// <param name="Record">Number, reason, who and when.</param>
/// <param name="Changes">What it changed about the version before, in words.</param>
public sealed record RoleBookVersion(RoleBookRecord Record, IReadOnlyList<string> Changes);

/// <summary>What a new version would do.</summary>
/// <param name="Changes">In words.</param>
/// <param name="Accounts">How many accounts hold a role that changes.</param>
/// <param name="Base">The version it was made from.</param>
public sealed record RoleBookPreview(IReadOnlyList<string> Changes, int Accounts, long Base);

/// <summary>权限表: versions with their reasons. A saved one is in force at once, for every session.</summary>
public sealed class RoleBookLibrary(Workspace workspace)
{
    /// <summary>The matrix is one for the whole workspace: whoever changes it gives rights in all of its regions.</summary>
    public async Task<Decision> MayEditAsync(Principal by, CancellationToken cancel = default)
    {
        var scope = AccessPolicy.ScopeOf(by, Permission.GiveRights);
        if (scope.IsEmpty) return AccessPolicy.Decide(by, Permission.GiveRights, 0);
        if (scope.Contains(0)) return Decision.Yes;
        var tree = await workspace.Regions.TreeOnAsync(BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        var codes = tree.TryGet(out var regions) ? regions.Regions.Select(r => r.Code).Where(c => c != 0).ToList() : [];
        return codes.Count > 0 && codes.TrueForAll(scope.Contains) ? Decision.Yes : Decision.No(RoleBookProblems.NotEverywhere().Message);
    }

    /// <summary>The book in force.</summary>
    public async Task<RoleBook> CurrentAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await workspace.RoleBooks.CurrentAsync(db, cancel);
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<RoleBookVersion>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var rows = await db.RoleBooks.AsNoTracking().OrderBy(b => b.Id).ToListAsync(cancel);
        var books = rows.Select(r => RoleBookShelf.Of(r)).Prepend(RoleBook.BuiltIn).ToList();
        return [.. rows.Select((r, i) => new RoleBookVersion(r, RoleBookDifference.Of(books[i], books[i + 1]))).Reverse()];
    }

    /// <summary>What rules would change, and for how many; problems when they may not be saved.</summary>
    public async Task<Result<RoleBookPreview>> PreviewAsync(RoleBookRules rules, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var current = await workspace.RoleBooks.CurrentAsync(db, cancel);
        var problems = Obstacles(rules, current);
        if (problems.Count > 0) return Result.Fail<RoleBookPreview>(problems);
        var next = RoleBook.Of(current.Version + 1, rules);
        var changed = next.Roles.Where(r => current.Find(r.Id) is not { } old || !old.Rules.SequenceEqual(r.Rules)).Select(r => r.Id).ToList();
        var now = workspace.Clock.GetUtcNow();
        var holders = await db.Accounts.AsNoTracking().Include(a => a.Grants).Where(a => !a.Disabled && a.Grants.Any(g => changed.Contains(g.Role))).ToListAsync(cancel);
        return new RoleBookPreview(RoleBookDifference.Of(current, next), holders.Count(a => a.Grants.Any(g => changed.Contains(g.Role) && g.IsInForce(now))), current.Version);
    }

    /// <summary>Saves a version.</summary>
    /// <param name="rules">What it changes about the built-in roles.</param>
    /// <param name="from">Number of the version it was made from: another one in force by now keeps it from being saved.</param>
    /// <param name="reason">Chinese.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<RoleBook>> SaveAsync(RoleBookRules rules, long from, string reason, Principal by, CancellationToken cancel = default)
    {
        if (await MayEditAsync(by, cancel) is { Allowed: false } no) return AccessProblems.Denied(no);
        if (AccountAdministration.Reason(reason) is not { } why) return Domain.Accounts.AccountProblems.NoReason();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var current = await workspace.RoleBooks.CurrentAsync(db, cancel);
        if (current.Version != from) return RoleBookProblems.Changed();
        var problems = Obstacles(rules, current);
        if (problems.Count > 0) return Result.Fail<RoleBook>(problems);
        var row = new RoleBookRecord { Rules = rules.ToJson(), Reason = why, MadeBy = by.Account, MadeAt = workspace.Clock.GetUtcNow() };
        db.RoleBooks.Add(row);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by.Account, "change-roles", FormattableString.Invariant($"role-book:{row.Id}"), new { sha256 = HashOf(row), reason = why, region = 0 }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return RoleBook.Of(row.Id, rules);
    }

    /// <summary>What the log vouches for.</summary>
    internal static string HashOf(RoleBookRecord row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Rules)));

    // A made role that somebody may hold does not go away: it is closed, and its name stays in the log.
    private static List<Problem> Obstacles(RoleBookRules rules, RoleBook current)
    {
        var problems = RoleBook.Check(rules).ToList();
        if (current.Rules.Own.Any(o => rules.Own.All(n => n.Id != o.Id))) problems.Add(RoleBookProblems.Unknown());
        if (problems.Count == 0 && rules.ToJson() == current.Rules.ToJson()) problems.Add(RoleBookProblems.Same());
        return problems;
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hengjian.Evaluation.Packages;

/// <summary>What a deed on a package works with, inside its transaction.</summary>
/// <param name="Db">With the transaction.</param>
/// <param name="Work">The package; its state is still the old one.</param>
/// <param name="Facts">What was known.</param>
/// <param name="By">Who.</param>
/// <param name="Now">When.</param>
public sealed record PackageDeed(AppDb Db, PackageWork Work, PackageFacts Facts, Principal By, DateTimeOffset Now);

/// <summary>自评包: compiled and reopened here; features that do more than change the state bring it along.</summary>
public sealed class PackageDeeds(Workspace workspace, PackageFactsReader reader, ObstacleBook obstacleBook)
{
    private const int MostNamed = 50;
    private const int Tries = 3;

    /// <summary>What can be done with a package by somebody now, and why not the rest.</summary>
    public async Task<IReadOnlyList<PackageOption>> OptionsAsync(long id, Principal principal, bool factorFresh, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        if (await PackageFactsReader.FindAsync(db, id, cancel) is not { } work) return [];
        var facts = await reader.FactsAsync(db, work, cancel);
        // That governments below are missing is answered by a reason, which the form asks for.
        return PackageMachine.Options(facts with { FactorFresh = factorFresh, BelowWaived = true }, principal);
    }

    /// <summary>汇总完成: asks every unit's part once more; with a reason, governments below that are missing are not waited for.</summary>
    public Task<Result<PackageState>> CompileAsync(long id, Principal principal, string waiver = "", CancellationToken cancel = default) =>
        DoAsync(id, PackageMove.Compile, principal, "", async deed =>
        {
            var below = await deed.Db.Packages.Where(p => p.ParentId == id && p.State != PackageState.Accepted).Select(p => p.RegionCode).OrderBy(c => c).ToListAsync(cancel);
            return new { region = deed.Work.Package.RegionCode, waived = below, reason = below.Count > 0 ? waiver.Trim() : "" };
        }, f => f with { BelowWaived = PackageReasons.IsGood(waiver) }, cancel);

    /// <summary>撤回汇总: units' parts can be returned and changed again.</summary>
    public Task<Result<PackageState>> ReopenAsync(long id, Principal principal, string reason, CancellationToken cancel = default) =>
        DoAsync(id, PackageMove.Reopen, principal, reason, deed =>
            Task.FromResult<Result<object>>(new { region = deed.Work.Package.RegionCode, reason = reason.Trim() }), cancel: cancel);

    /// <summary>撤销审定: what changed since is mended, shown and approved again.</summary>
    public Task<Result<PackageState>> UnapproveAsync(long id, Principal principal, string reason, CancellationToken cancel = default) =>
        DoAsync(id, PackageMove.Unapprove, principal, reason, deed =>
            Task.FromResult<Result<object>>(new
            {
                region = deed.Work.Package.RegionCode,
                reason = reason.Trim(),
                to = PackageMachine.Apply(deed.Facts, PackageMove.Unapprove, principal, reason).Value.ToString(),
            }), cancel: cancel);

    /// <summary>Makes a move with what belongs to it in one transaction, logs it, and gives and closes the duties.</summary>
    /// <param name="id">The package.</param>
    /// <param name="move">Which.</param>
    /// <param name="principal">Who.</param>
    /// <param name="reason">Chinese; for going back.</param>
    /// <param name="deed">What else is stored; gives the details for the log, with the region.</param>
    /// <param name="known">What the caller knows beyond the records.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<PackageState>> DoAsync(
        long id, PackageMove move, Principal principal, string reason, Func<PackageDeed, Task<Result<object>>> deed,
        Func<PackageFacts, PackageFacts>? known = null, CancellationToken cancel = default)
    {
        for (var again = 1; ; again++)
        {
            // Parts are asked before the lock is taken, under which everybody's saves wait; under it only whether that still holds.
            var weighed = Asks(move) ? await WeighAsync(id, cancel) : [];
            await using var db = workspace.OpenDb();
            await using var transaction = await AuditLog.BeginAsync(db, cancel);
            if (await PackageFactsReader.FindAsync(db, id, cancel) is not { } work) return PackageProblems.NoPackage(id);
            var facts = await reader.FactsAsync(db, work, cancel);
            if (known is not null) facts = known(facts);
            var moved = PackageMachine.Apply(facts, move, principal, reason);
            if (!moved.IsOk) return moved;
            // What was returned is asked once more, as at compiling.
            if (move == PackageMove.Compile || (facts.Mending && Asks(move)))
            {
                if (await UnfinishedAsync(db, id, weighed, cancel) is not { } open)
                {
                    if (again == Tries) return PackageProblems.JustChanged();
                    continue;
                }
                if (open.Count > 0) return Result.Fail<PackageState>(open);
            }
            return await DoneAsync(new PackageDeed(db, work, facts, principal, workspace.Clock.GetUtcNow()), transaction, move, moved.Value, deed, cancel);
        }
    }

    private async Task<Result<PackageState>> DoneAsync(
        PackageDeed about, IDbContextTransaction transaction, PackageMove move, PackageState to, Func<PackageDeed, Task<Result<object>>> deed, CancellationToken cancel)
    {
        var (db, work, principal, now) = (about.Db, about.Work, about.By, about.Now);
        var done = await deed(about);
        if (!done.TryGet(out var details)) return Result.Fail<PackageState>(done.Problems);
        var package = work.Package;
        (package.State, package.Openness) = (to, PackageMachine.OpennessOf(to, package.SubmissionId is not null));
        package.Version++;
        await PackageTasks.FollowAsync(db, work, principal.Account, now, cancel);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, ActionOf(move), FormattableString.Invariant($"package:{package.Id}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return to;
    }

    /// <summary>The action as the audit log has it.</summary>
    public static string ActionOf(PackageMove move) => move.ToString().ToLowerInvariant() + "-package";

    private static bool Asks(PackageMove move) => move is PackageMove.Compile or PackageMove.Approve or PackageMove.Submit;

    private async Task<Dictionary<long, Weighed>> WeighAsync(long id, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var found = new Dictionary<long, Weighed>();
        foreach (var part in await PartsAsync(db, id, cancel))
        {
            found[part.Id] = await obstacleBook.OfAsync(part.Id, cancel);
            if (found.Values.Sum(w => w.Obstacles.Count(o => o.Blocks)) >= MostNamed) break;
        }
        return found;
    }

    // Null when something was done since it was asked.
    private static async Task<IReadOnlyList<Problem>?> UnfinishedAsync(AppDb db, long id, Dictionary<long, Weighed> weighed, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        foreach (var part in await PartsAsync(db, id, cancel))
        {
            if (!weighed.TryGetValue(part.Id, out var found) || !await ObstacleBook.HoldsAsync(db, found, cancel)) return null;
            problems.AddRange(found.Obstacles.Where(o => o.Blocks).Select(o => PackageProblems.Unfinished("条目 " + part.Item, o.Text)));
            if (problems.Count >= MostNamed) break;
        }
        return problems;
    }

    private static Task<List<ContributionRecord>> PartsAsync(AppDb db, long id, CancellationToken cancel) => (
        from part in db.Contributions.AsNoTracking()
        join item in db.Assignments on part.AssignmentId equals item.Id
        where part.PackageId == id && item.ClaimState != ClaimState.Agreed
        orderby part.Id
        select part).ToListAsync(cancel);
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>What a deed on a package works with, inside its transaction.</summary>
/// <param name="Db">With the transaction.</param>
/// <param name="Work">The package; its state is still the old one.</param>
/// <param name="Facts">What was known.</param>
/// <param name="By">Who.</param>
/// <param name="Now">When.</param>
public sealed record PackageDeed(AppDb Db, PackageWork Work, PackageFacts Facts, Principal By, DateTimeOffset Now);

/// <summary>自评包: compiled and reopened here; features that do more than change the state bring it along.</summary>
public sealed class PackageDeeds(Workspace workspace, PackageFactsReader reader, ContributionReader parts)
{
    private const int MostNamed = 50;

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
            var open = await UnfinishedAsync(deed.Db, id, cancel);
            if (open.Count > 0) return Result.Fail<object>(open);
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
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await PackageFactsReader.FindAsync(db, id, cancel) is not { } work) return PackageProblems.NoPackage(id);
        var facts = await reader.FactsAsync(db, work, cancel);
        if (known is not null) facts = known(facts);
        var moved = PackageMachine.Apply(facts, move, principal, reason);
        if (!moved.TryGet(out var to)) return moved;
        // What was returned is asked once more, as at compiling.
        if (facts.Mending && move is PackageMove.Approve or PackageMove.Submit && await UnfinishedAsync(db, id, cancel) is { Count: > 0 } open) return Result.Fail<PackageState>(open);
        var now = workspace.Clock.GetUtcNow();
        var done = await deed(new PackageDeed(db, work, facts, principal, now));
        if (!done.TryGet(out var details)) return Result.Fail<PackageState>(done.Problems);
        var package = work.Package;
        (package.State, package.Openness) = (to, PackageMachine.OpennessOf(to, package.SubmissionId is not null));
        package.Version++;
        await PackageTasks.FollowAsync(db, work, principal.Account, now, cancel);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, ActionOf(move), FormattableString.Invariant($"package:{id}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return moved;
    }

    /// <summary>The action as the audit log has it.</summary>
    public static string ActionOf(PackageMove move) => move.ToString().ToLowerInvariant() + "-package";

    private async Task<IReadOnlyList<Problem>> UnfinishedAsync(AppDb db, long id, CancellationToken cancel)
    {
        var merged = await (from part in db.Contributions
                            join item in db.Assignments on part.AssignmentId equals item.Id
                            where part.PackageId == id && item.ClaimState != ClaimState.Agreed
                            orderby part.Id
                            select new { part.Id, part.Item }).ToListAsync(cancel);
        var problems = new List<Problem>();
        foreach (var part in merged)
        {
            foreach (var obstacle in (await parts.ObstaclesAsync(db, part.Id, cancel)).Where(o => o.Blocks))
                problems.Add(PackageProblems.Unfinished("条目 " + part.Item, obstacle.Text));
            if (problems.Count >= MostNamed) break;
        }
        return problems;
    }
}

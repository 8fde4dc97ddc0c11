using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hengjian.Evaluation.Packages;

/// <summary>承办任务: handed in, withdrawn, checked, merged, returned; each with its duties and its line in the log.</summary>
public sealed class ContributionDeeds(Workspace workspace, ObstacleBook obstacleBook, IEnumerable<ContributionChanged> followers)
{
    private const int MostNamed = 50;
    private const int Tries = 3;

    /// <summary>What can be done with a part by somebody now, and why not the rest.</summary>
    public async Task<IReadOnlyList<ContributionOption>> OptionsAsync(
        ContributionWork work, IReadOnlyList<HandInObstacle> obstacles, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return ContributionMachine.Options(await ContributionReader.FactsAsync(db, work, obstacles, cancel), principal);
    }

    /// <summary>Makes the move, or says why not; what keeps a part from being handed in is named.</summary>
    /// <param name="id">The part.</param>
    /// <param name="move">Which.</param>
    /// <param name="principal">Who.</param>
    /// <param name="reason">Chinese; for a return.</param>
    /// <param name="due">Until when; for a return.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<ContributionState>> MoveAsync(
        long id, ContributionMove move, Principal principal, string reason = "", DateOnly? due = null, CancellationToken cancel = default)
    {
        for (var again = 1; ; again++)
        {
            // Read before the lock is taken, under which everybody's saves wait; under it only whether it still holds.
            var weighed = move is ContributionMove.HandIn or ContributionMove.Check ? await obstacleBook.OfAsync(id, cancel) : null;
            await using var db = workspace.OpenDb();
            await using var transaction = await AuditLog.BeginAsync(db, cancel);
            if (await ContributionReader.FindAsync(db, id, cancel) is not { } work) return PackageProblems.NoContribution(id);
            if (weighed is null || await ObstacleBook.HoldsAsync(db, weighed, cancel))
                return await MoveAsync(db, transaction, work, move, principal, reason, due, weighed?.Obstacles ?? [], cancel);
            if (again == Tries) return PackageProblems.JustChanged();
        }
    }

    private async Task<Result<ContributionState>> MoveAsync(
        AppDb db, IDbContextTransaction transaction, ContributionWork work, ContributionMove move, Principal principal, string reason, DateOnly? due,
        IReadOnlyList<HandInObstacle> obstacles, CancellationToken cancel)
    {
        var id = work.Part.Id;
        var facts = await ContributionReader.FactsAsync(db, work, obstacles, cancel);
        var now = workspace.Clock.GetUtcNow();
        var moved = ContributionMachine.Apply(facts, move, principal, reason.Trim(), due, BeijingTime.DayOf(now));
        if (!moved.TryGet(out var to)) return Named(moved, move, work, obstacles);
        var from = work.Part.State;
        Note(work.Part, move, to, principal.Account, due);
        db.ContributionEvents.Add(new ContributionEventRecord { ContributionId = id, From = from, To = to, By = principal.Account, At = now, Reason = reason.Trim() });
        await db.SaveChangesAsync(cancel);
        foreach (var follower in followers) await follower(db, id, cancel);
        await ContributionTasks.FollowAsync(db, work.Part, await TitleAsync(db, work.Part, cancel), principal.Account, now, cancel);
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, ActionOf(move), FormattableString.Invariant($"contribution:{id}"), new
        {
            region = work.Part.RegionCode,
            unit = work.Part.UnitId,
            item = work.Part.Item,
            package = work.Package.Id,
            from = from.ToString(),
            to = to.ToString(),
            reason = reason.Trim(),
            due = move == ContributionMove.Return ? due : null,
        }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return moved;
    }

    /// <summary>The action as the audit log has it.</summary>
    public static string ActionOf(ContributionMove move) => move switch
    {
        ContributionMove.HandIn => "hand-in",
        ContributionMove.Withdraw => "withdraw",
        ContributionMove.Check => "check",
        ContributionMove.Merge => "merge-work",
        _ => "return-work",
    };

    internal static void Note(ContributionRecord part, ContributionMove move, ContributionState to, string by, DateOnly? due)
    {
        part.State = to;
        part.Openness = ContributionMachine.OpennessOf(to);
        part.Version++;
        if (move == ContributionMove.HandIn) part.HandedBy = by;
        if (move == ContributionMove.Check) part.CheckedBy = by;
        if (move == ContributionMove.Return) part.Due = due;
    }

    internal static async Task<string> TitleAsync(AppDb db, ContributionRecord part, CancellationToken cancel)
    {
        var unit = await db.Units.Where(u => u.Id == part.UnitId).Select(u => u.Name).FirstOrDefaultAsync(cancel) ?? part.UnitId;
        return $"条目 {part.Item}（{unit}）";
    }

    private static Result<ContributionState> Named(
        Result<ContributionState> refused, ContributionMove move, ContributionWork work, IReadOnlyList<HandInObstacle> obstacles)
    {
        var blocking = move == ContributionMove.HandIn ? obstacles.Where(o => o.Blocks) : [];
        return Result.Fail<ContributionState>([.. refused.Problems, .. blocking.Take(MostNamed).Select(o => PackageProblems.Unfinished(work.Part.Item, o.Text))]);
    }
}

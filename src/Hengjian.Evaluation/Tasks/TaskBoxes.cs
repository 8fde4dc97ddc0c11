using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tasks;

/// <summary>Which box of the task centre.</summary>
public enum TaskBox
{
    /// <summary>待办.</summary>
    Todo,

    /// <summary>已办.</summary>
    Done,

    /// <summary>我发起.</summary>
    Mine,

    /// <summary>抄送.</summary>
    Copied,
}

/// <summary>What waits for somebody, in numbers.</summary>
/// <param name="Open">Tasks to be done.</param>
/// <param name="Late">Of them, those whose day is over.</param>
/// <param name="Next">The earliest day that is not over; null when there is none.</param>
public sealed record TaskCounts(int Open, int Late, DateOnly? Next);

/// <summary>任务中心: four filters over one table. A task is somebody's who holds the permission of its kind for its unit.</summary>
public static class TaskBoxes
{
    private const string AcceptKind = "accept";

    /// <summary>The tasks of a box, those due first in front; done ones newest first.</summary>
    public static async Task<IQueryable<WorkTaskRecord>> QueryAsync(AppDb db, Principal principal, TaskBox box, CancellationToken cancel = default)
    {
        var person = await db.Accounts.Where(a => a.Name == principal.Account).Select(a => a.PersonId).FirstOrDefaultAsync(cancel);
        return box switch
        {
            TaskBox.Todo => Ordered(Own(db, principal).Where(t => t.DoneAt == null && (t.PersonId == null || t.PersonId == person))
                // Who is to take over work of a unit has often no right in it yet.
                .Concat(db.WorkTasks.Where(t => t.Kind == TaskKinds.Handover && t.DoneAt == null && t.PersonId != null && t.PersonId == person))),
            TaskBox.Done => db.WorkTasks.Where(t => t.DoneBy == principal.Account && t.DoneAt != null).OrderByDescending(t => t.Id),
            TaskBox.Mine => db.WorkTasks.Where(t => t.MadeBy == principal.Account).OrderByDescending(t => t.Id),
            _ => db.WorkTasks.Where(t => db.TaskCopies.Any(c => c.TaskId == t.Id && c.PersonId == person)).OrderByDescending(t => t.Id),
        };
    }

    /// <summary>How much waits for somebody.</summary>
    public static async Task<TaskCounts> CountAsync(AppDb db, Principal principal, DateTimeOffset now, CancellationToken cancel = default)
    {
        var today = BeijingTime.DayOf(now);
        var due = await (await QueryAsync(db, principal, TaskBox.Todo, cancel)).Select(t => t.Due).ToListAsync(cancel);
        return new TaskCounts(due.Count, due.Count(d => d < today), due.Where(d => d >= today).Min());
    }

    // Kinds whose permissions reach the same work are asked together: most people have two or three such groups.
    private static IQueryable<WorkTaskRecord> Own(AppDb db, Principal principal)
    {
        var groups = TaskKinds.ByPermission
            .Select(kinds => (Kinds: kinds.ToList(), Scope: AccessPolicy.WorkScopeOf(principal, kinds.Key, ProcessStage.Open)))
            .Where(g => g.Scope.Reaches.Count > 0)
            .GroupBy(g => string.Join('|', g.Scope.Reaches), StringComparer.Ordinal)
            .Select(g => (Kinds: g.SelectMany(x => x.Kinds).ToList(), g.First().Scope)).ToList();
        var offices = principal.Grants.SelectMany(g => principal.Book.SourcesOf(g.Role).Select(r => FormattableString.Invariant($"{g.RegionCode:D6}-{r}"))).ToList();
        var found = db.WorkTasks.Where(_ => false);
        for (var i = 0; i < groups.Count; i++)
        {
            var (kinds, scope) = groups[i];
            var one = db.WorkTasks.Where(t => kinds.Contains(t.Kind)).InWork(scope);
            // A package that was handed up waits for one office above, not for every one that reaches the region.
            if (kinds.Contains(AcceptKind)) one = one.Where(t => t.Kind != AcceptKind || offices.Contains(t.UnitId));
            found = i == 0 ? one : found.Concat(one);
        }
        return found;
    }

    private static IQueryable<WorkTaskRecord> Ordered(IQueryable<WorkTaskRecord> tasks) =>
        tasks.OrderBy(t => t.Due == null ? 1 : 0).ThenBy(t => t.Due).ThenBy(t => t.Id);
}

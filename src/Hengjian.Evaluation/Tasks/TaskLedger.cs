using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tasks;

/// <summary>A duty somebody gets.</summary>
/// <param name="Key">Names it: hand-in:contribution:12. Put twice it is there once.</param>
/// <param name="Kind">What sort: hand-in, check, merge.</param>
/// <param name="RegionCode">Region of the unit.</param>
/// <param name="UnitId">The unit whose duty it is.</param>
/// <param name="Title">Chinese.</param>
/// <param name="Link">Address of the page, from the root.</param>
/// <param name="Due">Last day; null for none.</param>
/// <param name="MadeBy">Sign-in name of who gives it; “system” for the program.</param>
public sealed record TaskSpec(
    string Key, string Kind, int RegionCode, string UnitId, string Title, string Link, DateOnly? Due, string MadeBy)
{
    /// <summary>One person; null for whoever works for the unit.</summary>
    public long? PersonId { get; init; }

    /// <summary>How far it may be seen.</summary>
    public Openness Openness { get; init; }

    /// <summary>抄送: who else is told.</summary>
    public IReadOnlyList<long> Copies { get; init; } = [];
}

/// <summary>待办: made and closed in the transaction of the deed itself; the caller saves.</summary>
public static class TaskLedger
{
    // Databases limit the parameters of a query.
    private const int MostKeys = 500;

    /// <summary>
    /// Gives somebody a duty. One that is open already stays as it is but for title, address, unit and last day; one that was done
    /// is opened again: the same work has come back.
    /// </summary>
    /// <param name="db">With the transaction of the deed.</param>
    /// <param name="task">The duty.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task PutAsync(AppDb db, TaskSpec task, DateTimeOffset now, CancellationToken cancel = default)
    {
        if (await FindAsync(db, task.Key, cancel) is { } known)
        {
            Again(known, task, now);
            return;
        }
        var made = Made(task, now);
        db.WorkTasks.Add(made);
        if (task.Copies.Count == 0) return;
        await db.SaveChangesAsync(cancel);
        foreach (var person in task.Copies.Distinct()) db.TaskCopies.Add(new TaskCopyRecord { TaskId = made.Id, PersonId = person });
    }

    /// <summary>
    /// Gives many duties that have no copies, each as <see cref="PutAsync"/> would: thousands in one deed, in a few queries and without
    /// looking through everything the context holds for each of them. No two may have one key, and none may wait unsaved in the context.
    /// </summary>
    public static async Task PutManyAsync(AppDb db, IReadOnlyList<TaskSpec> tasks, DateTimeOffset now, CancellationToken cancel = default)
    {
        foreach (var some in tasks.Chunk(MostKeys))
        {
            string[] keys = [.. some.Select(t => t.Key)];
            var known = await db.WorkTasks.Where(t => keys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, StringComparer.Ordinal, cancel);
            foreach (var task in some)
            {
                if (known.TryGetValue(task.Key, out var there)) Again(there, task, now);
                else db.WorkTasks.Add(Made(task, now));
            }
        }
    }

    private static void Again(WorkTaskRecord known, TaskSpec task, DateTimeOffset now)
    {
        (known.Title, known.Link, known.Due, known.PersonId, known.UnitId, known.Openness) = (task.Title, task.Link, task.Due, task.PersonId, task.UnitId, task.Openness);
        if (known.DoneAt is null) return;
        (known.DoneAt, known.DoneBy, known.MadeAt, known.MadeBy) = (null, null, now, task.MadeBy);
    }

    /// <summary>Gives many duties that have no copies; those that are there already, open or done, stay as they are.</summary>
    public static async Task PutNewAsync(AppDb db, IReadOnlyList<TaskSpec> tasks, DateTimeOffset now, CancellationToken cancel = default)
    {
        foreach (var some in tasks.Chunk(MostKeys))
        {
            string[] keys = [.. some.Select(t => t.Key)];
            var known = (await db.WorkTasks.Where(t => keys.Contains(t.Key)).Select(t => t.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
            foreach (var task in some)
                if (known.Add(task.Key)) db.WorkTasks.Add(Made(task, now));
        }
    }

    /// <summary>Notes that a duty is done; one that is done or was never given stays as it is.</summary>
    /// <param name="db">With the transaction of the deed.</param>
    /// <param name="key">Names it.</param>
    /// <param name="by">Sign-in name of who did it.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task CloseAsync(AppDb db, string key, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        if (await FindAsync(db, key, cancel) is not { DoneAt: null } known) return;
        (known.DoneAt, known.DoneBy) = (at, by);
    }

    private static async Task<WorkTaskRecord?> FindAsync(AppDb db, string key, CancellationToken cancel) =>
        db.WorkTasks.Local.FirstOrDefault(t => t.Key == key) ?? await db.WorkTasks.FirstOrDefaultAsync(t => t.Key == key, cancel);

    private static WorkTaskRecord Made(TaskSpec task, DateTimeOffset now) => new()
    {
        Key = task.Key,
        Kind = task.Kind,
        RegionCode = task.RegionCode,
        UnitId = task.UnitId,
        PersonId = task.PersonId,
        Title = task.Title,
        Link = task.Link,
        Due = task.Due,
        MadeBy = task.MadeBy,
        MadeAt = now,
        Openness = task.Openness,
    };
}

using System.Collections.Concurrent;
using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Jobs;

/// <summary>任务: runs long work behind rows that pages can watch and stop. Knows no web host; one per process.</summary>
/// <param name="workspace">Where the rows are.</param>
/// <param name="errors">Where bugs are told with their stack; never to the users. Standard error when null.</param>
public sealed class JobRunner(Workspace workspace, TextWriter? errors = null) : IAsyncDisposable
{
    /// <summary>Jobs that compute at once; each uses every core by itself.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim slots = new(AtOnce);
    private readonly ConcurrentDictionary<long, (CancellationTokenSource Stop, Task End)> running = new();

    private volatile bool stopping;

    /// <summary>
    /// Marks jobs that a stopped program left queued or running as interrupted; a front end calls it once at its start.
    /// Jobs of other programs that still run on the same workspace are theirs.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> MarkInterruptedAsync(CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        await using var db = workspace.OpenDb();
        var unfinished = db.Jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Running);
        var left = (await unfinished.Select(j => j.Id).ToListAsync(cancel)).Where(id => !HeldFile.IsHeld(LockOf(id))).ToList();
        return await unfinished.Where(j => left.Contains(j.Id)).ExecuteUpdateAsync(
            s => s.SetProperty(j => j.State, JobState.Interrupted).SetProperty(j => j.EndedAt, now)
                .SetProperty(j => j.Message, "程序停止时任务尚未完成，没办完的部分没有保存，请重新发起。"),
            cancel);
    }

    /// <summary>Writes the row and starts the work as soon as a slot is free.</summary>
    public async Task<JobRecord> StartAsync(JobRequest request, CancellationToken cancel = default)
    {
        JobRecord job;
        FileStream held;
        try
        {
            (job, held) = await AddAsync(request, cancel);
        }
        catch
        {
            request.Uses?.Dispose();
            throw;
        }
        var stop = new CancellationTokenSource();
        // The entry is there before the work can end and look for it.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[job.Id] = (stop, Task.Run(() => RunAsync(job.Id, request, held, stop, begin.Task), CancellationToken.None));
        begin.SetResult();
        return job;
    }

    /// <summary>Asks a job to stop; it ends as soon as its work looks.</summary>
    public async Task<Result<JobRecord>> CancelAsync(long id, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id, cancel);
        if (job is null) return JobProblems.Unknown(id);
        if (job.HasEnded) return JobProblems.AlreadyEnded(job.State);
        job.CancelRequested = true;
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "cancel-job", $"job:{id}", new { job.Kind }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        if (running.TryGetValue(id, out var own)) await own.Stop.CancelAsync();
        return job;
    }

    /// <summary>One job; null when there is none.</summary>
    public async Task<JobRecord?> FindAsync(long id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel);
    }

    /// <summary>The newest jobs somebody is told of, without their logs.</summary>
    /// <param name="principal">Who asks; see <see cref="JobSight"/>.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<JobList> ListAsync(Principal principal, int most, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var sight = await JobSight.OfAsync(db, principal, cancel);
        var seen = sight.Of(db);
        var lines = await seen.OrderByDescending(j => j.Id).Take(most)
            .Select(j => new { Line = new JobLine(j.Id, j.Title, j.State, j.Progress, j.Message, j.CreatedBy, j.CreatedAt), j.Kind, j.RegionCode }).ToListAsync(cancel);
        return new JobList(
            [.. lines.Select(l => sight.Own.Contains(l.Line.CreatedBy) || sight.Whole.Contains(l.RegionCode) ? l.Line : l.Line with { Title = JobSight.KindName(l.Kind), Message = "" })],
            lines.Count < most ? lines.Count : await seen.CountAsync(cancel));
    }

    /// <summary>A job as somebody is told of it; null when it is not there for them.</summary>
    public async Task<JobRecord?> FindAsync(long id, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel) is { } job ? (await JobSight.OfAsync(db, principal, cancel)).Told(job) : null;
    }

    /// <summary>A job of that kind waits or runs.</summary>
    public async Task<bool> IsRunningAsync(string kind, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Jobs.AnyAsync(j => j.Kind == kind && (j.State == JobState.Queued || j.State == JobState.Running), cancel);
    }

    /// <summary>Waits until a job of this process has ended; at once when it has.</summary>
    public Task WaitAsync(long id) => running.TryGetValue(id, out var job) ? job.End : Task.CompletedTask;

    /// <summary>Stops every job and waits for them; what was not finished is marked as interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        stopping = true;
        foreach (var (_, job) in running) await job.Stop.CancelAsync();
        await Task.WhenAll(running.Values.Select(j => j.End));
        slots.Dispose();
    }

    // The row with a file that is held as long as the job lives: who finds a row without one knows that its program died.
    private async Task<(JobRecord Job, FileStream Held)> AddAsync(JobRequest request, CancellationToken cancel)
    {
        var job = new JobRecord
        {
            Kind = request.Kind,
            Title = ShortText.Cut(request.Title, JobRecord.LongestTitle),
            RegionCode = request.RegionCode,
            CreatedBy = request.By,
            CreatedAt = workspace.Clock.GetUtcNow(),
        };
        await using var db = workspace.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Jobs.Add(job);
        await db.SaveChangesAsync(cancel);
        // Before the row can be seen by others.
        var held = HeldFile.TryHold(LockOf(job.Id)) ?? throw new IOException($"The lock of job {job.Id} is taken.");
        try
        {
            await transaction.CommitAsync(cancel);
            return (job, held);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private async Task RunAsync(long id, JobRequest request, FileStream held, CancellationTokenSource stop, Task begin)
    {
        await begin;
        await using var alive = held;
        var context = new JobContext(workspace, id, stop);
        var end = await WorkAsync(id, request, context, stop.Token);
        await PutAwayAsync(id, request);
        var (now, log) = (workspace.Clock.GetUtcNow(), context.LogText + end.Log);
        await using (var db = workspace.OpenDb())
        {
            await db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s
                .SetProperty(j => j.State, end.State).SetProperty(j => j.Message, end.Message).SetProperty(j => j.Log, log)
                .SetProperty(j => j.ResultLink, end.Link).SetProperty(j => j.EndedAt, now)
                .SetProperty(j => j.Progress, j => end.State == JobState.Done ? 1 : j.Progress));
        }
        running.TryRemove(id, out _);
        stop.Dispose();
    }

    // Files that cannot be deleted now are no reason for a job not to end; the next start sweeps them.
    private async Task PutAwayAsync(long id, JobRequest request)
    {
        try
        {
            request.Uses?.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await (errors ?? Console.Error).WriteLineAsync($"hengjian: job {id} ({request.Kind}) left files behind: {e.Message}");
        }
    }

    private string LockOf(long id) =>
        Path.Combine(workspace.Directory, "running", id.ToString(CultureInfo.InvariantCulture) + ".lock");

    private async Task<End> WorkAsync(long id, JobRequest request, JobContext context, CancellationToken cancel)
    {
        var entered = false;
        try
        {
            await slots.WaitAsync(cancel);
            entered = true;
            var now = workspace.Clock.GetUtcNow();
            await using (var db = workspace.OpenDb())
            {
                await db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(
                    s => s.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.StartedAt, now), cancel);
            }
            var outcome = await request.Work(context, cancel);
            return outcome.TryGet(out var link) ? End.Done(link, context.Conclusion) : End.Failed(outcome.Problems);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return stopping
                ? new End(JobState.Interrupted, "程序停止时任务尚未完成，" + (request.IfStopped ?? "没办完的部分没有保存，请重新发起。"), "", null)
                : new End(JobState.Cancelled, "已按要求取消，" + (request.IfStopped ?? "没办完的部分没有保存。"), "", null);
        }
#pragma warning disable CA1031 // A job is a boundary like a request: a bug inside it must end as a row, not as a dead process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await (errors ?? Console.Error).WriteLineAsync($"hengjian: job {id} ({request.Kind}) failed: {e}");
            return End.Failed([JobProblems.Crashed(id)]);
        }
        finally
        {
            if (entered) slots.Release();
        }
    }

    private sealed record End(JobState State, string Message, string Log, string? Link)
    {
        public static End Done(string? link, string message) => new(JobState.Done, message, "", link);

        public static End Failed(IReadOnlyList<Problem> problems) => new(
            JobState.Failed,
            problems.Count == 1 ? problems[0].ToString() : $"发现 {problems.Count} 个问题，第一个：{problems[0]}",
            string.Concat(problems.Select(p => p + "\n")),
            null);
    }
}

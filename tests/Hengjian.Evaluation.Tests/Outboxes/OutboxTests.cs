using Hengjian.Data.Tests;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Outboxes;

public sealed class OutboxTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ADuty_IsPutOnce_TriedUntilDone_AndNeverBeforeItsTime(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var now = test.Clock.GetUtcNow();
        await using (var db = test.Workspace.OpenDb())
        {
            await Outbox.PutAsync(db, "mail", "a", new { To = "张" }, now, Cancel);
            await Outbox.PutAsync(db, "mail", "a", new { To = "李" }, now, Cancel);
            await Outbox.PutAsync(db, "mail", "later", new { To = "王" }, now.AddDays(1), Cancel);
            await Outbox.PutAsync(db, "of nobody", "a", new { }, now, Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        await using (var db = test.Workspace.OpenDb())
        {
            await Outbox.PutAsync(db, "mail", "a", new { To = "赵" }, now, Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        var seen = new List<string>();
        var worker = new OutboxWorker(test.Workspace, [new OutboxDuty("mail", (row, _) =>
        {
            seen.Add(Outbox.Read<Mail>(row).To);
            return seen.Count switch
            {
                1 => throw new IOException("no network"),
                2 => Task.FromResult(Result.Fail<bool>([new Problem("X", "不通")])),
                3 => Task.FromResult(Result.Ok(false)),
                _ => Task.FromResult(Result.Ok(true)),
            };
        })]);
        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal(1, await worker.RunDueAsync(Cancel));
            Assert.Equal(0, await worker.RunDueAsync(Cancel));
            test.Clock.Pass(OutboxWorker.PauseAfter(i));
        }
        Assert.Equal(["张", "张", "张", "张"], seen);
        await using var again = test.Workspace.OpenDb();
        var row = await again.Outbox.SingleAsync(o => o.Key == "a" && o.Kind == "mail", Cancel);
        Assert.Equal((OutboxState.Done, 4, null), (row.State, row.Tries, row.LastError));
        Assert.Equal(2, await again.Outbox.CountAsync(o => o.State == OutboxState.Waiting, Cancel));
    }

    [Fact]
    public async Task ADutyThatNeverSucceeds_IsGivenUpWithItsReason()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using (var db = test.Workspace.OpenDb())
        {
            await Outbox.PutAsync(db, "mail", "a", new Mail("张"), test.Clock.GetUtcNow(), Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        var worker = new OutboxWorker(test.Workspace, [new OutboxDuty("mail", (_, _) => throw new IOException("no network"))]);
        for (var i = 1; i <= OutboxWorker.MostTries; i++)
        {
            Assert.Equal(1, await worker.RunDueAsync(Cancel));
            test.Clock.Pass(OutboxWorker.PauseAfter(i));
        }
        Assert.Equal(0, await worker.RunDueAsync(Cancel));
        await using var again = test.Workspace.OpenDb();
        var row = await again.Outbox.SingleAsync(Cancel);
        Assert.Equal((OutboxState.Failed, "IOException: no network"), (row.State, row.LastError));
    }

    [Fact]
    public async Task ADutyWhoseClientTimesOut_IsATryThatFailed_NotTheEndOfTheWorker()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using (var db = test.Workspace.OpenDb())
        {
            await Outbox.PutAsync(db, "mail", "a", new Mail("张"), test.Clock.GetUtcNow(), Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        // What HttpClient throws when its time is over.
        var worker = new OutboxWorker(test.Workspace, [new OutboxDuty("mail", (_, _) => throw new TaskCanceledException("time-out", new TimeoutException()))]);
        Assert.Equal(1, await worker.RunDueAsync(Cancel));
        await using var again = test.Workspace.OpenDb();
        var row = await again.Outbox.SingleAsync(Cancel);
        Assert.Equal((OutboxState.Waiting, 1, "TaskCanceledException: time-out"), (row.State, row.Tries, row.LastError));
    }

    [Fact]
    public async Task ADatabaseThatIsAway_IsAskedAgain_AndOneKindDoesNotHoldUpAnother()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using (var db = test.Workspace.OpenDb())
        {
            await Outbox.PutAsync(db, "slow", "a", new Mail("张"), test.Clock.GetUtcNow(), Cancel);
            await Outbox.PutAsync(db, "quick", "a", new Mail("张"), test.Clock.GetUtcNow(), Cancel);
            await db.SaveChangesAsync(Cancel);
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE outbox RENAME TO elsewhere", Cancel);
        }
        var failed = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        var worker = new OutboxWorker(test.Workspace,
        [
            new OutboxDuty("slow", async (_, c) => { await Task.Delay(Timeout.Infinite, c); return true; }),
            new OutboxDuty("quick", (_, _) => { done.SetResult(); return Task.FromResult(Result.Ok(true)); }),
        ]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var failures = 0;
        var running = worker.RunAsync(_ => { if (Interlocked.Increment(ref failures) == 2) failed.SetResult(); }, stop.Token);
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.False(running.IsCompleted);
        await using (var db = test.Workspace.OpenDb()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO outbox", Cancel);
        // The pause is five seconds of the real clock.
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private sealed record Mail(string To);
}

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

    private sealed record Mail(string To);
}

using Hengjian.Data.Tests;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Tests.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Tasks;

public sealed class TaskLedgerTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Thousands_ArePutInAFewQueries_EachAsOneWouldBe(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var now = test.Clock.GetUtcNow();
        List<TaskSpec> tasks = [.. Enumerable.Range(0, 4000).Select(i => new TaskSpec($"notice:{i}", "notice", 990101, "u" + i, "阅读通知", "/notices/1", null, "lead"))];
        await using (var db = test.Workspace.OpenDb())
        {
            await TaskLedger.PutAsync(db, tasks[7] with { Title = "旧" }, now, Cancel);
            await db.SaveChangesAsync(Cancel);
            await TaskLedger.CloseAsync(db, tasks[7].Key, "zhang", now, Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await using (var db = test.Workspace.OpenDb())
        {
            await TaskLedger.PutManyAsync(db, tasks, now, Cancel);
            await Outbox.PutManyAsync(db, "message", [.. tasks.Select(t => (t.Key, (object)new { t.Title }))], now, Cancel);
            await db.SaveChangesAsync(Cancel);
            await Outbox.PutManyAsync(db, "message", [.. tasks.Select(t => (t.Key, (object)new { t.Title }))], now, Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        // One by one it took minutes: each looked through all that the context held.
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
        await using var again = test.Workspace.OpenDb();
        Assert.Equal((4000, 4000), (await again.WorkTasks.CountAsync(t => t.DoneAt == null, Cancel), await again.Outbox.CountAsync(Cancel)));
        Assert.Equal("阅读通知", (await again.WorkTasks.SingleAsync(t => t.Key == "notice:7", Cancel)).Title);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ATask_IsThereOnce_ClosedOnce_AndOpenedAgainWhenItComesBack(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var now = test.Clock.GetUtcNow();
        var task = new TaskSpec("hand-in:1", "hand-in", 990101, "990101-finance", "4.1 教育投入", "/work/1", null, "lead") { Copies = [5, 6, 5] };
        await using (var db = test.Workspace.OpenDb())
        {
            await TaskLedger.PutAsync(db, task, now, Cancel);
            await TaskLedger.PutAsync(db, task with { Due = new DateOnly(2026, 11, 30) }, now, Cancel);
            await TaskLedger.CloseAsync(db, "none", "li", now, Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        await using (var db = test.Workspace.OpenDb())
        {
            var row = await db.WorkTasks.SingleAsync(Cancel);
            Assert.Equal((new DateOnly(2026, 11, 30), null), (row.Due, row.DoneAt));
            Assert.Equal([5L, 6L], (await db.TaskCopies.ToListAsync(Cancel)).Select(c => c.PersonId).Order());
            await TaskLedger.CloseAsync(db, "hand-in:1", "zhang", now.AddHours(1), Cancel);
            await TaskLedger.CloseAsync(db, "hand-in:1", "wang", now.AddHours(2), Cancel);
            await db.SaveChangesAsync(Cancel);
            Assert.Equal(("zhang", now.AddHours(1)), (row.DoneBy, row.DoneAt));
            await TaskLedger.PutAsync(db, task with { MadeBy = "head" }, now.AddHours(3), Cancel);
            await db.SaveChangesAsync(Cancel);
        }
        await using var again = test.Workspace.OpenDb();
        var found = await again.WorkTasks.SingleAsync(Cancel);
        Assert.Equal((null, null, "head"), (found.DoneAt, found.DoneBy, found.MadeBy));
    }
}

using Hengjian.Data.Tests;
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

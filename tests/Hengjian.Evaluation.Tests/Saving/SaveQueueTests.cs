using Hengjian.Data.Tests;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Tests.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Saving;

public sealed class SaveQueueTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ManyAtOnce_ShareTransactions_AndEachIsAnsweredAfterItsCommit(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var queue = new SaveQueue(test.Workspace);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var saved = await queue.SaveAsync(Add(i, 990101 + (i % 3)), Cancel);
            await using var db = test.Workspace.OpenDb();
            Assert.True(await db.Units.AnyAsync(u => u.Id == saved.Value, Cancel));
        }));
        Assert.InRange(queue.Batches, 1, 150);
        await using var again = test.Workspace.OpenDb();
        Assert.Equal(200, await again.Units.CountAsync(Cancel));
        var rows = await again.AuditEntries.Where(a => a.Action == "fill-batch").OrderBy(a => a.Sequence).ToListAsync(Cancel);
        Assert.InRange(rows.Count, 3, 3 * (int)queue.Batches);
        Assert.Equal(200, rows.Sum(r => System.Text.Json.JsonDocument.Parse(r.Details).RootElement.GetProperty("count").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OneThatFails_TakesNobodyAlong(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var queue = new SaveQueue(test.Workspace);
        var works = Enumerable.Range(0, 30).Select(i => (Number: i, Saved: queue.SaveAsync(
            i % 7 == 3 ? (_, _, _) => throw new InvalidOperationException("broken") : Add(i, 990101), Cancel))).ToList();
        foreach (var (number, saved) in works)
        {
            if (number % 7 == 3) await Assert.ThrowsAsync<InvalidOperationException>(() => saved);
            else Assert.Equal(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture), (await saved).Value);
        }
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(works.Count(w => w.Number % 7 != 3), await db.Units.CountAsync(Cancel));
    }

    [Fact]
    public async Task WhenTooManyWait_TheNextIsRefusedInWords()
    {
        using var test = await TestWorkspace.MakeAsync();
        var hold = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        await using var queue = new SaveQueue(test.Workspace);
        var first = queue.SaveAsync(
            async (_, _, _) =>
            {
                begun.TrySetResult();
                await hold.Task;
                return 0;
            }, Cancel);
        await begun.Task;
        var waiting = Enumerable.Range(0, SaveQueue.MostWaiting).Select(i => queue.SaveAsync((_, _, _) => Task.FromResult(i), Cancel)).ToList();
        var refused = await queue.SaveAsync((_, _, _) => Task.FromResult(-1), Cancel);
        Assert.Equal("HJP0500", refused.Problems[0].Code);
        hold.SetResult();
        Assert.True((await first).IsOk);
        Assert.Equal(Enumerable.Range(0, SaveQueue.MostWaiting), (await Task.WhenAll(waiting)).Select(w => w.Value));
    }

    private static SaveWork<string> Add(int number, int region) => async (db, batch, cancel) =>
    {
        var id = number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
        db.Units.Add(new Unit { Id = id, Name = id, RegionCode = region });
        await db.SaveChangesAsync(cancel);
        batch.Note(region, "zhang", number, id);
        return id;
    };
}

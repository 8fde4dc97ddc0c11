using Hengjian.Data.Tests;
using Hengjian.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class AuditLogTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ManyWritersAtOnce_MakeOneUnbrokenChain(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 5; i++)
                    await test.Workspace.Audit.AppendAsync($"w{writer}", "test", $"row:{i}", new { Text = "汉字", i }, Cancel);
            },
            Cancel)));
        await using var db = test.Workspace.OpenDb();
        var chain = await db.AuditEntries.OrderBy(a => a.Sequence).ToListAsync(Cancel);
        Assert.Equal(41, chain.Count);
        AuditEntry? last = null;
        foreach (var entry in chain)
        {
            Assert.Null(AuditChain.FindBreak(last, entry));
            last = entry;
        }
        Assert.Equal("""{"text":"汉字","i":4}""", chain.Last(e => e.Subject == "row:4").Details);
        Assert.Equal((last!.Sequence, last.Hash), test.Workspace.Audit.NotedHead());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task DeedThatIsRolledBack_LeavesNoRow(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using (var db = test.Workspace.OpenDb())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await test.Workspace.Audit.AppendAsync(db, "zhang", "import", "snapshot:1", new { }, Cancel);
        }
        var next = await test.Workspace.Audit.AppendAsync("zhang", "import", "snapshot:2", new { }, Cancel);
        Assert.Equal(2, next.Sequence);
    }

    [Fact]
    public async Task AppendingToAContextWithoutTransaction_IsABug()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var db = test.Workspace.OpenDb();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => test.Workspace.Audit.AppendAsync(db, "zhang", "import", "snapshot:1", new { }, Cancel));
    }
}

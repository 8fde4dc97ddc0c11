using Hengjian.Data.Tests;
using Hengjian.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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
    public async Task CancelThatComesWithTheCommit_IsTooLate_AndTheHeadIsNoted()
    {
        using var test = await TestWorkspace.MakeAsync();
        using var stop = new CancellationTokenSource();
        await using var db = test.Workspace.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var entry = await test.Workspace.Audit.AppendAsync(db, "zhang", "import", "snapshot:1", new { }, stop.Token);
        await test.Workspace.Audit.CommitAsync(new CancelledWhileCommitting(transaction, stop), entry, stop.Token);
        Assert.Equal((entry.Sequence, entry.Hash), test.Workspace.Audit.NotedHead());
    }

    [Fact]
    public async Task CancelBeforeTheCommit_LeavesNoRow()
    {
        using var test = await TestWorkspace.MakeAsync();
        using var stop = new CancellationTokenSource();
        await using (var db = test.Workspace.OpenDb())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var entry = await test.Workspace.Audit.AppendAsync(db, "zhang", "import", "snapshot:1", new { }, Cancel);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Workspace.Audit.CommitAsync(transaction, entry, stop.Token));
        }
        Assert.Equal(1, test.Workspace.Audit.NotedHead()!.Value.Sequence);
    }

    [Fact]
    public async Task AppendingToAContextWithoutTransaction_IsABug()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var db = test.Workspace.OpenDb();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => test.Workspace.Audit.AppendAsync(db, "zhang", "import", "snapshot:1", new { }, Cancel));
    }

    private sealed class CancelledWhileCommitting(IDbContextTransaction inner, CancellationTokenSource stop) : IDbContextTransaction
    {
        public Guid TransactionId => inner.TransactionId;

        public void Commit() => throw new NotSupportedException();

        public async Task CommitAsync(CancellationToken cancellationToken = default)
        {
            await inner.CommitAsync(CancellationToken.None);
            await stop.CancelAsync();
        }

        public void Rollback() => inner.Rollback();

        public Task RollbackAsync(CancellationToken cancellationToken = default) => inner.RollbackAsync(cancellationToken);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

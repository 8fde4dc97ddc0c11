using Hengjian.Data.Tests;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Workspaces;

/// <summary>
/// A list in a query may be as long as a school table has cells: databases limit the parameters of a statement (SQLite to 32,766, PostgreSQL to
/// 65,535), so a list goes to them as one.
/// </summary>
public sealed class LargeListTests(TestDatabases databases)
{
    private const int Many = 80_000;

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EightyThousandNumbersOrNames_AreAskedForAtOnce(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var db = test.Workspace.OpenDb();
        await test.Workspace.Audit.AppendAsync("wang", "look", "x", new { }, Cancel);
        var own = await db.AuditEntries.Select(e => e.Sequence).ToListAsync(Cancel);
        List<long> numbers = [.. Enumerable.Range(1_000_000, Many).Select(i => (long)i), .. own];
        Assert.Equal(own.Count, await db.AuditEntries.CountAsync(e => numbers.Contains(e.Sequence), Cancel));
        Assert.Equal(0, await db.CellRevisions.Where(r => numbers.Contains(r.Id)).Join(db.SheetRows, r => r.RowId, s => s.Id, (r, _) => r.Id).CountAsync(Cancel));
        string[] names = [.. numbers.Select(n => FormattableString.Invariant($"name-{n}")), "wang"];
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => names.Contains(e.Who), Cancel));
        Assert.Equal(0, await db.Accounts.Where(a => names.Contains(a.Name)).ExecuteUpdateAsync(s => s.SetProperty(a => a.Disabled, true), Cancel));
    }
}

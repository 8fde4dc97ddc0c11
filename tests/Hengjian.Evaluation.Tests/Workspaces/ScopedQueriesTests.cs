using Hengjian.Data.Records;
using Hengjian.Data.Sqlite;
using Hengjian.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class ScopedQueriesTests
{
    /// <summary>A query that is another one for each reader is compiled for each of them: on the last evening that was a sixth of the server's time.</summary>
    [Fact]
    public async Task ScopesOfDifferentPeople_AreOneQuery()
    {
        var compiled = 0;
        // Its own: the one that all tests share is full when many ran before, and keeps nothing more.
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").UseMemoryCache(cache)
            .LogTo((id, _) => id == CoreEventId.QueryCompilationStarting, _ => compiled++).Options;
        await using var db = new SqliteDb(options);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        for (var i = 1; i <= 20; i++)
        {
            var scope = new WorkScope([new WorkReach(CodeRange.Of(990100 + i), $"unit-{i}", Openness.Unit), new WorkReach(CodeRange.Of(980000 + (i * 100)), null, Openness.Evaluator)]);
            await db.WorkTasks.InWork(scope).ToListAsync(TestContext.Current.CancellationToken);
            await db.Rounds.InScope(RegionScope.Of([990000 + i])).ToListAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(2, compiled);
    }
}

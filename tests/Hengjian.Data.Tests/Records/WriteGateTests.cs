using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Data.Tests.Records;

public sealed class WriteGateTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyTransactionsAtOnce_AllEnd_AndNoneReadsWhatAnotherIsChanging()
    {
        var open = await databases.OpenAsync(TestDatabases.Sqlite);
        await using (var db = open())
        {
            db.Units.Add(new Unit { Id = "u", Name = "0", RegionCode = 990101 });
            await db.SaveChangesAsync(Cancel);
        }
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => CountUpAsync(open, i), Cancel)));
        await using var again = open();
        // Every third gave its change up, in one of two ways.
        Assert.Equal("40", (await again.Units.SingleAsync(Cancel)).Name);
    }

    [Fact]
    public async Task ATransactionThatFailsToBegin_LetsTheNextOneIn()
    {
        var open = await databases.OpenAsync(TestDatabases.Sqlite);
        using var stop = new CancellationTokenSource();
        await using (var holder = open())
        {
            await using var held = await holder.Database.BeginTransactionAsync(Cancel);
            await using var other = open();
            var waiting = other.Database.BeginTransactionAsync(stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        await using var next = open();
        await using var begun = await next.Database.BeginTransactionAsync(Cancel);
        await begun.CommitAsync(Cancel);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite, "PRAGMA synchronous", "2")]
    [InlineData(TestDatabases.Postgres, "SHOW synchronous_commit", "on")]
    public async Task EachConnection_FlushesAtCommit(string kind, string question, string answer)
    {
        var open = await databases.OpenAsync(kind);
        for (var i = 0; i < 3; i++)
        {
            await using var db = open();
            await db.Database.OpenConnectionAsync(Cancel);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = question;
            Assert.Equal(answer, Convert.ToString(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static async Task CountUpAsync(Func<AppDb> open, int number)
    {
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var unit = await db.Units.SingleAsync(Cancel);
        var seen = int.Parse(unit.Name, System.Globalization.CultureInfo.InvariantCulture);
        await Task.Yield();
        unit.Name = (seen + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(Cancel);
        if (number % 3 != 0) await transaction.CommitAsync(Cancel);
        else if (number % 2 == 0) await transaction.RollbackAsync(Cancel);
    }
}

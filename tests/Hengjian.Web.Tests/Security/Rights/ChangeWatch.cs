using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>Counts every row that is added, changed or taken out anywhere in the database, by triggers: nothing that was done can be overlooked.</summary>
internal sealed class ChangeWatch(AppDb db) : IAsyncDisposable
{
    // When somebody was last seen, and duties that are worked off beside the requests.
    private static readonly string[] Beside = ["sessions", "outbox", "watch"];

    public static async Task<ChangeWatch> BeginAsync(AppDb db)
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'").ToListAsync();
        Assert.Contains("packages", tables);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE watch (n INTEGER NOT NULL, last TEXT NOT NULL); INSERT INTO watch VALUES (0, '')");
        foreach (var table in tables.Except(Beside))
            foreach (var deed in (string[])["INSERT", "UPDATE", "DELETE"])
#pragma warning disable EF1002 // names of tables of the program's own
                await db.Database.ExecuteSqlRawAsync($"CREATE TRIGGER watch_{table}_{deed} AFTER {deed} ON \"{table}\" BEGIN UPDATE watch SET n = n + 1, last = '{table}'; END");
#pragma warning restore EF1002
        return new ChangeWatch(db);
    }

    /// <summary>How much was done so far, and to which table last.</summary>
    public async Task<(long Count, string Table)> ReadAsync() =>
        ((await db.Database.SqlQueryRaw<long>("SELECT n AS Value FROM watch").ToListAsync())[0], (await db.Database.SqlQueryRaw<string>("SELECT last AS Value FROM watch").ToListAsync())[0]);

    public ValueTask DisposeAsync() => db.DisposeAsync();
}

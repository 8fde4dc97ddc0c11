using Hengjian.Data.Postgres;
using Hengjian.Data.Records;
using Hengjian.Data.Sqlite;
using Hengjian.Data.Tests;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace Hengjian.Data.Tests;

/// <summary>Fresh databases of every kind the product knows; the PostgreSQL server starts when first asked for.</summary>
public sealed class TestDatabases : IAsyncLifetime
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private readonly PostgresServer server = new();
    private readonly SemaphoreSlim gate = new(1);
    private readonly string directory = Directory.CreateTempSubdirectory("hengjian-sqlite-").FullName;
    private bool started;

    public static TheoryData<string> Kinds => [Sqlite, Postgres];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A connection string to an empty database of that kind.</summary>
    public async Task<string> NewAsync(string kind)
    {
        if (kind == Sqlite) return "Data Source=" + Path.Combine(directory, Guid.NewGuid().ToString("N") + ".db");
        await gate.WaitAsync();
        try
        {
            if (!started) await server.InitializeAsync();
            started = true;
            return await server.NewDatabaseAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A migrated database of that kind.</summary>
    public async Task<Func<AppDb>> OpenAsync(string kind)
    {
        var connection = await NewAsync(kind);
        DatabaseProvider provider = kind == Sqlite ? new SqliteProvider() : new PostgresProvider();
        return await provider.PrepareAsync(connection, directory, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (started) await server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        gate.Dispose();
    }
}

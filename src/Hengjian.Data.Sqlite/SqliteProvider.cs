using Hengjian.Data.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Data.Sqlite;

/// <summary>SQLite: the embedded default, one file inside the workspace.</summary>
public sealed class SqliteProvider : DatabaseProvider
{
    /// <summary>File name inside the workspace directory.</summary>
    public const string FileName = "hengjian.db";

    /// <inheritdoc/>
    public override string Name => "SQLite";

    /// <inheritdoc/>
    public override bool Handles(string? connectionString) =>
        connectionString is null || connectionString.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override async Task<Func<AppDb>> PrepareAsync(
        string? connectionString, string directory, CancellationToken cancel)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString ?? $"Data Source={Path.Combine(directory, FileName)}")
        {
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        var options = OptionsFor(connection.ToString());
        await using (var db = new SqliteDb(options))
        {
            await db.Database.MigrateAsync(cancel);
            // Readers go on while one writes; the setting stays in the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        }
        return () => new SqliteDb(options);
    }

    /// <summary>Context options for a connection string; for tools and tests.</summary>
    /// <remarks>A list in a query goes as one parameter: a statement takes no more than 32,766, and tables of schools have more cells.</remarks>
    public static DbContextOptions<SqliteDb> OptionsFor(string connectionString) => new DbContextOptionsBuilder<SqliteDb>()
        .UseSqlite(connectionString, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new FullSync(), new WriteGate()).Options;
}

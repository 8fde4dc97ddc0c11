using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hengjian.Data.Postgres;

/// <summary>PostgreSQL 15 and later: for production.</summary>
public sealed class PostgresProvider : DatabaseProvider
{
    /// <inheritdoc/>
    public override string Name => "PostgreSQL";

    /// <inheritdoc/>
    public override bool Handles(string? connectionString) =>
        connectionString is not null && connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override async Task<Func<AppDb>> PrepareAsync(
        string? connectionString, string directory, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var options = OptionsFor(connectionString);
        await using (var db = new PostgresDb(options)) await db.Database.MigrateAsync(cancel);
        return () => new PostgresDb(options);
    }

    /// <summary>Context options for a connection string; for tools and tests.</summary>
    public static DbContextOptions<PostgresDb> OptionsFor(string connectionString) =>
        new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(Durable(connectionString)).Options;

    // What was committed is on the disk, whatever the server or the role says by default.
    private static string Durable(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = string.Join(' ', builder.Options, "-c synchronous_commit=on").Trim();
        return builder.ToString();
    }
}

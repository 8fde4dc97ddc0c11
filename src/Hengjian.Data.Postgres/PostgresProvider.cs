using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hengjian.Data.Postgres;

/// <summary>PostgreSQL 15 and later: for production.</summary>
public sealed class PostgresProvider : DatabaseProvider
{
    private const int PreparedStatements = 250;

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
        new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(Settled(connectionString)).Options;

    private static string Settled(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // The same few hundred statements come all the time: planned once for each connection, not each time. Not through a pool between
        // server and database that knows no prepared statements: there the connection string says Max Auto Prepare=0.
        if (!builder.ContainsKey("Max Auto Prepare")) builder.MaxAutoPrepare = PreparedStatements;
        // Nothing here leaves anything in a session (locks and settings end with their transaction), so there is nothing to reset at each use.
        builder.NoResetOnClose = true;
        // What was committed is on the disk, whatever the server or the role says by default.
        builder.Options = string.Join(' ', builder.Options, "-c synchronous_commit=on").Trim();
        return builder.ToString();
    }
}

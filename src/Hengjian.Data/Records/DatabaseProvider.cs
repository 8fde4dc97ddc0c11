namespace Hengjian.Data.Records;

/// <summary>A kind of database the records can live in; the front ends choose which ones they bring.</summary>
public abstract class DatabaseProvider
{
    /// <summary>Name for messages: SQLite, PostgreSQL.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the connection string is for this database; null means none was configured.</summary>
    public abstract bool Handles(string? connectionString);

    /// <summary>Prepares the database for use (creates it, migrates it) and gives the way to open contexts.</summary>
    /// <param name="connectionString">As configured; null for the default inside <paramref name="directory"/>.</param>
    /// <param name="directory">The workspace directory.</param>
    /// <param name="cancel">Stops the migration between steps.</param>
    public abstract Task<Func<AppDb>> PrepareAsync(string? connectionString, string directory, CancellationToken cancel);
}

using System.Globalization;
using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hengjian.Data.Sqlite;

/// <summary>The records in a SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    /// <summary>Nothing to do: a SQLite transaction begins IMMEDIATE, so there is one writer from its first line.</summary>
    public override Task LockAuditLogAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Times as UTC text of fixed width: readable, and sorts and compares as the times do.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();

    private sealed class UtcText() : ValueConverter<DateTimeOffset, string>(
        t => t.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
        s => DateTimeOffset.ParseExact(s, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    }
}

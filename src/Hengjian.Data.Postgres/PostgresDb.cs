using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Data.Postgres;

/// <summary>The records in PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    /// <summary>Lets readers read, keeps other writers out until the transaction ends.</summary>
    public override Task LockAuditLogAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("LOCK TABLE audit_entries IN EXCLUSIVE MODE", cancel);
}

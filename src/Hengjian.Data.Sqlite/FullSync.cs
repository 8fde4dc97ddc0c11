using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hengjian.Data.Sqlite;

/// <summary>
/// What was committed is on the disk: the log is flushed at each commit. The setting belongs to a connection and does not
/// stay in the file, so it is said on each opening.
/// </summary>
internal sealed class FullSync : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous=FULL";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

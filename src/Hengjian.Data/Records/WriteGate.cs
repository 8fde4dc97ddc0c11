using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hengjian.Data.Records;

/// <summary>
/// Lets the writing transactions of one process into a database one after the other, in the order they came. A database
/// with one writer would otherwise be polled by everybody who waits: unfair, and slow when many save at once.
/// A context holds the gate from the beginning of its transaction until its connection is closed or the transaction ended.
/// </summary>
public sealed class WriteGate : DbTransactionInterceptor, IDbConnectionInterceptor
{
    /// <summary>How long somebody waits before the transaction is refused, as a busy database would.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1);
    private readonly ConditionalWeakTable<DbConnection, Pass> inside = [];

    /// <inheritdoc/>
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        if (!gate.Wait(Longest)) throw Busy();
        inside.AddOrUpdate(connection, new Pass());
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (!await gate.WaitAsync(Longest, cancellationToken)) throw Busy();
        inside.AddOrUpdate(connection, new Pass());
        return result;
    }

    /// <inheritdoc/>
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData);

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => LeaveAsync(eventData);

    /// <inheritdoc/>
    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData);

    /// <inheritdoc/>
    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => LeaveAsync(eventData);

    /// <summary>A transaction that was neither committed nor rolled back ends with its connection.</summary>
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    /// <inheritdoc cref="ConnectionClosed"/>
    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    /// <summary>The begin itself failed.</summary>
    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    /// <inheritdoc cref="ConnectionDisposed"/>
    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    private static TimeoutException Busy() => new("The database is busy: other transactions have been writing for too long.");

    // After a commit the transaction no longer knows its connection; the context does.
    private void Leave(TransactionEventData data)
    {
        if (data.Context is { } context) Leave(context.Database.GetDbConnection());
    }

    private Task LeaveAsync(TransactionEventData data)
    {
        Leave(data);
        return Task.CompletedTask;
    }

    private void Leave(DbConnection connection)
    {
        if (!inside.TryGetValue(connection, out var pass) || !pass.Use()) return;
        inside.Remove(connection);
        gate.Release();
    }

    private sealed class Pass
    {
        private int used;

        /// <summary>True once.</summary>
        public bool Use() => Interlocked.Exchange(ref used, 1) == 0;
    }
}

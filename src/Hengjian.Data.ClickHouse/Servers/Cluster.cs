using System.Runtime.ExceptionServices;

namespace Hengjian.Data.ClickHouse.Servers;

/// <summary>All shards. Every question goes to every one of them; one that does not answer ends the computation.</summary>
/// <remarks>
/// The shards are asked one by one and not through a Distributed table: which of them answered is then known, nobody's
/// <c>skip_unavailable_shards</c> can leave one out, and nested selects run where the rows are (docs/decisions/0008).
/// </remarks>
internal sealed class Cluster : IDisposable
{
    private readonly HttpClient http;

    public Cluster(ClickHouseServers servers)
    {
        http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = servers.Timeout,
        };
        Shards = [.. servers.Addresses.Select((a, i) => new Shard(http, a, i + 1, servers.Addresses.Count))];
    }

    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>Does something on every shard at once; the answers are in shard order.</summary>
    public T[] Each<T>(Func<Shard, T> act)
    {
        var answers = new T[Shards.Count];
        // One thread a shard: they wait for servers, not for this machine's processors.
        var failures = new Exception?[Shards.Count];
        var threads = Shards.Select((shard, i) => new Thread(() =>
        {
            try
            {
                answers[i] = act(shard);
            }
#pragma warning disable CA1031 // Thrown again below, on the caller's thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures[i] = e;
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        // A bug before a cancellation before what a server did.
        var first = failures.OfType<Exception>().OrderBy(f => f is ClickHouseException ? 2 : f is OperationCanceledException ? 1 : 0).FirstOrDefault();
        if (first is not null) ExceptionDispatchInfo.Throw(first);
        return answers;
    }

    /// <summary>Does something on every shard at once.</summary>
    public void Each(Action<Shard> act) => Each(shard =>
    {
        act(shard);
        return true;
    });

    /// <summary>Says which server is not there before anything is asked of the others.</summary>
    public void Ping(CancellationToken cancel) => Each(shard => shard.Ping(cancel));

    /// <summary>Holds the connections.</summary>
    public void Dispose() => http.Dispose();
}

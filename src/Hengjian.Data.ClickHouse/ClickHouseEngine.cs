using System.Globalization;
using Hengjian.Data.ClickHouse.Execution;
using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse;

/// <summary>The second back end: rows on ClickHouse servers, everything by region in this process.</summary>
/// <remarks>
/// One plan, split where rows become values of regions: aggregates over schools, sections, classes and projects are SQL;
/// what is left is done by the engine's own code. Counts, flags and extremes are those of the engine in this process;
/// sums differ in the last digits, since servers add in their own order (docs/decisions/0008).
/// </remarks>
public sealed class ClickHouseEngine : IDisposable
{
    private readonly ClickHouseServers servers;
    private readonly Cluster cluster;

    /// <summary>Asks nothing of the servers yet.</summary>
    public ClickHouseEngine(ClickHouseServers servers)
    {
        this.servers = servers;
        cluster = new Cluster(servers);
    }

    /// <summary>Puts a dataset's rows on the servers, unless they have them already.</summary>
    /// <param name="dataset">The facts.</param>
    /// <param name="dictionary">Says which columns are loaded, and how they are read.</param>
    /// <param name="progress">Told what is being sent; from several threads.</param>
    /// <param name="cancel">Stops between blocks of rows; what was sent is dropped when it is sent again.</param>
    /// <returns>What to evaluate, or why the rows are not all there (HJD0701–0712).</returns>
    public Result<LoadedSnapshot> Load(
        Dataset dataset, DataDictionary dictionary, IProgress<string>? progress = null, CancellationToken cancel = default) =>
        ClickHouseException.Catch(() => new SnapshotLoader(cluster, servers, dictionary).Load(dataset, progress, cancel));

    /// <summary>Computes what the request asks for, from all shards or not at all.</summary>
    /// <param name="snapshot">What was loaded, with the dictionary of the same catalogue.</param>
    /// <param name="compiled">The formulas.</param>
    /// <param name="request">Years, levels, indicators, what-if values.</param>
    /// <param name="progress">Told after each indicator.</param>
    /// <param name="cancel">Stops at once; what the servers are computing is taken back.</param>
    /// <returns>As <see cref="Evaluator.Evaluate(CompiledCatalogue, Dataset, EvaluationRequest, IProgress{EvaluationProgress}?, CancellationToken)"/>
    /// gives them; or the first thing that kept any shard from answering in full (HJD0701–0710).</returns>
    public Result<IndicatorResults> Evaluate(
        LoadedSnapshot snapshot, CompiledCatalogue compiled, EvaluationRequest request,
        IProgress<EvaluationProgress>? progress = null, CancellationToken cancel = default)
    {
        var database = SnapshotLoader.Database(servers, snapshot.Id);
        return ClickHouseException.Catch(() =>
        {
            cluster.Ping(cancel);
            Completeness.Demand(cluster, database, snapshot, cancel);
            var session = new Session(compiled, snapshot.Facts, request, cancel)
            {
                Elsewhere = new ClickHouseRows(cluster, snapshot, database),
            };
            var results = Evaluator.Evaluate(session, progress);
            // Rows lost while the queries ran would have been counted by some and not by others.
            Completeness.Demand(cluster, database, snapshot, cancel);
            return NearStandards.Tell(compiled, results, new SumOrder(compiled, snapshot));
        });
    }

    /// <summary>Removes a snapshot from all servers.</summary>
    public Result<bool> Drop(LoadedSnapshot snapshot, CancellationToken cancel = default) => ClickHouseException.Catch(() =>
    {
        cluster.Each(shard => shard.Ask($"DROP DATABASE IF EXISTS {SnapshotLoader.Database(servers, snapshot.Id)}", cancel));
        return true;
    });

    /// <summary>Bytes on disk of a snapshot's tables, all shards together, by table.</summary>
    public Result<IReadOnlyDictionary<string, long>> BytesOnDisk(LoadedSnapshot snapshot, CancellationToken cancel = default) => ClickHouseException.Catch(() =>
    {
        var total = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var name = FactSchema.Text(SnapshotLoader.Database(servers, snapshot.Id).Trim('`'));
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT table, toUInt64(sum(bytes_on_disk)) FROM system.parts WHERE active AND database = {name} GROUP BY table FORMAT RowBinary");
        foreach (var reader in cluster.Each(shard => new RowBinaryReader(shard, shard.Ask(sql, cancel))))
        {
            while (!reader.AtEnd)
            {
                var table = reader.Text();
                total[table] = total.GetValueOrDefault(table) + reader.Count();
            }
        }
        return (IReadOnlyDictionary<string, long>)total;
    });

    /// <summary>Closes the connections.</summary>
    public void Dispose() => cluster.Dispose();
}

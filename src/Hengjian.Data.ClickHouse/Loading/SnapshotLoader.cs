using System.Globalization;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>Puts a dataset's rows on the servers, each row on one of them.</summary>
/// <remarks>
/// A shard that already has its part of the same snapshot, marked as finished, is left as it is. Anything else under the
/// snapshot's name is dropped and sent anew, so that a load cut short by anything is simply repeated.
/// </remarks>
internal sealed class SnapshotLoader(Cluster cluster, ClickHouseServers servers, DataDictionary dictionary)
{
    private const int RowsAtOnce = 65_536;
    private const int BytesAtOnce = 32 << 20;

    public LoadedSnapshot Load(Dataset dataset, IProgress<string>? progress, CancellationToken cancel)
    {
        var tables = dataset.Tables.Where(t => FactSchema.TableOf(t.Grain) is not null).ToList();
        var columns = tables.GroupBy(t => t.Grain)
            .ToDictionary(g => g.Key, g => SchemaReader.Of(g.Key, [.. g], dictionary));
        var id = SnapshotId.Of(dataset, columns);
        var plan = new ShardPlan(dataset, cluster.Shards.Count);
        var sources = tables.Select(t => new RowSource(t, new RowKeys(dataset, t, plan), plan.Of(t, dataset.Find(Grain.SchoolYear, t.Period)))).ToList();
        var loaded = sources.ToDictionary(s => (s.Table.Grain, s.Table.Period), s => Describe(s, dataset, columns[s.Table.Grain]));
        var database = Database(servers, id);
        cluster.Ping(cancel);
        var sent = cluster.Each(shard => Send(shard, database, sources, columns, loaded, progress, cancel));
        return new LoadedSnapshot(id, WithoutRows(dataset), loaded) { WasSent = sent.Contains(true) };
    }

    /// <summary>The database of a snapshot.</summary>
    public static string Database(ClickHouseServers servers, string id) => FactSchema.Quote(servers.DatabasePrefix + "_" + id);

    private bool Send(
        Shard shard, string database, List<RowSource> sources, Dictionary<Grain, IReadOnlyList<FactColumn>> columns,
        Dictionary<(Grain, int), LoadedTable> loaded, IProgress<string>? progress, CancellationToken cancel)
    {
        shard.Ask($"CREATE DATABASE IF NOT EXISTS {database}", cancel);
        if (Completeness.IsMarked(shard, database, cluster.Shards.Count, cancel)
            && Completeness.FirstGap(shard, database, loaded.Values, cancel) is null) return false;
        shard.Ask($"DROP DATABASE {database}", cancel);
        shard.Ask($"CREATE DATABASE {database}", cancel);
        foreach (var (grain, list) in columns) shard.Ask(FactSchema.Create(database, grain, list), cancel);
        foreach (var source in sources)
        {
            progress?.Report(string.Create(
                CultureInfo.InvariantCulture, $"{source.Table.Period} 年 {FactSchema.TableOf(source.Table.Grain)} → {shard.Name}"));
            SendRows(shard, database, source, columns[source.Table.Grain], cancel);
        }
        if (Completeness.FirstGap(shard, database, loaded.Values, cancel) is { } gap) throw new ClickHouseException(gap);
        Completeness.Mark(shard, database, cluster.Shards.Count, cancel);
        return true;
    }

    private static void SendRows(Shard shard, string database, RowSource source, IReadOnlyList<FactColumn> columns, CancellationToken cancel)
    {
        var writer = new RowWriter(source.Table, source.Keys, columns);
        var buffer = new RowBinaryWriter();
        var into = $"{database}.{FactSchema.TableOf(source.Table.Grain)}";
        int[] own = [.. Enumerable.Range(0, source.Table.RowCount).Where(row => source.Shards[row] == shard.Number - 1)];
        for (var start = 0; start < own.Length; start += RowsAtOnce)
        {
            cancel.ThrowIfCancellationRequested();
            writer.Write(buffer, own.AsSpan(start, Math.Min(RowsAtOnce, own.Length - start)));
            if (buffer.Length < BytesAtOnce && start + RowsAtOnce < own.Length) continue;
            shard.Insert(into, buffer.Written, cancel);
            buffer.Clear();
        }
    }

    private LoadedTable Describe(RowSource source, Dataset dataset, IReadOnlyList<FactColumn> columns)
    {
        var table = source.Table;
        var regions = dataset.Regions.Regions.Count;
        var (reported, unplaced, outside) = (new int[regions], new int[regions], 0);
        var shardRows = new long[cluster.Shards.Count];
        for (var row = 0; row < table.RowCount; row++)
        {
            shardRows[source.Shards[row]]++;
            var place = source.Keys.Places[row];
            if (place < 0) outside++;
            else
            {
                reported[place]++;
                if (table.Grain == Grain.SchoolYear && source.Keys.Stages[row] == 0) unplaced[place]++;
            }
        }
        var keys = source.Keys.Numbers.Where(n => n != 0).ToList();
        return new LoadedTable
        {
            Grain = table.Grain,
            Period = table.Period,
            Columns = columns.Where(c => table.Columns.ContainsKey(c.Element.Id)).ToDictionary(c => c.Element.Id, StringComparer.Ordinal),
            Flagged = table.Columns.Where(c => c.Value is NumberColumn n && SchemaReader.IsFlagged(n)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal),
            Reported = reported,
            Unplaced = unplaced,
            Outside = outside,
            RepeatedKeys = keys.Distinct().Count() < keys.Count,
            ShardRows = shardRows,
        };
    }

    // What was collected must stay known here; the rows are elsewhere.
    private static Dataset WithoutRows(Dataset dataset) => new(dataset.Regions, dataset.Tables.Select(WithoutRows))
    {
        CombinedSchools = dataset.CombinedSchools,
        MissingVerdictIsNo = dataset.MissingVerdictIsNo,
        DefinitionChanges = dataset.DefinitionChanges,
    };

    private static FactTable WithoutRows(FactTable table) => FactSchema.TableOf(table.Grain) is null ? table : new FactTable
    {
        Grain = table.Grain,
        Period = table.Period,
        Regions = [],
        Stages = [],
        Columns = table.Columns.ToDictionary(c => c.Key, Column (_) => new NumberColumn([]), StringComparer.Ordinal),
    };

    private sealed record RowSource(FactTable Table, RowKeys Keys, int[] Shards);
}

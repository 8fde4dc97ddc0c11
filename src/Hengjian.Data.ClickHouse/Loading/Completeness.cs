using System.Globalization;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>Sees that every shard has every row that was loaded: a part that is gone must not look like a smaller nation.</summary>
internal static class Completeness
{
    /// <summary>Notes that a shard has all of its part. Written last.</summary>
    public static void Mark(Shard shard, string database, int shards, CancellationToken cancel)
    {
        shard.Ask($"CREATE TABLE {database}.loaded (shard UInt32, shards UInt32) ENGINE = MergeTree() ORDER BY shard", cancel);
        shard.Ask(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {database}.loaded VALUES ({shard.Number},{shards})"), cancel);
    }

    /// <summary>Whether the database is there, finished, and this very shard of as many.</summary>
    public static bool IsMarked(Shard shard, string database, int shards, CancellationToken cancel)
    {
        var plain = database.Trim('`');
        var tables = Numbers(shard, $"SELECT count() FROM system.tables WHERE database = {FactSchema.Text(plain)} AND name = 'loaded'", 1, cancel);
        if (tables[0] == 0) return false;
        var marks = Numbers(shard, $"SELECT count(), max(toUInt64(shard)), max(toUInt64(shards)) FROM {database}.loaded", 3, cancel);
        return marks[0] == 1 && marks[1] == shard.Number && marks[2] == shards;
    }

    /// <summary>The first table and year of a shard that has another number of rows than was loaded; null when all is there.</summary>
    public static Problem? FirstGap(Shard shard, string database, IEnumerable<LoadedTable> tables, CancellationToken cancel)
    {
        foreach (var grain in tables.GroupBy(t => t.Grain))
        {
            var name = FactSchema.TableOf(grain.Key)!;
            var counts = new Dictionary<int, long>();
            var reader = new RowBinaryReader(
                shard, shard.Ask($"SELECT toUInt32(year), toUInt64(count()) FROM {database}.{name} GROUP BY year FORMAT RowBinary", cancel));
            while (!reader.AtEnd) counts[(int)reader.UInt32()] = reader.Count();
            foreach (var table in grain)
            {
                var (expected, found) = (table.ShardRows[shard.Number - 1], counts.GetValueOrDefault(table.Period));
                if (expected != found) return ClickHouseProblems.Incomplete(shard.Name, name, table.Period, expected, found);
            }
        }
        return null;
    }

    /// <summary>Asks every shard; the first gap ends the computation.</summary>
    public static void Demand(Cluster cluster, string database, LoadedSnapshot snapshot, CancellationToken cancel) => cluster.Each(shard =>
    {
        if (!IsMarked(shard, database, cluster.Shards.Count, cancel))
            throw new ClickHouseException(ClickHouseProblems.NotLoaded(shard.Name, snapshot.Id, shard.Number, cluster.Shards.Count));
        if (FirstGap(shard, database, snapshot.Tables.Values, cancel) is { } gap) throw new ClickHouseException(gap);
    });

    private static long[] Numbers(Shard shard, string sql, int count, CancellationToken cancel)
    {
        var reader = new RowBinaryReader(shard, shard.Ask(sql + " FORMAT RowBinary", cancel));
        var numbers = new long[count];
        for (var i = 0; i < count; i++) numbers[i] = reader.Count();
        return numbers;
    }
}

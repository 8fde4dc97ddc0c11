using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Sql;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>Aggregates over the rows of one frame: counts, sums and extremes by region; spreads in a second pass.</summary>
internal sealed class TallyQuery
{
    private readonly RowCompiler compiler;
    private readonly AggregateNode[] nodes;
    private readonly TallySql[] parts;

    public TallyQuery(RowCompiler compiler, AggregateNode[] nodes)
    {
        this.compiler = compiler;
        this.nodes = nodes;
        parts = [.. nodes.Select(n => TallySql.Of(
            compiler.Query, n.Function, compiler.Value(n.Argument), n.Second is null ? null : compiler.Value(n.Second)))];
    }

    /// <param name="cluster">Asked all at once.</param>
    /// <param name="tallies">Of each aggregate, one a region; filled.</param>
    /// <param name="cancel">Stops.</param>
    public void Run(Cluster cluster, Tally[][] tallies, CancellationToken cancel)
    {
        Count(cluster, tallies, cancel);
        int[] variations = [.. Enumerable.Range(0, nodes.Length).Where(i => parts[i].Spread is not null)];
        if (variations.Length > 0) Spread(cluster, variations, tallies, cancel);
    }

    private void Count(Cluster cluster, Tally[][] tallies, CancellationToken cancel)
    {
        List<SqlExpr> columns = [SqlExpr.Constant("toUInt64(count())")];
        foreach (var part in parts)
        {
            columns.AddRange(Counts(part).OfType<SqlExpr>().Select(c => SqlExpr.Of("toUInt64({0})", c)));
            if (part.Flag is not null) columns.Add(SqlExpr.Of("toUInt8({0})", part.Flag));
            columns.AddRange(Numbers(part).OfType<SqlExpr>().Select(n => SqlExpr.Of("toFloat64({0})", n)));
        }
        foreach (var reader in Ask(cluster, columns, cancel))
        {
            while (!reader.AtEnd)
            {
                var place = reader.UInt32();
                var rows = checked((int)reader.Count());
                for (var i = 0; i < nodes.Length; i++)
                    tallies[i][place].Add(Read(reader, parts[i], nodes[i].Function, rows), nodes[i].Function);
            }
        }
    }

    // The mean of a region is that of all shards together, so the squares come after it.
    private void Spread(Cluster cluster, int[] variations, Tally[][] tallies, CancellationToken cancel)
    {
        List<SqlExpr> columns = [];
        foreach (var i in variations)
        {
            var (x, w, taken) = parts[i].Spread!.Value;
            var mean = RowCompiler.Lookup(compiler.Query, Array.ConvertAll(tallies[i], t => t.Taken > 0 && t.Weight != 0 ? t.Mean : double.NaN));
            columns.Add(SqlExpr.Of("toFloat64(sumIf({1} * ({0} - {2}) * ({0} - {2}), {3}))", x, w, mean, taken));
        }
        foreach (var reader in Ask(cluster, columns, cancel))
        {
            while (!reader.AtEnd)
            {
                var place = reader.UInt32();
                foreach (var i in variations) tallies[i][place].Spread += reader.Double();
            }
        }
    }

    private RowBinaryReader[] Ask(Cluster cluster, List<SqlExpr> columns, CancellationToken cancel)
    {
        var place = compiler.Query.Place;
        var rows = compiler.Query.Write([place, .. columns]);
        var sql = $"SELECT {place.Text}, {string.Join(", ", columns.Select(c => c.Text))} FROM ({rows}) GROUP BY {place.Text} FORMAT RowBinary";
        return cluster.Each(shard => new RowBinaryReader(shard, shard.Ask(sql, cancel)));
    }

    private static SqlExpr?[] Counts(TallySql part) => [part.Taken, part.Refused, part.Missing, part.NotApplicable];

    private static SqlExpr?[] Numbers(TallySql part) => [part.Sum, part.Extreme, part.Weight];

    private static Tally Read(RowBinaryReader reader, TallySql part, AggregateKind kind, int rows)
    {
        var tally = new Tally { Rows = rows };
        int Count(SqlExpr? column) => column is null ? 0 : checked((int)reader.Count());
        double Number(SqlExpr? column) => column is null ? 0 : reader.Double();
        tally.Taken = Count(part.Taken);
        tally.Refused = Count(part.Refused);
        tally.Missing = Count(part.Missing);
        tally.NotApplicable = Count(part.NotApplicable);
        if (part.Flag is not null) tally.Flag = CellWriter.FlagOf(reader.Byte());
        tally.Sum = Number(part.Sum);
        tally.Extreme = Number(part.Extreme);
        tally.Weight = Number(part.Weight);
        return tally;
    }
}

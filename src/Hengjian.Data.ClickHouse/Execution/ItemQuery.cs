using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Sql;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>A value for every school or section, in tree order.</summary>
/// <param name="Rows">Rows of the school table.</param>
/// <param name="Values">NaN where there is none.</param>
/// <param name="Flags">Null when the values say it all.</param>
internal sealed record ItemQuery(int[] Rows, double[] Values, ValueFlag[]? Flags)
{
    public static ItemQuery Run(Cluster cluster, RowQuery query, SqlValue value, CancellationToken cancel)
    {
        var (position, row) = (query.Base("pos"), query.Base("row_no"));
        List<SqlExpr> read = [position, row, value.Value];
        if (value.Flag is not null) read.Add(value.Flag);
        var flag = value.Flag is null ? "" : $", toUInt8({value.Flag.Text})";
        var sql = $"SELECT {position.Text}, {row.Text}, toFloat64({value.Value.Text}){flag} FROM ({query.Write(read)}) FORMAT RowBinary";
        var items = new List<(uint Position, int Row, double Value, byte Flag)>();
        foreach (var reader in cluster.Each(shard => new RowBinaryReader(shard, shard.Ask(sql, cancel))))
        {
            while (!reader.AtEnd)
            {
                items.Add((reader.UInt32(), (int)reader.UInt32(), reader.Double(), value.Flag is null ? (byte)0 : reader.Byte()));
            }
        }
        items.Sort((a, b) => a.Position.CompareTo(b.Position));
        return new ItemQuery(
            [.. items.Select(i => i.Row)], [.. items.Select(i => i.Value)],
            value.Flag is null ? null : [.. items.Select(i => CellWriter.FlagOf(i.Flag))]);
    }
}

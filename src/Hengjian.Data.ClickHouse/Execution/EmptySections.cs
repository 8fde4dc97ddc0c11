using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Sql;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>Counts the sections without pupils, which are left out of everything and told.</summary>
internal static class EmptySections
{
    public static int Count(Cluster cluster, QueryContext context, FrameKey frame, CancellationToken cancel)
    {
        var query = new RowQuery(context, frame);
        var pupils = query.Bind(new SectionCells(query, keepsEmpty: true).OwnPupils);
        var sql = $"SELECT toUInt64(countIf({pupils.Text} = 0)) FROM ({query.Write([pupils])}) FORMAT RowBinary";
        return checked((int)cluster.Each(shard => new RowBinaryReader(shard, shard.Ask(sql, cancel)).Count()).Sum());
    }
}

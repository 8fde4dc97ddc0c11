using System.Globalization;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Sql;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>The schools whose value is above 100 and cannot be.</summary>
internal static class AboveQuery
{
    public static IEnumerable<Problem> Run(
        Cluster cluster, RowCompiler compiler, Session session, Indicator indicator, SchoolStage stage, int period)
    {
        var query = compiler.Query;
        if (query.Table is null) return [];
        var value = query.Bind(compiler.Value(session.Root(indicator, stage)).Value);
        SqlExpr[] read = [query.Base("pos"), query.Base("row_no"), query.Place, query.Base("key"), query.Base("name"), value];
        var sql = $"SELECT {string.Join(", ", read.Select(r => r.Text))} FROM ({query.Write(read)}) WHERE {value.Text} > 100 FORMAT RowBinary";
        var found = new List<(uint Position, string Place, double Value)>();
        foreach (var reader in cluster.Each(shard => new RowBinaryReader(shard, shard.Ask(sql, session.Cancellation))))
        {
            while (!reader.AtEnd)
            {
                var (position, row, place) = (reader.UInt32(), reader.UInt32(), reader.UInt32());
                var (key, name, number) = (reader.Text(), reader.Text(), reader.Double());
                var school = name.Length > 0 ? name : key.Length > 0 ? key : FormattableString.Invariant($"第 {row + 1} 行");
                found.Add((position, session.Tree.Regions[(int)place].Name + " " + school, number));
            }
        }
        return found.OrderBy(f => f.Position).Select(f => IndicatorProblems.Above100(
            indicator.NameZh, f.Place, period, f.Value.ToString("0.####", CultureInfo.InvariantCulture)));
    }
}

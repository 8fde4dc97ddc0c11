using Hengjian.Indicators.Functions;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>A tally of a school's classes to its value, in SQL: what the engine's roll-up does for regions in C#.</summary>
internal static class FinishSql
{
    /// <param name="query">The select of schools or sections.</param>
    /// <param name="kind">The aggregate.</param>
    /// <param name="rows">Classes counted.</param>
    /// <param name="tally">Columns of the tally; null for 0.</param>
    /// <param name="spread">Σw(x − m)².</param>
    public static SqlValue Of(RowQuery query, AggregateKind kind, SqlExpr rows, TallySql tally, SqlExpr? spread)
    {
        var zero = SqlExpr.Constant("0");
        var (taken, refused) = (tally.Taken ?? zero, tally.Refused ?? zero);
        var (missing, aside) = (tally.Missing ?? zero, tally.NotApplicable ?? zero);
        var flag = SqlExpr.Of("if({0} > 0, greatest({1}, 3), {1})", missing, tally.Flag ?? zero);
        switch (kind)
        {
            case AggregateKind.CountRows:
                return new SqlValue(SqlExpr.Of("toFloat64({0})", rows), null);
            case AggregateKind.Sum or AggregateKind.SumIf or AggregateKind.Count or AggregateKind.CountIf:
                var total = kind is AggregateKind.Sum or AggregateKind.SumIf ? tally.Sum! : SqlExpr.Of("toFloat64({0})", taken);
                return new SqlValue(
                    query.Bind(SqlExpr.Of("if({0} + {1} = 0 AND {2} + {3} > 0, nan, {4})", taken, refused, missing, aside, total)),
                    query.Bind(SqlExpr.Of("if({0} + {1} = 0 AND {2} + {3} > 0, if({2} > 0, 5, 4), {4})", taken, refused, missing, aside, flag)));
            case AggregateKind.WeightedVariation or AggregateKind.Variation:
                var none = SqlExpr.Of("({0} = 0 OR {1} = 0)", tally.Sum!, tally.Weight!);
                return new SqlValue(
                    query.Bind(SqlExpr.Of(
                        "multiIf({0} = 0 OR {1}, nan, {0} = 1, 0, sqrt({2} / {3}) / abs({4} / {3}))", taken, none, spread!, tally.Weight!, tally.Sum!)),
                    query.Bind(SqlExpr.Of("multiIf({0} = 0, if({1} = {2}, 4, 5), {3}, 5, {4})", taken, rows, aside, none, flag)));
            default:
                var value = kind is AggregateKind.Average or AggregateKind.AverageIf
                    ? SqlExpr.Of("{0} / {1}", tally.Sum!, taken)
                    : tally.Extreme!;
                return new SqlValue(
                    query.Bind(SqlExpr.Of("if({0} = 0, nan, {1})", taken, value)),
                    query.Bind(SqlExpr.Of("if({0} = 0, if({1} > 0, 5, 4), {2})", taken, missing, flag)));
        }
    }
}

using Hengjian.Indicators.Functions;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>The parts of a tally as aggregate functions; null where the aggregate has no use for one.</summary>
/// <param name="Taken">Rows taken.</param>
/// <param name="Refused">Rows known not to be let in.</param>
/// <param name="Missing">Rows that could not be judged or had no value.</param>
/// <param name="NotApplicable">Rows that do not apply.</param>
/// <param name="Flag">Worst flag of what was taken.</param>
/// <param name="Sum">Sum; of variations Σwx.</param>
/// <param name="Extreme">Largest or smallest.</param>
/// <param name="Weight">Σw.</param>
internal sealed record TallySql(
    SqlExpr? Taken, SqlExpr? Refused, SqlExpr? Missing, SqlExpr? NotApplicable, SqlExpr? Flag, SqlExpr? Sum, SqlExpr? Extreme, SqlExpr? Weight)
{
    public static readonly TallySql RowsOnly = new(null, null, null, null, null, null, null, null);

    /// <summary>Of variations: value, weight and whether the row is taken, for the pass over the spread.</summary>
    public (SqlExpr Value, SqlExpr Weight, SqlExpr Taken)? Spread { get; init; }

    /// <summary>The tally of an aggregate; the rows themselves are counted once for all.</summary>
    public static TallySql Of(RowQuery query, AggregateKind kind, SqlValue argument, SqlValue? second) => kind switch
    {
        AggregateKind.CountRows => RowsOnly,
        AggregateKind.CountIf => Conditions(query.Bind(argument)),
        AggregateKind.WeightedVariation or AggregateKind.Variation => Variation(query, query.Bind(argument), second is null ? null : query.Bind(second)),
        _ => Values(query, kind, query.Bind(argument), second is null ? null : query.Bind(second)),
    };

    private static SqlExpr CountIf(SqlExpr condition) => SqlExpr.Of("countIf({0})", condition);

    private static TallySql Conditions(SqlValue c) => RowsOnly with
    {
        Taken = SqlExpr.Of("countIf({0} = 1)", c.Value),
        Refused = SqlExpr.Of("countIf({0} = 0)", c.Value),
        Missing = c.Flag is null ? SqlExpr.Of("countIf(isNaN({0}))", c.Value) : SqlExpr.Of("countIf({0} = 5)", c.Flag),
        NotApplicable = c.Flag is null ? null : SqlExpr.Of("countIf({0} = 4)", c.Flag),
        Flag = c.Flag is null ? null : SqlExpr.Of("maxIf({0}, {0} < 4)", c.Flag),
    };

    private static TallySql Values(RowQuery query, AggregateKind kind, SqlValue x, SqlValue? condition)
    {
        var met = condition is null ? SqlExpr.Constant("1") : SqlExpr.Of("({0} = 1)", condition.Value);
        var taken = query.Bind(SqlExpr.Of("toUInt8({0} AND NOT isNaN({1}))", met, x.Value));
        var missing = x.Flag is null ? SqlExpr.Of("({0} AND isNaN({1}))", met, x.Value) : SqlExpr.Of("({0} AND {1} = 5)", met, x.Flag);
        var notApplicable = x.Flag is null ? null : SqlExpr.Of("({0} AND {1} = 4)", met, x.Flag);
        if (condition is not null)
        {
            missing = SqlExpr.Of(
                "({0} OR {1})", missing, condition.Flag is null ? SqlExpr.Of("isNaN({0})", condition.Value) : SqlExpr.Of("{0} = 5", condition.Flag));
            if (condition.Flag is not null)
            {
                var unjudged = SqlExpr.Of("{0} = 4", condition.Flag);
                notApplicable = notApplicable is null ? unjudged : SqlExpr.Of("({0} OR {1})", notApplicable, unjudged);
            }
        }
        var isMax = kind is AggregateKind.Max or AggregateKind.MaxIf;
        var isMin = kind is AggregateKind.Min or AggregateKind.MinIf;
        var counts = kind == AggregateKind.Count;
        return new TallySql(
            CountIf(taken),
            condition is null ? null : SqlExpr.Of("countIf({0} = 0)", condition.Value),
            CountIf(missing),
            notApplicable is null ? null : CountIf(notApplicable),
            FlagOf(kind, x, condition, taken),
            isMax || isMin || counts ? null : SqlExpr.Of("sumIf({0}, {1})", x.Value, taken),
            isMax ? SqlExpr.Of("maxIf({0}, {1})", x.Value, taken) : isMin ? SqlExpr.Of("minIf({0}, {1})", x.Value, taken) : null,
            null);
    }

    // That a value exists is certain even when the value is an estimate. That a row was judged on an estimate shows,
    // whichever way it went; a row that was let in and then had nothing to give is left out altogether.
    private static SqlExpr? FlagOf(AggregateKind kind, SqlValue x, SqlValue? condition, SqlExpr taken)
    {
        var own = x.Flag is null || kind == AggregateKind.Count ? null : SqlExpr.Of("maxIf({0}, {1})", x.Flag, taken);
        var judged = condition?.Flag is null
            ? null
            : SqlExpr.Of("maxIf({0}, {0} < 4 AND ({1} = 0 OR {2}))", condition.Flag, condition.Value, taken);
        return own is null ? judged : judged is null ? own : SqlExpr.Of("greatest({0}, {1})", own, judged);
    }

    // A row without pupils carries no weight, whatever its value; it is not a gap.
    private static TallySql Variation(RowQuery query, SqlValue x, SqlValue? weight)
    {
        var w = weight ?? SqlValue.Number(1);
        var flag = x.Flag is null && w.Flag is null ? null : query.Bind(SqlExpr.Greatest([query.FlagOf(x), query.FlagOf(w)]));
        var taken = query.Bind(flag is null
            ? SqlExpr.Of("toUInt8({1} > 0 AND NOT isNaN({0}))", x.Value, w.Value)
            : SqlExpr.Of("toUInt8({0} > 0 AND {1} < 4)", w.Value, flag));
        var missing = flag is null
            ? SqlExpr.Of("(NOT ({1} = 0) AND (isNaN({0}) OR NOT ({1} > 0)))", x.Value, w.Value)
            : SqlExpr.Of("(NOT ({0} = 0) AND ({1} = 5 OR {0} < 0))", w.Value, flag);
        return new TallySql(
            CountIf(taken),
            null,
            CountIf(missing),
            flag is null ? null : SqlExpr.Of("countIf(NOT ({0} = 0) AND NOT ({0} < 0) AND {1} = 4)", w.Value, flag),
            flag is null ? null : SqlExpr.Of("maxIf({0}, {1})", flag, taken),
            SqlExpr.Of("sumIf({0} * {1}, {2})", w.Value, x.Value, taken),
            null,
            SqlExpr.Of("sumIf({0}, {1})", w.Value, taken))
        {
            Spread = (x.Value, w.Value, taken),
        };
    }
}

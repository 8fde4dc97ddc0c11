using Hengjian.Data.ClickHouse.Servers;

using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>Operators and scalar functions over values of one row, with the engine's rules for what is missing.</summary>
/// <remarks>
/// Of two flags the worse wins, which is the greater number. Where no operand has a flag, NaN alone carries what is
/// missing, as in the engine's plain loops.
/// </remarks>
internal sealed class ValueSql(RowQuery query)
{
    /// <summary>Minus or not.</summary>
    public static SqlValue Unary(bool isNot, SqlValue operand) =>
        operand with { Value = SqlExpr.Of(isNot ? "(1 - {0})" : "(0 - {0})", operand.Value) };

    /// <summary>Two operands.</summary>
    public SqlValue Binary(BinaryOperator op, SqlValue a, SqlValue b) => op switch
    {
        BinaryOperator.Add => Arithmetic("({0} + {1})", a, b),
        BinaryOperator.Subtract => Arithmetic("({0} - {1})", a, b),
        BinaryOperator.Multiply => Arithmetic("({0} * {1})", a, b),
        BinaryOperator.Divide => Divide(query.Bind(a), query.Bind(b)),
        BinaryOperator.AtLeast => Compare(">=", a, b),
        BinaryOperator.AtMost => Compare("<=", a, b),
        BinaryOperator.Above => Compare(">", a, b),
        BinaryOperator.Below => Compare("<", a, b),
        BinaryOperator.Equal => Compare("=", a, b),
        BinaryOperator.NotEqual => Compare("!=", a, b),
        _ => throw new ClickHouseException(ClickHouseProblems.NotPushed(op.ToString())),
    };

    /// <summary>A number that equals one of several.</summary>
    public SqlValue In(SqlValue operand, IReadOnlyList<double> values)
    {
        var x = query.Bind(operand);
        var equal = string.Join(" OR ", values.Select(v => $"{{0}} = toFloat64({SqlText.Number(v)})"));
        return x with { Value = SqlExpr.Of($"if(isNaN({{0}}), nan, toFloat64({equal}))", x.Value) };
    }

    /// <summary>A scalar function.</summary>
    public SqlValue Scalar(ScalarKind function, int needed, IReadOnlyList<SqlValue> arguments) => function switch
    {
        ScalarKind.Absolute => arguments[0] with { Value = SqlExpr.Of("abs({0})", arguments[0].Value) },
        ScalarKind.Ceiling => arguments[0] with { Value = SqlExpr.Of("ceil({0})", arguments[0].Value) },
        ScalarKind.Floor => arguments[0] with { Value = SqlExpr.Of("floor({0})", arguments[0].Value) },
        ScalarKind.MeanOf => new SqlValue(
            SqlExpr.Of($"({{0}} / {SqlText.Whole(arguments.Count)})", SqlExpr.Join(" + ", [.. arguments.Select(a => a.Value)])), Worst(arguments)),
        ScalarKind.MinOf => Extreme("least", [.. arguments.Select(query.Bind)]),
        ScalarKind.MaxOf => Extreme("greatest", [.. arguments.Select(query.Bind)]),
        ScalarKind.CountTrue => CountTrue([.. arguments.Select(query.Bind)]),
        ScalarKind.AtLeast => AtLeast(needed, [.. arguments.Select(query.Bind)]),
        _ => throw new ClickHouseException(ClickHouseProblems.NotPushed(FunctionList.NameOf(function))),
    };

    private SqlValue Arithmetic(string pattern, SqlValue a, SqlValue b) => new(SqlExpr.Of(pattern, a.Value, b.Value), Worst([a, b]));

    private SqlValue Compare(string sign, SqlValue a, SqlValue b)
    {
        (a, b) = (query.Bind(a), query.Bind(b));
        return new SqlValue(SqlExpr.Of($"if(isNaN({{0}}) OR isNaN({{1}}), nan, toFloat64({{0}} {sign} {{1}}))", a.Value, b.Value), Worst([a, b]));
    }

    // 0/0: nothing to measure. Something over nothing: the divisor cannot be right.
    private SqlValue Divide(SqlValue a, SqlValue b)
    {
        var value = SqlExpr.Of("if({1} = 0, nan, {0} / {1})", a.Value, b.Value);
        var flag = SqlExpr.Of(
            "if({1} = 0 AND NOT isNaN({0}), if({0} = 0, 4, 5), {2})", a.Value, b.Value, SqlExpr.Greatest([query.FlagOf(a), query.FlagOf(b)]));
        return new SqlValue(value, flag);
    }

    /// <summary>Several conditions of which one can decide: “and” by a no, “or” by a yes.</summary>
    /// <remarks>
    /// A condition that decides brings its own flag, the best known of several; the others, even missing, no longer
    /// matter. A chain of them is one select and not one each.
    /// </remarks>
    public SqlValue Kleene(bool isAnd, IReadOnlyList<SqlValue> conditions)
    {
        var (deciding, other) = isAnd ? ("0", "1") : ("1", "0");
        SqlValue[] parts = [.. conditions.Select(query.Bind)];
        SqlExpr Any(string pattern) => SqlExpr.Join(" OR ", [.. parts.Select(p => SqlExpr.Of(pattern, p.Value))]);
        var decided = Any($"{{0}} = {deciding}");
        var value = SqlExpr.Of($"if({{0}}, toFloat64({deciding}), if({{1}}, nan, toFloat64({other})))", decided, Any("isNaN({0})"));
        if (Array.TrueForAll(parts, p => p.Flag is null)) return new SqlValue(value, null);
        var best = parts.Select(p => SqlExpr.Of($"if({{0}} = {deciding}, {{1}}, 9)", p.Value, query.FlagOf(p))).Aggregate((x, y) => SqlExpr.Of("least({0}, {1})", x, y));
        return new SqlValue(value, SqlExpr.Of("if({0}, {1}, {2})", decided, best, Worst(parts)!));
    }

    private SqlValue Extreme(string function, SqlValue[] arguments)
    {
        var value = arguments.Select(a => a.Value).Aggregate((a, b) =>
            SqlExpr.Of($"if(isNaN({{0}}) OR isNaN({{1}}), nan, {function}({{0}}, {{1}}))", query.Bind(a), query.Bind(b)));
        return new SqlValue(value, Worst(arguments));
    }

    private SqlValue CountTrue(SqlValue[] conditions)
    {
        var (trues, known, missing, flag) = Count(conditions);
        var value = SqlExpr.Of("if({0} = 0, nan, toFloat64({1}))", known, trues);
        return new SqlValue(value, SqlExpr.Of("multiIf({0} = 0, if({1} > 0, 5, 4), {1} > 0, greatest({2}, 3), {2})", known, missing, flag));
    }

    // A condition that does not apply is neither met nor able to be: it counts as known and not met.
    private SqlValue AtLeast(int needed, SqlValue[] conditions)
    {
        var (trues, known, missing, flag) = Count(conditions);
        var n = SqlText.Whole(needed);
        var value = SqlExpr.Of($"multiIf({{1}} + {{2}} = 0, nan, {{0}} >= {n}, 1, {{0}} + {{2}} < {n}, 0, nan)", trues, known, missing);
        return Array.TrueForAll(conditions, c => c.Flag is null)
            ? new SqlValue(value, null)
            : new SqlValue(value, SqlExpr.Of($"multiIf({{1}} + {{2}} = 0, 4, {{0}} >= {n} OR {{0}} + {{2}} < {n}, {{3}}, 5)", trues, known, missing, flag));
    }

    private (SqlExpr Trues, SqlExpr Known, SqlExpr Missing, SqlExpr Flag) Count(SqlValue[] conditions)
    {
        SqlExpr Sum(Func<SqlValue, SqlExpr> one) => query.Bind(SqlExpr.Join(" + ", [.. conditions.Select(one)]));
        var trues = Sum(c => SqlExpr.Of("toUInt16({0} = 1)", c.Value));
        var known = Sum(c => SqlExpr.Of("toUInt16(NOT isNaN({0}))", c.Value));
        var missing = Sum(c => c.Flag is null ? SqlExpr.Of("toUInt16(isNaN({0}))", c.Value) : SqlExpr.Of("toUInt16({0} = 5)", c.Flag));
        var flags = conditions.Where(c => c.Flag is not null).Select(c => SqlExpr.Of("if({0} < 4, {0}, 0)", c.Flag!)).ToList();
        return (trues, known, missing, flags.Count == 0 ? SqlExpr.Constant("0") : query.Bind(SqlExpr.Greatest(flags)));
    }

    private SqlExpr? Worst(IReadOnlyList<SqlValue> values) =>
        values.All(v => v.Flag is null) ? null : SqlExpr.Greatest([.. values.Select(query.FlagOf)]);
}

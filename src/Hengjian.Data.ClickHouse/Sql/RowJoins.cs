using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>What rows take from other rows: their school, their classes, themselves a year ago. All on the same server.</summary>
/// <param name="query">The select that takes.</param>
internal sealed class RowJoins(RowQuery query)
{
    private readonly Dictionary<FrameKey, (RowJoin Join, RowCompiler Compiler)> byFrame = [];
    private RowJoin? school;

    private FrameKey Frame => query.Frame;

    // Which school a row belongs to or is.
    private SqlExpr SchoolRow => query.Base(Frame.Shape == Shape.Class ? "parent" : "row_no");

    // Sections of a single stage are told apart by their school alone.
    private bool HasSeveralSections => Frame.Shape == Shape.Section && Frame.Stage is SchoolStage.All or SchoolStage.Compulsory;

    /// <summary>The cells of a class's school, whatever its type.</summary>
    public RowJoin School(QueryContext context)
    {
        if (school is not null) return school;
        var rows = new RowQuery(context, new FrameKey(Shape.School, Frame.Period, SchoolStage.All, EveryRow: true));
        query.Join(school = new RowJoin([SchoolRow], rows, [rows.Base("row_no")]));
        return school;
    }

    /// <summary>An indicator of schools for rows that are not those schools.</summary>
    public SqlValue OfSchool(QueryContext context, FrameKey target, Indicator indicator)
    {
        if (context.Snapshot.Find(target.Grain, target.Period) is null) return SqlValue.Missing;
        if (!byFrame.TryGetValue(target, out var other))
        {
            var compiler = new RowCompiler(context, target);
            other = (new RowJoin([SchoolRow], compiler.Query, [compiler.Query.Base("row_no")]), compiler);
            query.Join(other.Join);
            byFrame[target] = other;
        }
        return query.Bind(other.Join.Take(other.Compiler.InPlace(indicator, target.Stage)));
    }

    /// <summary>An expression of an earlier year; rows are found by their key.</summary>
    public SqlValue Earlier(QueryContext context, PreviousNode node)
    {
        var target = Frame with { Period = Frame.Period - node.Years };
        if (context.Snapshot.Find(target.Grain, target.Period) is not { } table) return SqlValue.Missing;
        if (!byFrame.TryGetValue(target, out var other))
        {
            var compiler = new RowCompiler(context, target);
            var rows = compiler.Query;
            var key = rows.Base("key_no");
            rows.KeepOnly(SqlExpr.Of("{0} != 0", key));
            List<SqlExpr> keys = [query.Base("key_no")];
            List<SqlExpr> otherKeys = [key];
            if (HasSeveralSections)
            {
                keys.Add(query.Section);
                otherKeys.Add(rows.Section);
            }
            other = (new RowJoin(keys, rows, otherKeys) { FirstBy = table.RepeatedKeys ? rows.Base("pos") : null }, compiler);
            query.Join(other.Join);
            byFrame[target] = other;
        }
        return query.Bind(other.Join.Take(other.Compiler.Value(node.Parts[0])));
    }

    /// <summary>Classes to one value for each school or section. A school without any class row did not report classes.</summary>
    public SqlValue OfClasses(QueryContext context, AggregateNode node)
    {
        var target = new FrameKey(Shape.Class, Frame.Period, Frame.Stage);
        if (context.Snapshot.Find(target.Grain, target.Period) is null) return SqlValue.Missing;
        if (!byFrame.TryGetValue(target, out var classes))
        {
            var compiler = new RowCompiler(context, target);
            List<SqlExpr> keys = [SchoolRow];
            List<SqlExpr> otherKeys = [compiler.Query.Base("parent")];
            if (HasSeveralSections)
            {
                keys.Add(query.Section);
                otherKeys.Add(compiler.Query.Base("stage"));
            }
            classes = (new RowJoin(keys, compiler.Query, otherKeys, grouped: true), compiler);
            query.Join(classes.Join);
            byFrame[target] = classes;
        }
        var (join, source) = classes;
        var second = node.Second is null ? null : source.Value(node.Second);
        var tally = TallySql.Of(source.Query, node.Function, source.Value(node.Argument), second);
        var value = FinishSql.Of(query, node.Function, join.Take(SqlExpr.Constant("count()")), Taken(join, tally), Spread(join, tally));
        var reports = query.Base("has_classes");
        return query.Bind(new SqlValue(
            SqlExpr.Of("if({0} = 1, {1}, nan)", reports, value.Value),
            value.Flag is null ? null : SqlExpr.Of("if({0} = 1, {1}, 5)", reports, value.Flag)));
    }

    private static TallySql Taken(RowJoin join, TallySql tally)
    {
        SqlExpr? Take(SqlExpr? part) => part is null ? null : join.Take(part);
        return new TallySql(
            Take(tally.Taken), Take(tally.Refused), Take(tally.Missing), Take(tally.NotApplicable), Take(tally.Flag),
            Take(tally.Sum), Take(tally.Extreme), Take(tally.Weight));
    }

    // A school has few classes: their values are kept, so that the mean is known before the squares are added.
    private static SqlExpr? Spread(RowJoin join, TallySql tally)
    {
        if (tally.Spread is not var (x, w, taken)) return null;
        var mean = $"sumIf({w.Text} * {x.Text}, {taken.Text}) / sumIf({w.Text}, {taken.Text})";
        return join.Take(new SqlExpr(
            $"arraySum(arrayMap((x, w) -> w * (x - {mean}) * (x - {mean}), groupArrayIf({x.Text}, {taken.Text}), groupArrayIf({w.Text}, {taken.Text})))",
            new[] { x.Layer, w.Layer, taken.Layer }.Max(),
            [.. x.Names.Concat(w.Names).Concat(taken.Names).Distinct()]));
    }
}

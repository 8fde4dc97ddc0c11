using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>Bound nodes to SQL over the rows of one frame: the same tree that the engine makes vectors of.</summary>
internal sealed class RowCompiler
{
    private readonly Dictionary<string, SqlValue> known = new(StringComparer.Ordinal);
    private readonly QueryContext context;
    private readonly RowQuery query;
    private readonly ValueSql values;
    private readonly RowJoins joins;
    private readonly SectionCells? sections;

    public RowCompiler(QueryContext context, FrameKey frame)
    {
        this.context = context;
        context.Frames.Add(frame);
        query = new RowQuery(context, frame);
        values = new ValueSql(query);
        joins = new RowJoins(query);
        if (frame.Shape == Shape.Section && query.Table is not null) sections = new SectionCells(query);
    }

    public RowQuery Query => query;

    private FrameKey Frame => query.Frame;

    private Session Session => context.Session;

    /// <summary>An expression's value for every row.</summary>
    public SqlValue Value(BoundNode node)
    {
        if (!known.TryGetValue(node.Key, out var value)) known[node.Key] = value = Make(node);
        return value;
    }

    /// <summary>An indicator of these very rows, after its own rules.</summary>
    public SqlValue InPlace(Indicator indicator, SchoolStage stage)
    {
        var root = Session.Root(indicator, stage);
        var raw = Value(root);
        if (PassPlan.IsPlain(indicator, root)) return raw;
        if (indicator.NeverAbove100) context.Watched.Add((indicator, stage, Frame.Period));
        return Ruled(indicator, root, query.Bind(raw));
    }

    /// <summary>A cell of the frame's own table, as it stands there.</summary>
    public static SqlValue Cell(RowQuery query, string element)
    {
        if (query.Table?.Columns.GetValueOrDefault(element) is not { } column) return SqlValue.Missing;
        var value = query.Base($"ifNull(toFloat64({column.Value}), nan)");
        return new SqlValue(value, query.Table.Flagged.Contains(element) ? query.Base($"toUInt8(toInt8({column.Flag}))") : null);
    }

    private SqlValue Make(BoundNode node) => node switch
    {
        ConstantNode constant => SqlValue.Number(constant.Value),
        ThresholdNode threshold => SqlValue.Number(Settings().ThresholdOf(threshold)),
        FixedLimitNode limit => SqlValue.Number(Settings().LimitOf(limit.Table, limit.Code)),
        ElementNode { Kind: BoundKind.Code } code => Code(code, code.Element, label => label is null ? double.NaN : 1),
        ElementNode element => Element(element.Element),
        UnaryNode unary => ValueSql.Unary(unary.IsNot, Value(unary.Parts[0])),
        BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or } chain =>
            values.Kleene(chain.Operator == BinaryOperator.And, [.. Chain(chain, chain.Operator).Select(Value)]),
        BinaryNode binary => values.Binary(binary.Operator, Value(binary.Parts[0]), Value(binary.Parts[1])),
        NumberInNode membership => values.In(Value(membership.Parts[0]), membership.Values),
        CodeInNode code => Code(code, code.Element, l => l is null ? double.NaN : code.Codes.Contains(l) != code.Negated ? 1 : 0),
        LimitNode limit => Code(limit, limit.Element, label => Settings().LimitOf(limit.Table, label)),
        ScalarNode scalar => values.Scalar(scalar.Function, scalar.Needed, [.. scalar.Parts.Select(Value)]),
        AggregateNode aggregate when aggregate.Rows == Shape.Class && Frame.Shape is Shape.School or Shape.Section =>
            joins.OfClasses(context, aggregate),
        PreviousNode previous when Frame.Shape != Shape.Class => joins.Earlier(context, previous),
        IndicatorNode reference => Reference(reference),
        _ => throw new ClickHouseException(ClickHouseProblems.NotPushed(FormulaWords.Of(node))),
    };

    private static IEnumerable<BoundNode> Chain(BoundNode node, BinaryOperator op) =>
        node is BinaryNode binary && binary.Operator == op ? binary.Parts.SelectMany(p => Chain(p, op)) : [node];

    // Numbers that the request may override.
    private VectorBuilder Settings() => new(Session, Session.Frame(Shape.Region, Frame.Period, Frame.Stage));

    private SqlValue Element(DataElement element)
    {
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear) return OfRegion(Session.Element(element, Frame.Period, Frame.Stage));
        if (Frame.Shape == Shape.Class && element.Grain == Grain.SchoolYear)
        {
            var school = joins.School(context);
            return school.Take(Cell(school.Source, element.Id));
        }
        return sections is not null ? sections.Value(element) : Cell(query, element.Id);
    }

    private SqlValue Code(BoundNode node, DataElement element, Func<string?, double> valueOf)
    {
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear) return OfRegion(RegionalCode(node));
        if (Frame.Shape != Shape.Class || element.Grain != Grain.SchoolYear) return Coded(query, element, valueOf) ?? SqlValue.Missing;
        var school = joins.School(context);
        return Coded(school.Source, element, valueOf) is { } value ? school.Take(value) with { Flag = null } : SqlValue.Missing;
    }

    private static SqlValue? Coded(RowQuery source, DataElement element, Func<string?, double> valueOf)
    {
        if (source.Table?.Columns.GetValueOrDefault(element.Id) is not { } column) return null;
        var code = source.Base($"ifNull(toInt16({column.Value}), -1)");
        var codes = string.Join(", ", Enumerable.Range(0, column.Labels.Count));
        var numbers = string.Join(", ", column.Labels.Select(l => SqlText.Number(valueOf(l))));
        return new SqlValue(SqlExpr.Of($"transform({{0}}, [{codes}], [{numbers}], toFloat64({SqlText.Number(valueOf(null))}))", code), null);
    }

    private RegionVector RegionalCode(BoundNode node)
    {
        var regions = Session.Frame(Shape.Region, Frame.Period, Frame.Stage);
        var block = new VectorBuilder(Session, regions).Build(node);
        var vector = RegionVector.Of(regions.Count);
        for (var region = 0; region < regions.Count; region++)
        {
            var value = block.At(regions.SliceOf(region)).Values[0];
            vector.Set(region, value, double.IsNaN(value) ? ValueFlag.Missing : ValueFlag.Present, 1);
        }
        return vector;
    }

    private SqlValue Reference(IndicatorNode node)
    {
        if (node.Indicator.ResultGrain == Grain.RegionYear) return OfRegion(Session.RegionResult(node.Indicator, node.Stage, Frame.Period));
        var target = new FrameKey(Shapes.Of(node.Indicator.ResultGrain), Frame.Period, node.Stage);
        return target == Frame ? InPlace(node.Indicator, node.Stage) : joins.OfSchool(context, target, node.Indicator);
    }

    /// <summary>The value of each row's region.</summary>
    private SqlValue OfRegion(RegionVector regions)
    {
        var column = regions.AsColumn();
        var telling = column.Flags is { } flags && Array.Exists(flags, f => f is not (ValueFlag.Present or ValueFlag.Missing));
        return OfPlace(query, column.ToArray(), telling ? column.Flags : null);
    }

    private static SqlValue OfPlace(RowQuery query, double[] numbers, ValueFlag[]? flags)
    {
        var value = Lookup(query, numbers);
        if (flags is null) return new SqlValue(value, null);
        var list = string.Join(",", flags.Select(f => SqlText.Whole(CellWriter.Weight(f))));
        return new SqlValue(value, query.Bind(SqlExpr.Of($"arrayElement([{list}], {{0}} + 1)", query.Place)));
    }

    /// <summary>A number for each region, looked up by the row's place.</summary>
    public static SqlExpr Lookup(RowQuery query, double[] numbers) =>
        query.Bind(SqlExpr.Of($"arrayElement([{string.Join(",", numbers.Select(SqlText.Number))}], {{0}} + 1)", query.Place));

    // Not finite is missing; above 100 where that cannot be is missing; an open verdict is “no” where the dataset says so.
    private SqlValue Ruled(Indicator indicator, BoundNode root, SqlValue raw)
    {
        var isVerdict = root.Kind == BoundKind.Bool;
        var sound = SqlExpr.Of(indicator.NeverAbove100 ? "(isFinite({0}) AND {0} <= 100)" : "isFinite({0})", raw.Value);
        var value = isVerdict ? raw.Value : SqlExpr.Of("if({0}, {1}, nan)", sound, raw.Value);
        var flag = raw.Flag is null || isVerdict ? raw.Flag : SqlExpr.Of("if({0} < 4 AND NOT {1}, 5, {0})", raw.Flag, sound);
        if (!isVerdict || !Session.Dataset.MissingVerdictIsNo || RestsOnUncollected(root)) return query.Bind(new SqlValue(value, flag));
        var known = query.Bind(query.FlagOf(raw));
        return query.Bind(new SqlValue(SqlExpr.Of("if({0} = 5, 0, {1})", known, raw.Value), SqlExpr.Of("if({0} = 5, 2, {0})", known)));
    }

    // A verdict that rests on something nobody was asked for is not the unit's failure: it stays missing.
    private bool RestsOnUncollected(BoundNode root) => Session.Compiled.UsesOf(root)
        .Any(u => Collection.IsMissing(Session.Dataset, u.Element, Frame.Period - u.YearsBack));
}

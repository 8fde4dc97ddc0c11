using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// Bound nodes to vectors over one frame. Whatever another frame or year must give first is computed here, before
/// any thread runs the vectors.
/// </summary>
internal sealed class VectorBuilder(Session session, Frame frame)
{
    private int Size => session.BlockSize;

    public Vector Build(BoundNode node) => node switch
    {
        ConstantNode constant => new ConstantVector(Size, constant.Value),
        ElementNode element => Cell(element),
        UnaryNode unary => new UnaryVector(Size, unary.IsNot, Build(unary.Parts[0])),
        BinaryNode binary => new BinaryVector(Size, binary.Operator, Build(binary.Parts[0]), Build(binary.Parts[1])),
        NumberInNode membership => new NumberInVector(Size, Build(membership.Parts[0]), [.. membership.Values]),
        CodeInNode code => Code(code.Element, l => l is null ? double.NaN : code.Codes.Contains(l) != code.Negated ? 1 : 0),
        LimitNode limit => Code(limit.Element, label => LimitOf(limit.Table, label)),
        FixedLimitNode limit => new ConstantVector(Size, LimitOf(limit.Table, limit.Code)),
        ThresholdNode threshold => new ConstantVector(Size, ThresholdOf(threshold)),
        ScalarNode scalar => new ScalarVector(Size, scalar.Function, scalar.Needed, [.. scalar.Parts.Select(Build)]),
        AggregateNode aggregate => Aggregate(aggregate),
        PreviousNode previous => Previous(previous),
        IndicatorNode reference => Reference(reference),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    /// <summary>The standard or floor in force: the request's, else the catalogue's.</summary>
    public double ThresholdOf(ThresholdNode node) =>
        session.Request.Thresholds.LastOrDefault(o =>
            o.Indicator == node.Indicator.Id && o.Role == node.Role && o.Stage == node.Stage)?.Value ?? node.Value;

    /// <summary>The limit in force: the request's, else the catalogue's; NaN when the table lacks the code.</summary>
    public double LimitOf(Indicators.Catalogue.LimitTable table, string? code)
    {
        if (code is null) return double.NaN;
        var changed = session.Request.Limits.LastOrDefault(o => o.Table == table.Id && o.Code == code);
        return changed?.Value ?? table.Values.GetValueOrDefault(code, double.NaN);
    }

    private Vector Cell(ElementNode node)
    {
        var element = node.Element;
        if (node.Kind == BoundKind.Code) return Code(element, label => label is null ? double.NaN : 1);
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear && !IsOwn(element))
            return Regional(session.Element(element, frame.Period, frame.Stage));
        if (frame.Shape == Shape.Section && element.Grain == Grain.SchoolYear)
            return new CellVector(Size, session.Rows.SectionColumn(frame, element), null);
        var (table, rows) = session.Rows.TableOf(element, frame);
        return table is not null && table.Columns.TryGetValue(element.Id, out var column)
            ? new CellVector(Size, (NumberColumn)column, rows)
            : new ConstantVector(Size, double.NaN);
    }

    private bool IsOwn(DataElement element) =>
        element.Grain == Grain.RegionStageYear && frame.Shape == Shape.RegionStage;

    private Vector Code(DataElement element, Func<string?, double> valueOf)
    {
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear && !IsOwn(element) && frame.Shape != Shape.Region)
            return new BroadcastVector(Size, frame, RegionalCode(element, valueOf));
        var (table, rows) = session.Rows.TableOf(element, frame);
        var reader = CodeReader.Of(table, element.Id);
        return reader.Codes is null
            ? new ConstantVector(Size, double.NaN)
            : new CodeVector(Size, reader.Codes, rows, reader.Map(valueOf));
    }

    private RegionVector RegionalCode(DataElement element, Func<string?, double> valueOf)
    {
        var regions = session.Frame(Shape.Region, frame.Period, frame.Stage);
        var block = new VectorBuilder(session, regions).Code(element, valueOf);
        var vector = RegionVector.Of(regions.Count);
        for (var region = 0; region < regions.Count; region++)
        {
            var value = block.Fill(region, 1).Values[0];
            vector.Set(region, value, double.IsNaN(value) ? ValueFlag.Missing : ValueFlag.Present, 1);
        }
        return vector;
    }

    private Vector Regional(RegionVector vector) => frame.Shape == Shape.Region
        ? new CellVector(Size, vector.AsColumn(), null)
        : new BroadcastVector(Size, frame, vector);

    private Vector Aggregate(AggregateNode aggregate) => frame.Shape == Shape.Region
        ? Regional(session.Regions(aggregate, frame.Period, frame.Stage))
        : new CellVector(Size, new Aggregation(session).BySchool(aggregate, frame), null);

    private Vector Previous(PreviousNode node)
    {
        var operand = node.Parts[0];
        if (frame.Shape == Shape.Region) return Regional(session.Regions(node, frame.Period, frame.Stage));
        var earlier = session.Frame(frame.Shape, frame.Period - node.Years, frame.Stage);
        return new CellVector(Size, new Materialiser(session).Column(operand, earlier), session.Rows.Earlier(frame, earlier));
    }

    private Vector Reference(IndicatorNode node)
    {
        if (node.Indicator.ResultGrain == Grain.RegionYear)
            return Regional(session.RegionResult(node.Indicator, node.Stage, frame.Period));
        var column = session.RowResult(node.Indicator, node.Stage, frame.Period);
        var target = session.Frame(Shapes.Of(node.Indicator.ResultGrain), frame.Period, node.Stage);
        return new CellVector(Size, column, ReferenceEquals(target, frame) ? null : session.Rows.SchoolItems(frame, target));
    }
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// Bound nodes to vectors over one frame, equal nodes to one vector. Whatever another frame or year must give first is
/// computed here, before any thread runs the vectors.
/// </summary>
internal sealed class VectorBuilder(Session session, Frame frame)
{
    private readonly Dictionary<string, Vector> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ByteTable?> tables = new(StringComparer.Ordinal);
    private readonly List<RuledVector> ruled = [];

    private int Size => session.BlockSize;

    public Vector Build(BoundNode node)
    {
        if (!known.TryGetValue(node.Key, out var vector)) known[node.Key] = vector = Make(node);
        return vector;
    }

    /// <summary>The expression by byte, where it is one over a column of bytes; null otherwise.</summary>
    public ByteTable? Table(BoundNode node)
    {
        if (!tables.TryGetValue(node.Key, out var table)) tables[node.Key] = table = MakeTable(node);
        return table;
    }

    /// <summary>An aggregate from how often each byte occurs; null where that cannot be.</summary>
    public ByteTally? Bytes(AggregateNode node) =>
        ByteTally.Of(node.Function, Table(node.Argument), node.Second is null ? null : Table(node.Second), node.Second is not null);

    /// <summary>Logs what the vectors' rules noticed while they ran.</summary>
    public void Tell()
    {
        foreach (var vector in ruled) vector.Tell();
    }

    /// <summary>The standard or floor in force: the request's, else the catalogue's.</summary>
    public double ThresholdOf(ThresholdNode node) =>
        session.Request.Thresholds.LastOrDefault(o =>
            o.Indicator == node.Indicator.Id && o.Role == node.Role && o.Stage == node.Stage)?.Value ?? node.Value;

    /// <summary>The limit in force: the request's, else the catalogue's; NaN when the table lacks the code.</summary>
    public double LimitOf(LimitTable table, string? code)
    {
        if (code is null) return double.NaN;
        var changed = session.Request.Limits.LastOrDefault(o => o.Table == table.Id && o.Code == code);
        return changed?.Value ?? table.Values.GetValueOrDefault(code, double.NaN);
    }

    private ByteTable? MakeTable(BoundNode node)
    {
        if (frame.Shape == Shape.Region || frame.Table is null) return null;
        switch (node)
        {
            case ConstantNode constant:
                return ByteTable.Constant(constant.Value);
            case ThresholdNode threshold:
                return ByteTable.Constant(ThresholdOf(threshold));
            case FixedLimitNode limit:
                return ByteTable.Constant(LimitOf(limit.Table, limit.Code));
            case CodeInNode code:
                return CodeTable(code.Element, l => l is null ? double.NaN : code.Codes.Contains(l) != code.Negated ? 1 : 0);
            case LimitNode limit:
                return CodeTable(limit.Element, label => LimitOf(limit.Table, label));
            case ElementNode { Kind: not BoundKind.Code } cell:
                return IsOfTable(cell.Element) && frame.Table.Columns.TryGetValue(cell.Element.Id, out var column) ? ByteTable.Of(column) : null;
            case AggregateNode aggregate:
                return ByteTable.Of(session.BySchool(aggregate, frame)) is { } largest ? largest with { IsByItem = true } : null;
            case IndicatorNode reference:
                return IsOfFrame(reference) && session.Root(reference.Indicator, reference.Stage) is var root
                    && PassPlan.IsPlain(reference.Indicator, root) ? Table(root) : null;
        }
        var parts = node.Parts.Select(Table).OfType<ByteTable>().ToList();
        if (parts.Count < node.Parts.Count) return null;
        return node switch
        {
            UnaryNode unary => ByteTable.Combine(parts, p => new UnaryVector(ByteTable.Size, unary.IsNot, p[0])),
            BinaryNode binary => ByteTable.Combine(parts, p => new BinaryVector(ByteTable.Size, binary.Operator, p[0], p[1])),
            NumberInNode membership => ByteTable.Combine(parts, p => new NumberInVector(ByteTable.Size, p[0], [.. membership.Values])),
            ScalarNode scalar => ByteTable.Combine(parts, p => new ScalarVector(ByteTable.Size, scalar.Function, scalar.Needed, p)),
            _ => null,
        };
    }

    // A code that is the same in every row of the frame (a class's stage, in the frame of that stage) is a constant.
    private ByteTable? CodeTable(DataElement element, Func<string?, double> valueOf)
    {
        if (!IsOfTable(element)) return null;
        var reader = CodeReader.Of(frame.Table, element.Id);
        if (reader.Codes is null) return ByteTable.Constant(double.NaN);
        var map = reader.Map(valueOf);
        return session.Rows.OnlyCode(frame, element.Id, reader.Codes) is { } code
            ? ByteTable.Constant(map[code])
            : new ByteTable(reader.Codes, map);
    }

    private bool IsOfFrame(IndicatorNode reference) =>
        reference.Indicator.ResultGrain != Grain.RegionYear
        && ReferenceEquals(session.Frame(Shapes.Of(reference.Indicator.ResultGrain), frame.Period, reference.Stage), frame);

    private bool IsOfTable(DataElement element) => element.Grain == Shapes.GrainOf(frame.Shape);

    private Vector Make(BoundNode node) => node switch
    {
        ConstantNode constant => new ConstantVector(Size, constant.Value),
        ElementNode element => Cell(element),
        UnaryNode unary => new UnaryVector(Size, unary.IsNot, Part(unary, 0)),
        BinaryNode binary => new BinaryVector(Size, binary.Operator, Part(binary, 0), Part(binary, 1)),
        NumberInNode membership => new NumberInVector(Size, Part(membership, 0), [.. membership.Values]),
        CodeInNode code => Code(code.Element, l => l is null ? double.NaN : code.Codes.Contains(l) != code.Negated ? 1 : 0),
        LimitNode limit => Code(limit.Element, label => LimitOf(limit.Table, label)),
        FixedLimitNode limit => new ConstantVector(Size, LimitOf(limit.Table, limit.Code)),
        ThresholdNode threshold => new ConstantVector(Size, ThresholdOf(threshold)),
        ScalarNode scalar => new ScalarVector(Size, scalar.Function, scalar.Needed, [.. scalar.Parts.Select((_, i) => Part(scalar, i))]),
        AggregateNode aggregate => Aggregate(aggregate),
        PreviousNode previous => Previous(previous),
        IndicatorNode reference => Reference(reference),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    // Of regions each part is a finished vector, shared by all formulas that have it.
    private Vector Part(BoundNode node, int index)
    {
        var part = node.Parts[index];
        return frame.Shape == Shape.Region && Session.IsComputedByRegion(part)
            ? Regional(session.Regions(part, frame.Period, frame.Stage))
            : Build(part);
    }

    private Vector Cell(ElementNode node)
    {
        var element = node.Element;
        if (node.Kind == BoundKind.Code) return Code(element, label => label is null ? double.NaN : 1);
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear && !IsOwn(element))
            return Regional(session.Element(element, frame.Period, frame.Stage));
        if (frame is { Shape: Shape.Section, Divides: true } && element.Grain == Grain.SchoolYear)
            return new CellVector(Size, session.SectionColumn(frame, element), null);
        var (table, rows) = session.Rows.TableOf(element, frame);
        if (table is null || !table.Columns.TryGetValue(element.Id, out var column)) return new ConstantVector(Size, double.NaN);
        return rows is null
            ? new TableVector(Size, (NumberColumn)column, frame)
            : new CellVector(Size, (NumberColumn)column, rows);
    }

    private bool IsOwn(DataElement element) =>
        element.Grain == Grain.RegionStageYear && frame.Shape == Shape.RegionStage;

    private Vector Code(DataElement element, Func<string?, double> valueOf)
    {
        if (element.Grain is Grain.RegionYear or Grain.RegionStageYear && !IsOwn(element) && frame.Shape != Shape.Region)
            return new BroadcastVector(Size, frame, RegionalCode(element, valueOf));
        var (table, rows) = session.Rows.TableOf(element, frame);
        var reader = CodeReader.Of(table, element.Id);
        if (reader.Codes is null) return new ConstantVector(Size, double.NaN);
        return rows is null
            ? new CodeVector(Size, reader.Codes, frame, reader.Map(valueOf))
            : new CodeVector(Size, reader.Codes, null, rows, reader.Map(valueOf));
    }

    private RegionVector RegionalCode(DataElement element, Func<string?, double> valueOf)
    {
        var regions = session.Frame(Shape.Region, frame.Period, frame.Stage);
        var block = new VectorBuilder(session, regions).Code(element, valueOf);
        var vector = RegionVector.Of(regions.Count);
        for (var region = 0; region < regions.Count; region++)
        {
            var value = block.At(regions.SliceOf(region)).Values[0];
            vector.Set(region, value, double.IsNaN(value) ? ValueFlag.Missing : ValueFlag.Present, 1);
        }
        return vector;
    }

    private Vector Regional(RegionVector vector) =>
        frame.Shape != Shape.Region ? new BroadcastVector(Size, frame, vector)
        : vector.IsWhole ? new CellVector(Size, vector.AsColumn(), null)
        : new ChangedRegionsVector(Size, vector);

    private Vector Aggregate(AggregateNode aggregate) => frame.Shape == Shape.Region
        ? Regional(session.Regions(aggregate, frame.Period, frame.Stage))
        : new CellVector(Size, session.BySchool(aggregate, frame), null);

    private Vector Previous(PreviousNode node)
    {
        var operand = node.Parts[0];
        if (frame.Shape == Shape.Region) return Regional(session.Regions(node, frame.Period, frame.Stage));
        var earlier = session.Frame(frame.Shape, frame.Period - node.Years, frame.Stage);
        return new CellVector(Size, session.Column(operand, earlier), session.Rows.Earlier(frame, earlier));
    }

    private Vector Reference(IndicatorNode node)
    {
        if (node.Indicator.ResultGrain == Grain.RegionYear)
            return Regional(session.RegionResult(node.Indicator, node.Stage, frame.Period));
        if (IsOfFrame(node)) return InPlace(node.Indicator, node.Stage);
        var target = session.Frame(Shapes.Of(node.Indicator.ResultGrain), frame.Period, node.Stage);
        return new CellVector(
            Size, session.RowResult(node.Indicator, node.Stage, frame.Period), session.Rows.SchoolItems(frame, target));
    }

    // An indicator of the same items is computed in place, block by block.
    private Vector InPlace(Indicator indicator, SchoolStage stage)
    {
        var root = session.Root(indicator, stage);
        if (PassPlan.IsPlain(indicator, root)) return Build(root);
        var vector = new RuledVector(Size, Build(root), new ResultRules(session, indicator, root, stage, frame.Period), frame);
        ruled.Add(vector);
        return vector;
    }
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>Explains expressions at one item of one frame.</summary>
internal sealed class ExplanationBuilder(Session session, Frame frame, int item)
{
    /// <summary>An indicator: its formula's parts, its value after the indicator's own rules.</summary>
    public Explanation Indicator(Indicator indicator, SchoolStage stage)
    {
        var formula = Node(session.Root(indicator, stage));
        var value = Result(indicator, stage);
        if (value.Flag == formula.Value.Flag) return formula;
        var why = value.Flag == ValueFlag.Ruled ? "缺数按“否”计" : "不应超过 100，按缺失处理";
        return new Explanation(why, value, [formula]);
    }

    private Explanation Node(BoundNode node) => node switch
    {
        ElementNode element => new Explanation(FormulaWords.Of(node), ValueOf(node), []) { Rows = Selection.OfCell(session, frame, item, element.Element) },
        CodeInNode code => Coded(code, FormulaWords.CodeIn(code, LabelOf(code.Element))),
        LimitNode limit => Coded(limit, $"{limit.Table.NameZh}（{LabelOf(limit.Element)}）"),
        AggregateNode aggregate => new Explanation(FormulaWords.Of(node), ValueOf(node), [])
        {
            Rows = Selection.OfAggregate(session, frame, item, aggregate),
        },
        IndicatorNode reference => Reference(reference),
        PreviousNode previous => Previous(previous),
        _ => new Explanation(FormulaWords.Of(node), ValueOf(node), [.. node.Parts.Select(Node)]),
    };

    private Explanation Coded(BoundNode node, string text)
    {
        var element = ((ElementNode)node.Parts[0]).Element;
        return new Explanation(text, ValueOf(node), []) { Rows = Selection.OfCell(session, frame, item, element) };
    }

    private Explanation Reference(IndicatorNode node)
    {
        var indicator = node.Indicator;
        var text = FormulaWords.Of(node);
        var target = session.Frame(Shapes.Of(indicator.ResultGrain), frame.Period, node.Stage);
        var there = indicator.ResultGrain == Grain.RegionYear ? RegionItem
            : ReferenceEquals(target, frame) ? item
            : session.Rows.SchoolItems(frame, target)[item];
        if (there < 0) return new Explanation(text, ValueOf(node), []);
        var inner = new ExplanationBuilder(session, target, there).Indicator(indicator, node.Stage);
        return new Explanation(text, ValueOf(node), [inner]);
    }

    private Explanation Previous(PreviousNode node)
    {
        var year = frame.Period - node.Years;
        var earlier = session.Frame(frame.Shape, year, frame.Stage);
        var there = frame.Shape == Shape.Region ? item : session.Rows.Earlier(frame, earlier)[item];
        var text = FormattableString.Invariant($"{year} 年（{FormulaWords.Of(node.Parts[0])}）");
        if (there < 0) return new Explanation(text, ValueOf(node), []);
        return new Explanation(text, ValueOf(node), [new ExplanationBuilder(session, earlier, there).Node(node.Parts[0])]);
    }

    private IndicatorValue ValueOf(BoundNode node)
    {
        if (node is ConstantNode or ThresholdNode or FixedLimitNode)
            return new IndicatorValue(new VectorBuilder(session, frame).Build(node).At(frame.SliceOf(item)).Values[0], ValueFlag.Present, 0);
        if (frame.Shape == Shape.Region && node is not ElementNode { Kind: BoundKind.Code })
            return session.Regions(node, frame.Period, frame.Stage).At(item);
        var block = new VectorBuilder(session, frame).Build(node).At(frame.SliceOf(item));
        return new IndicatorValue(block.Values[0], block.FlagAt(0), 1);
    }

    private IndicatorValue Result(Indicator indicator, SchoolStage stage)
    {
        if (indicator.ResultGrain == Grain.RegionYear) return session.RegionResult(indicator, stage, frame.Period).At(item);
        var column = session.RowResult(indicator, stage, frame.Period);
        return new IndicatorValue(column.ValueAt(item), column.FlagAt(item), 1);
    }

    private string LabelOf(DataElement element)
    {
        var (table, row) = session.Rows.RowOf(element, frame, item);
        return (row < 0 ? null : CodeReader.Of(table, element.Id).LabelAt(row)) ?? "—";
    }

    private int RegionItem => frame.Shape == Shape.Region ? item : frame.RegionOf(item);
}

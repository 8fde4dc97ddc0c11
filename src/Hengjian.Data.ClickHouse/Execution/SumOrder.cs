using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>
/// Whether the last digits of an expression can depend on the order in which servers add. Sums of whole numbers have
/// the same bits in any order; sums of others, their means and every coefficient of variation have not.
/// </summary>
internal sealed class SumOrder(CompiledCatalogue compiled, LoadedSnapshot snapshot)
{
    /// <summary>Of an indicator's value. What a comparison gives is yes or no: its sides are not looked at.</summary>
    public bool Matters(string indicator, SchoolStage stage) => compiled.TryFind(indicator, stage, out var root) && Matters(root);

    private bool Matters(BoundNode node) => node switch
    {
        { Kind: BoundKind.Bool } => false,
        IndicatorNode reference => Matters(reference.Indicator.Id, reference.Stage),
        AggregateNode aggregate when IRowEngine.Holds(aggregate.Rows) => OfRows(aggregate),
        _ => node.Parts.Any(Matters),
    };

    private bool OfRows(AggregateNode aggregate) => aggregate.Function switch
    {
        AggregateKind.Count or AggregateKind.CountIf or AggregateKind.CountRows => false,
        AggregateKind.WeightedVariation or AggregateKind.Variation => true,
        AggregateKind.Max or AggregateKind.MaxIf or AggregateKind.Min or AggregateKind.MinIf => Matters(aggregate.Argument),
        _ => !IsWhole(aggregate.Argument, aggregate.Rows),
    };

    private bool IsWhole(BoundNode node, Shape rows) => node switch
    {
        { Kind: BoundKind.Bool or BoundKind.Date } => true,
        ConstantNode constant => constant.Value == Math.Floor(constant.Value),
        ElementNode element => IsWhole(element.Element, rows),
        UnaryNode or PreviousNode => IsWhole(node.Parts[0], rows),
        BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => node.Parts.All(p => IsWhole(p, rows)),
        ScalarNode { Function: ScalarKind.Ceiling or ScalarKind.Floor or ScalarKind.CountTrue } => true,
        ScalarNode { Function: ScalarKind.Absolute or ScalarKind.MinOf or ScalarKind.MaxOf } => node.Parts.All(p => IsWhole(p, rows)),
        AggregateNode { Function: AggregateKind.Count or AggregateKind.CountIf or AggregateKind.CountRows } => true,
        AggregateNode { Function: AggregateKind.Average or AggregateKind.AverageIf or AggregateKind.WeightedVariation or AggregateKind.Variation } => false,
        AggregateNode inner => IsWhole(inner.Argument, inner.Rows),
        IndicatorNode reference => compiled.TryFind(reference.Indicator.Id, reference.Stage, out var root) && IsWhole(root, rows),
        _ => false,
    };

    // What regions report, and parts of combined schools, may be anything.
    private bool IsWhole(DataElement element, Shape rows) =>
        FactSchema.TableOf(element.Grain) is not null
        && !(rows == Shape.Section && element.SharedBySections)
        && snapshot.Tables.Values.Where(t => t.Grain == element.Grain)
            .All(t => !t.Columns.TryGetValue(element.Id, out var column) || column.Type.StartsWith("UInt", StringComparison.Ordinal));
}

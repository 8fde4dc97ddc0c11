using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>One walk over the rows of a frame.</summary>
/// <param name="Rows">What the rows are.</param>
/// <param name="Period">The year.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Aggregates">Wanted by region.</param>
/// <param name="Columns">Wanted for every item.</param>
internal sealed record PlannedPass(
    Shape Rows, int Period, SchoolStage Stage, IReadOnlyList<AggregateNode> Aggregates, IReadOnlyList<BoundNode> Columns);

/// <summary>An element reported by regions, wanted for all of them.</summary>
internal readonly record struct WantedElement(DataElement Element, int Period, SchoolStage Stage)
{
    /// <summary>What regions report of a year is not divided by stage.</summary>
    public static SchoolStage StageOf(DataElement element, SchoolStage stage) => element.Grain == Grain.RegionYear ? SchoolStage.All : stage;
}

/// <summary>
/// Which walks over which rows an evaluation needs, so that each frame is walked once for all indicators; twice only
/// where a formula compares rows with a regional value that comes from the same rows.
/// </summary>
internal sealed class PassPlan
{
    private readonly CompiledCatalogue compiled;
    private readonly Dictionary<(string Key, int Period, SchoolStage Stage, bool ByRow), int> depths = [];
    private readonly SortedDictionary<(int Depth, Shape Rows, int Period, SchoolStage Stage), PlannedPass> passes = [];

    private readonly Dictionary<(string, int, SchoolStage), WantedElement> elements = [];

    public PassPlan(CompiledCatalogue compiled) => this.compiled = compiled;

    /// <summary>In an order in which each finds what it needs.</summary>
    public IEnumerable<PlannedPass> Passes => passes.Values;

    /// <summary>Elements reported by regions that the values rest on.</summary>
    public IReadOnlyCollection<WantedElement> Elements => elements.Values;

    /// <summary>Adds what an indicator's values need.</summary>
    public void Add(Indicator indicator, SchoolStage stage, int period)
    {
        if (!compiled.TryFind(indicator.Id, stage, out var root)) return;
        if (indicator.ResultGrain == Grain.RegionYear)
        {
            ByRegion(root, period, stage);
            return;
        }
        if (IsPlain(indicator, root)) return;
        var node = new IndicatorNode(indicator, stage, root.Kind);
        var depth = ByRow(root, period, stage);
        var pass = PassAt(depth, Shapes.Of(indicator.ResultGrain), period, stage);
        if (!pass.Columns.Any(c => c.Key == node.Key)) ((List<BoundNode>)pass.Columns).Add(node);
    }

    /// <summary>A school's indicator that is one aggregate of its classes, which no rule can change: no walk over schools.</summary>
    public static bool IsPlain(Indicator indicator, BoundNode root) =>
        root is AggregateNode { Function: AggregateKind.Max or AggregateKind.Min or AggregateKind.Count or AggregateKind.CountIf or AggregateKind.CountRows }
        && !indicator.NeverAbove100 && root.Kind != BoundKind.Bool;

    // How many walks must be done before the value is known for every region.
    private int ByRegion(BoundNode node, int period, SchoolStage stage)
    {
        if (depths.TryGetValue((node.Key, period, stage, false), out var known)) return known;
        Want(node, period, stage);
        var depth = node switch
        {
            AggregateNode { Rows: not Shape.Region } aggregate => Walk(aggregate, period, stage),
            IndicatorNode { Indicator.ResultGrain: Grain.RegionYear } reference => ByRegion(compiled.Root(reference), period, reference.Stage),
            PreviousNode previous => ByRegion(previous.Parts[0], period - previous.Years, stage),
            _ => node.Parts.Select(p => ByRegion(p, period, stage)).DefaultIfEmpty().Max(),
        };
        return depths[(node.Key, period, stage, false)] = depth;
    }

    private int Walk(AggregateNode aggregate, int period, SchoolStage stage)
    {
        var depth = aggregate.Parts.Select(p => ByRow(p, period, stage)).DefaultIfEmpty().Max();
        ((List<AggregateNode>)PassAt(depth, aggregate.Rows, period, stage).Aggregates).Add(aggregate);
        return depth + 1;
    }

    // How many walks must be done before the value is known for every row.
    private int ByRow(BoundNode node, int period, SchoolStage stage)
    {
        if (depths.TryGetValue((node.Key, period, stage, true), out var known)) return known;
        Want(node, period, stage);
        var depth = node switch
        {
            IndicatorNode { Indicator.ResultGrain: Grain.RegionYear } reference => ByRegion(compiled.Root(reference), period, reference.Stage),
            IndicatorNode reference => ByRow(compiled.Root(reference), period, reference.Stage),
            PreviousNode previous => ByRow(previous.Parts[0], period - previous.Years, stage),
            _ => node.Parts.Select(p => ByRow(p, period, stage)).DefaultIfEmpty().Max(),
        };
        return depths[(node.Key, period, stage, true)] = depth;
    }

    private void Want(BoundNode node, int period, SchoolStage stage)
    {
        if (node is not ElementNode { Element: { Grain: Grain.RegionYear or Grain.RegionStageYear, Kind: not ValueKind.Code } element }) return;
        var own = WantedElement.StageOf(element, stage);
        elements.TryAdd((element.Id, period, own), new WantedElement(element, period, own));
    }

    private PlannedPass PassAt(int depth, Shape rows, int period, SchoolStage stage)
    {
        var key = (depth, rows, period, stage);
        if (!passes.TryGetValue(key, out var pass))
            passes[key] = pass = new PlannedPass(rows, period, stage, new List<AggregateNode>(), new List<BoundNode>());
        return pass;
    }
}

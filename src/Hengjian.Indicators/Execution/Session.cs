using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// One evaluation: what has been computed so far, by the key of the expression, so that a part shared by several
/// indicators is computed once. Filled by one thread; other threads only run finished vectors.
/// </summary>
internal sealed class Session
{
    private readonly Dictionary<(Shape, int, SchoolStage), Frame> frames = [];
    private readonly Dictionary<(string, int, SchoolStage), RegionVector> regionVectors = [];
    private readonly Dictionary<(string, SchoolStage, int), RegionVector> regionResults = [];
    private readonly Dictionary<(string, SchoolStage, int), NumberColumn> rowResults = [];
    private readonly Dictionary<(string, int, SchoolStage), RegionVector> elements = [];
    private readonly FrameBuilder frameBuilder;

    public Session(CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request, CancellationToken cancellation)
    {
        Compiled = compiled;
        Dataset = dataset;
        Request = request;
        Cancellation = cancellation;
        frameBuilder = new FrameBuilder(dataset, Log);
        Rows = new RowLookup(this);
    }

    public CompiledCatalogue Compiled { get; }

    public Dataset Dataset { get; }

    public EvaluationRequest Request { get; }

    public CancellationToken Cancellation { get; }

    public DiagnosticLog Log { get; } = new();

    public RowLookup Rows { get; }

    public RegionTree Tree => Dataset.Regions;

    public int BlockSize => Request.BlockSize;

    public Frame Frame(Shape shape, int period, SchoolStage stage)
    {
        // Regions are the same items whatever the stage; the stage rides along for what is computed there.
        if (!frames.TryGetValue((shape, period, stage), out var frame))
            frames[(shape, period, stage)] = frame = frameBuilder.Build(shape, period, stage);
        return frame;
    }

    /// <summary>An expression for every region.</summary>
    public RegionVector Regions(BoundNode node, int period, SchoolStage stage)
    {
        if (regionVectors.TryGetValue((node.Key, period, stage), out var known)) return known;
        Cancellation.ThrowIfCancellationRequested();
        var computed = node switch
        {
            AggregateNode aggregate => new Aggregation(this).Regions(aggregate, period, stage),
            ElementNode element => Element(element.Element, period, stage),
            IndicatorNode reference => RegionResult(reference.Indicator, reference.Stage, period),
            PreviousNode previous => Regions(previous.Parts[0], period - previous.Years, stage),
            _ => Computed(node, period, stage),
        };
        return regionVectors[(node.Key, period, stage)] = computed;
    }

    /// <summary>A region-year or region-stage element for every region, rolled up as the dictionary says.</summary>
    public RegionVector Element(DataElement element, int period, SchoolStage stage)
    {
        var own = element.Grain == Grain.RegionYear ? SchoolStage.All : stage;
        if (!elements.TryGetValue((element.Id, period, own), out var vector))
            elements[(element.Id, period, own)] = vector = new RegionElements(this).Compute(element, period, own);
        return vector;
    }

    /// <summary>An indicator's values by region, after its own rules (never above 100, missing verdict is no).</summary>
    public RegionVector RegionResult(Indicator indicator, SchoolStage stage, int period)
    {
        if (regionResults.TryGetValue((indicator.Id, stage, period), out var known)) return known;
        var root = Root(indicator, stage);
        var raw = Regions(root, period, stage);
        return regionResults[(indicator.Id, stage, period)] =
            new ResultRules(this).Apply(indicator, root, raw, period);
    }

    /// <summary>A school's or section's indicator for every item of its frame, after its own rules.</summary>
    public NumberColumn RowResult(Indicator indicator, SchoolStage stage, int period)
    {
        if (rowResults.TryGetValue((indicator.Id, stage, period), out var known)) return known;
        var frame = Frame(Shapes.Of(indicator.ResultGrain), period, stage);
        var root = Root(indicator, stage);
        var raw = new Materialiser(this).Column(root, frame);
        return rowResults[(indicator.Id, stage, period)] =
            new ResultRules(this).Apply(indicator, root, raw, frame);
    }

    public BoundNode Root(Indicator indicator, SchoolStage stage) =>
        Compiled.TryFind(indicator.Id, stage, out var root)
            ? root
            : throw new ArgumentException($"{indicator.Id} is not computed for {stage}.");

    private RegionVector Computed(BoundNode node, int period, SchoolStage stage)
    {
        var frame = Frame(Shape.Region, period, stage);
        var column = new Materialiser(this).Column(node, frame);
        var vector = RegionVector.Of(Tree.Regions.Count);
        var counts = node.Parts.Select(p => Regions(p, period, stage).Counts).ToList();
        for (var region = 0; region < vector.Values.Length; region++)
        {
            long count = 0;
            foreach (var part in counts) count = Math.Max(count, part[region]);
            vector.Set(region, column.Values[region], column.FlagAt(region), count);
        }
        return vector;
    }
}

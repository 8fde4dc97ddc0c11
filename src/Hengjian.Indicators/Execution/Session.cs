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
    private readonly Dictionary<(string, int, SchoolStage), RegionVector> regionVectors = [];
    private readonly Dictionary<(string, SchoolStage, int), RegionVector> regionResults = [];
    private readonly Dictionary<(string, Frame), NumberColumn> columns = [];
    private readonly Dictionary<(string, Frame), NumberColumn> schoolAggregates = [];
    private readonly Dictionary<(string, int, SchoolStage), RegionVector> elements = [];
    private readonly HashSet<Frame> told = [];
    private readonly FrameCache cache;

    public Session(CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request, CancellationToken cancellation)
    {
        Compiled = compiled;
        Dataset = dataset;
        Request = request;
        Cancellation = cancellation;
        cache = FrameCache.Of(dataset);
        Rows = new RowLookup(this, cache);
    }

    public CompiledCatalogue Compiled { get; }

    /// <summary>Null: the rows are in the dataset.</summary>
    public IRowEngine? Elsewhere { get; init; }

    public Dataset Dataset { get; }

    public EvaluationRequest Request { get; }

    public CancellationToken Cancellation { get; }

    public DiagnosticLog Log { get; } = new();

    public RowLookup Rows { get; }

    public RegionTree Tree => Dataset.Regions;

    public int BlockSize => Request.BlockSize;

    public int Threads => Request.Threads ?? Environment.ProcessorCount;

    public Frame Frame(Shape shape, int period, SchoolStage stage)
    {
        // The dataset then has the tables' columns without their rows: computing with it would be silently wrong.
        if (Elsewhere is not null && IRowEngine.Holds(shape)) throw new InvalidOperationException($"The rows of {shape} are elsewhere.");
        var frame = cache.Frame(shape, period, stage);
        if (frame.Notes.Count > 0 && told.Add(frame))
        {
            foreach (var note in frame.Notes) Log.Add(note);
        }
        return frame;
    }

    /// <summary>Walks each frame once for every aggregate over its rows that the values need.</summary>
    /// <remarks>Nothing depends on it but time: what was not prepared is computed when it is asked for.</remarks>
    public void Prepare(PassPlan plan)
    {
        Prepare(plan.Elements);
        foreach (var pass in plan.Passes)
        {
            if (Elsewhere is not null && IRowEngine.Holds(pass.Rows))
            {
                var vectors = Elsewhere.Aggregate(this, pass);
                for (var i = 0; i < vectors.Length; i++) regionVectors[(pass.Aggregates[i].Key, pass.Period, pass.Stage)] = vectors[i];
                continue;
            }
            var frame = Frame(pass.Rows, pass.Period, pass.Stage);
            var (regions, rows) = new RowPass(this, frame).Run(pass.Aggregates, pass.Columns);
            for (var i = 0; i < regions.Length; i++) regionVectors[(pass.Aggregates[i].Key, pass.Period, pass.Stage)] = regions[i];
            for (var i = 0; i < rows.Length; i++) columns[(pass.Columns[i].Key, frame)] = rows[i];
        }
    }

    // Side by side; those whose roll-up another element weighs come after it, when they are asked for.
    private void Prepare(IReadOnlyCollection<WantedElement> wanted)
    {
        var plain = wanted.Where(w => w.Element.Rollup != Rollup.WeightedMean).ToArray();
        var computed = new RegionVector[plain.Length];
        var maker = new RegionElements(this);
        RowPass.For(this, plain.Length, i => computed[i] = maker.Compute(plain[i].Element, plain[i].Period, plain[i].Stage));
        for (var i = 0; i < plain.Length; i++) elements[(plain[i].Element.Id, plain[i].Period, plain[i].Stage)] = computed[i];
    }

    /// <summary>An expression for every region.</summary>
    public RegionVector Regions(BoundNode node, int period, SchoolStage stage)
    {
        if (regionVectors.TryGetValue((node.Key, period, stage), out var known)) return known;
        Cancellation.ThrowIfCancellationRequested();
        var computed = node switch
        {
            AggregateNode aggregate when Elsewhere is not null && IRowEngine.Holds(aggregate.Rows) =>
                Elsewhere.Aggregate(this, new PlannedPass(aggregate.Rows, period, stage, [aggregate], []))[0],
            AggregateNode aggregate => new RowPass(this, Frame(aggregate.Rows, period, stage)).Run([aggregate], []).Regions[0],
            ElementNode element => Element(element.Element, period, stage),
            IndicatorNode reference => RegionResult(reference.Indicator, reference.Stage, period),
            PreviousNode previous => Regions(previous.Parts[0], period - previous.Years, stage),
            _ => Computed(node, period, stage),
        };
        return regionVectors[(node.Key, period, stage)] = computed;
    }

    /// <summary>A part that is worth a vector of its own: not a number, nor a code that only its parent can read.</summary>
    public static bool IsComputedByRegion(BoundNode node) =>
        node is not (ConstantNode or ThresholdNode or FixedLimitNode or ElementNode { Kind: BoundKind.Code });

    /// <summary>A region-year or region-stage element for every region, rolled up as the dictionary says.</summary>
    public RegionVector Element(DataElement element, int period, SchoolStage stage)
    {
        var own = WantedElement.StageOf(element, stage);
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
        return regionResults[(indicator.Id, stage, period)] = new ResultRules(this, indicator, root, period).Apply(raw);
    }

    /// <summary>A school's or section's indicator for every item of its frame, after its own rules.</summary>
    public NumberColumn RowResult(Indicator indicator, SchoolStage stage, int period)
    {
        var root = Root(indicator, stage);
        var frame = Frame(Shapes.Of(indicator.ResultGrain), period, stage);
        return PassPlan.IsPlain(indicator, root)
            ? BySchool((AggregateNode)root, frame)
            : Column(new IndicatorNode(indicator, stage, root.Kind), frame);
    }

    /// <summary>An expression for every item of a frame.</summary>
    public NumberColumn Column(BoundNode node, Frame frame)
    {
        if (!columns.TryGetValue((node.Key, frame), out var column))
            columns[(node.Key, frame)] = column = new RowPass(this, frame).Run([], [node]).Columns[0];
        return column;
    }

    /// <summary>Classes aggregated to each school or section of a frame.</summary>
    public NumberColumn BySchool(AggregateNode node, Frame schools)
    {
        if (!schoolAggregates.TryGetValue((node.Key, schools), out var column))
        {
            var classes = Frame(Shape.Class, schools.Period, schools.Stage);
            schoolAggregates[(node.Key, schools)] = column = new RowPass(this, classes).BySchool(node, schools);
        }
        return column;
    }

    public BoundNode Root(Indicator indicator, SchoolStage stage) =>
        Compiled.TryFind(indicator.Id, stage, out var root)
            ? root
            : throw new ArgumentException($"{indicator.Id} is not computed for {stage}.");

    private RegionVector Computed(BoundNode node, int period, SchoolStage stage)
    {
        var column = Column(node, Frame(Shape.Region, period, stage));
        var counts = new long[Tree.Regions.Count];
        foreach (var part in node.Parts)
        {
            if (!IsComputedByRegion(part)) continue;
            var behind = Regions(part, period, stage).Counts;
            for (var region = 0; region < counts.Length; region++) counts[region] = Math.Max(counts[region], behind[region]);
        }
        return RegionVector.Of(column, counts);
    }
}

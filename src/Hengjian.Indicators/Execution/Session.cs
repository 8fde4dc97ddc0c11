using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// One evaluation: what has been computed so far, by the key of the expression, so that a part shared by several
/// indicators is computed once. Filled by one thread; other threads only run finished vectors.
/// </summary>
internal class Session
{
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

    /// <summary>What has been computed so far.</summary>
    protected SessionMemo Memo { get; } = new();

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
                for (var i = 0; i < vectors.Length; i++)
                    Memo.Regions[(pass.Aggregates[i].Key, pass.Period, pass.Stage)] = (pass.Aggregates[i], vectors[i]);
                continue;
            }
            var frame = Frame(pass.Rows, pass.Period, pass.Stage);
            var (regions, rows) = new RowPass(this, frame).Run(pass.Aggregates, pass.Columns);
            for (var i = 0; i < regions.Length; i++)
                Memo.Regions[(pass.Aggregates[i].Key, pass.Period, pass.Stage)] = (pass.Aggregates[i], regions[i]);
            for (var i = 0; i < rows.Length; i++) Memo.Columns[(pass.Columns[i].Key, frame.Key)] = (pass.Columns[i], rows[i]);
        }
    }

    // Side by side; those whose roll-up another element weighs come after it, when they are asked for.
    private void Prepare(IReadOnlyCollection<WantedElement> wanted)
    {
        var plain = wanted.Where(w => w.Element.Rollup != Rollup.WeightedMean).ToArray();
        var computed = new RegionVector[plain.Length];
        var maker = new RegionElements(this);
        RowPass.For(this, plain.Length, i => computed[i] = maker.Compute(plain[i].Element, plain[i].Period, plain[i].Stage));
        for (var i = 0; i < plain.Length; i++) Memo.Elements[(plain[i].Element.Id, plain[i].Period, plain[i].Stage)] = (plain[i].Element, computed[i]);
    }

    /// <summary>Takes note of an aggregate's tallies by region, before they are rolled up; any thread.</summary>
    public virtual void Keep(AggregateNode aggregate, Frame frame, ReadOnlySpan<Tally> own)
    {
    }

    /// <summary>An expression for every region.</summary>
    public virtual RegionVector Regions(BoundNode node, int period, SchoolStage stage)
    {
        if (Memo.Regions.TryGetValue((node.Key, period, stage), out var known)) return known.Values;
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
        Memo.Regions[(node.Key, period, stage)] = (node, computed);
        return computed;
    }

    /// <summary>A part that is worth a vector of its own: not a number, nor a code that only its parent can read.</summary>
    public static bool IsComputedByRegion(BoundNode node) =>
        node is not (ConstantNode or ThresholdNode or FixedLimitNode or ElementNode { Kind: BoundKind.Code });

    /// <summary>A region-year or region-stage element for every region, rolled up as the dictionary says.</summary>
    public virtual RegionVector Element(DataElement element, int period, SchoolStage stage)
    {
        var own = WantedElement.StageOf(element, stage);
        if (!Memo.Elements.TryGetValue((element.Id, period, own), out var known))
            Memo.Elements[(element.Id, period, own)] = known = (element, new RegionElements(this).Compute(element, period, own));
        return known.Values;
    }

    /// <summary>An indicator's values by region, after its own rules (never above 100, missing verdict is no).</summary>
    public virtual RegionVector RegionResult(Indicator indicator, SchoolStage stage, int period)
    {
        if (Memo.Results.TryGetValue((indicator.Id, stage, period), out var known)) return known;
        var root = Root(indicator, stage);
        var raw = Regions(root, period, stage);
        return Memo.Results[(indicator.Id, stage, period)] = new ResultRules(this, indicator, root, stage, period).Apply(raw);
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
    public virtual NumberColumn Column(BoundNode node, Frame frame)
    {
        if (!Memo.Columns.TryGetValue((node.Key, frame.Key), out var known))
            Memo.Columns[(node.Key, frame.Key)] = known = (node, new RowPass(this, frame).Run([], [node]).Columns[0]);
        return known.Values;
    }

    /// <summary>Classes aggregated to each school or section of a frame.</summary>
    public virtual NumberColumn BySchool(AggregateNode node, Frame schools)
    {
        if (!Memo.BySchool.TryGetValue((node.Key, schools.Key), out var known))
        {
            var classes = Frame(Shape.Class, schools.Period, schools.Stage);
            Memo.BySchool[(node.Key, schools.Key)] = known = (node, new RowPass(this, classes).BySchool(node, schools));
        }
        return known.Values;
    }

    /// <summary>A school element's values for the sections of a frame that divides schools.</summary>
    public virtual NumberColumn SectionColumn(Frame frame, DataElement element)
    {
        if (!Memo.Sections.TryGetValue((element.Id, frame.Key), out var known))
            Memo.Sections[(element.Id, frame.Key)] = known = (element, Rows.SectionColumn(frame, element));
        return known.Values;
    }

    public BoundNode Root(Indicator indicator, SchoolStage stage) =>
        Compiled.TryFind(indicator.Id, stage, out var root)
            ? root
            : throw new ArgumentException($"{indicator.Id} is not computed for {stage}.");

    /// <summary>The parts of an expression that are computed by region.</summary>
    protected RegionVector[] PartsOf(BoundNode node, int period, SchoolStage stage) =>
        [.. node.Parts.Where(IsComputedByRegion).Select(p => Regions(p, period, stage))];

    /// <summary>Rows behind a computed value of a region: those of the part that rests on the most.</summary>
    protected static long RowsBehind(RegionVector[] parts, int region)
    {
        long most = 0;
        foreach (var part in parts) most = Math.Max(most, part.CountAt(region));
        return most;
    }

    private RegionVector Computed(BoundNode node, int period, SchoolStage stage)
    {
        var column = new RowPass(this, Frame(Shape.Region, period, stage)).Run([], [node]).Columns[0];
        var counts = new long[Tree.Regions.Count];
        var parts = PartsOf(node, period, stage);
        for (var region = 0; region < counts.Length; region++) counts[region] = RowsBehind(parts, region);
        return RegionVector.Of(column, counts);
    }
}

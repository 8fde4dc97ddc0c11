using System.Buffers;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>
/// An evaluation of a corrected dataset that takes over what the correction does not reach and computes the rest in the
/// reached regions alone, with the same vectors, tallies and roll-up as an evaluation of everything.
/// </summary>
internal sealed class RenewingSession : Session
{
    // Vectors of a few regions' rows: small blocks cost less to make.
    private const int SmallBlock = 128;

    private readonly EvaluationState before;
    private readonly Reach reach;
    private readonly Dictionary<(FrameName, bool), Coverage> coverages = [];
    private readonly Dictionary<FrameName, VectorBuilder> builders = [];

    public RenewingSession(EvaluationState before, Dataset corrected, Reach reach, CancellationToken cancellation)
        : base(before.Compiled, corrected, before.Request with { BlockSize = SmallBlock, Threads = 1 }, cancellation)
    {
        this.before = before;
        this.reach = reach;
        Log.Take(before.Log, before.Results.Diagnostics, IsAgain, reach.RegionSet);
    }

    /// <summary>Everything computed again.</summary>
    public SessionMemo Computed => Memo;

    /// <summary>Tallies of the aggregates computed again.</summary>
    public Dictionary<(string Key, int Period, SchoolStage Stage), KeptTallies> Tallies { get; } = [];

    public override void Keep(AggregateNode aggregate, Frame frame, ReadOnlySpan<Tally> own) =>
        Tallies[(aggregate.Key, frame.Period, frame.Stage)] = KeptTallies.Of(Tree, aggregate.Function, own);

    /// <summary>Counts again what the correction reaches, each frame's rows once.</summary>
    public void Recount(IEnumerable<PlannedPass> passes)
    {
        foreach (var pass in passes)
        {
            List<AggregateNode> aggregates = [.. pass.Aggregates.Where(a => reach.Affects(a, pass.Period))];
            List<BoundNode> columns = [.. pass.Columns.Where(c => reach.Affects(c, pass.Period))];
            if (aggregates.Count + columns.Count > 0) Walk(Frame(pass.Rows, pass.Period, pass.Stage), aggregates, columns);
        }
    }

    public override RegionVector Regions(BoundNode node, int period, SchoolStage stage)
    {
        var key = (node.Key, period, stage);
        if (Memo.Regions.TryGetValue(key, out var known)) return known.Values;
        if (!before.Memo.Regions.TryGetValue(key, out var old)) return base.Regions(node, period, stage);
        if (!reach.Affects(old.Node, period)) return old.Values;
        if (node is AggregateNode aggregate)
        {
            Walk(Frame(aggregate.Rows, period, stage), [aggregate], []);
            return Memo.Regions[key].Values;
        }
        var values = node switch
        {
            ElementNode element => Element(element.Element, period, stage),
            IndicatorNode reference => RegionResult(reference.Indicator, reference.Stage, period),
            PreviousNode previous => Regions(previous.Parts[0], period - previous.Years, stage),
            _ => Again(node, period, stage, old.Values),
        };
        Memo.Regions[key] = (old.Node, values);
        return values;
    }

    public override RegionVector Element(DataElement element, int period, SchoolStage stage)
    {
        var key = (element.Id, period, WantedElement.StageOf(element, stage));
        if (Memo.Elements.TryGetValue(key, out var known)) return known.Values;
        if (!before.Memo.Elements.TryGetValue(key, out var old)) return base.Element(element, period, stage);
        if (!reach.Affects(element, period)) return old.Values;
        Memo.Elements[key] = (element, new RegionElements(this).Renew(old.Values, element, period, key.Item3, reach.Regions));
        return Memo.Elements[key].Values;
    }

    public override RegionVector RegionResult(Indicator indicator, SchoolStage stage, int period)
    {
        var key = (indicator.Id, stage, period);
        if (Memo.Results.TryGetValue(key, out var known)) return known;
        if (!before.Memo.Results.TryGetValue(key, out var old)) return base.RegionResult(indicator, stage, period);
        var root = Root(indicator, stage);
        if (!reach.Affects(root, period)) return old;
        var raw = Regions(root, period, stage);
        var rules = new ResultRules(this, indicator, root, stage, period);
        return Memo.Results[key] = old.With(reach.Regions, region => rules.Apply(raw.At(region), region));
    }

    public override NumberColumn Column(BoundNode node, Frame frame)
    {
        var key = (node.Key, frame.Key);
        if (Memo.Columns.TryGetValue(key, out var known)) return known.Values;
        if (!before.Memo.Columns.TryGetValue(key, out var old)) return base.Column(node, frame);
        if (!reach.Affects(old.Node, frame.Period)) return old.Values;
        Walk(frame, [], [old.Node]);
        return Memo.Columns[key].Values;
    }

    public override NumberColumn BySchool(AggregateNode node, Frame schools)
    {
        var key = (node.Key, schools.Key);
        if (Memo.BySchool.TryGetValue(key, out var known)) return known.Values;
        if (!before.Memo.BySchool.TryGetValue(key, out var old)) return base.BySchool(node, schools);
        if (!reach.Affects(old.Node, schools.Period)) return old.Values;
        var classes = Frame(Shape.Class, schools.Period, schools.Stage);
        var runs = Rows.Runs(classes, schools);
        // A school with classes in several regions cannot be put together from one of them.
        if (!runs.Local) return base.BySchool(node, schools);
        var changed = new ChangedItems(old.Values);
        new SchoolsAgain(this, classes, node).Run(runs, reach.Regions, changed);
        Memo.BySchool[key] = (old.Node, changed.Finish());
        return Memo.BySchool[key].Values;
    }

    public override NumberColumn SectionColumn(Frame frame, DataElement element)
    {
        var key = (element.Id, frame.Key);
        if (Memo.Sections.TryGetValue(key, out var known)) return known.Values;
        if (!before.Memo.Sections.TryGetValue(key, out var old)) return base.SectionColumn(frame, element);
        if (!reach.Affects(element, frame.Period)) return old.Values;
        var changed = new ChangedItems(old.Values);
        foreach (var region in reach.Regions)
        {
            for (var item = frame.Starts[region]; item < frame.Starts[region + 1]; item++)
            {
                var (value, flag) = Rows.SectionValue(frame, element, item);
                changed.Add(item, ValueFlags.HasValue(flag) ? value : double.NaN, flag);
            }
        }
        Memo.Sections[key] = (element, changed.Finish());
        return Memo.Sections[key].Values;
    }

    // Every value of the reached regions is computed as an evaluation of all would; what is equal stays shared.
    private RegionVector Again(BoundNode node, int period, SchoolStage stage, RegionVector old)
    {
        var key = new FrameName(Shape.Region, period, stage);
        if (!builders.TryGetValue(key, out var builder)) builders[key] = builder = new VectorBuilder(this, Frame(Shape.Region, period, stage));
        var vector = builder.Build(node);
        var parts = PartsOf(node, period, stage);
        return old.With(reach.Regions, region =>
        {
            var block = vector.At(new Slice(region, 1, region));
            var flag = block.FlagAt(0);
            return new IndicatorValue(ValueFlags.HasValue(flag) ? block.Values[0] : double.NaN, flag, RowsBehind(parts, region));
        });
    }

    private void Walk(Frame frame, List<AggregateNode> aggregates, List<BoundNode> columns)
    {
        var tallies = aggregates.Select(_ => Rent()).ToArray();
        var pass = new RowPass(this, frame);
        List<(BoundNode Node, ChangedItems Changed)> changed =
            [.. columns.Select(c => (c, new ChangedItems(before.Memo.Columns[(c.Key, frame.Key)].Values)))];
        pass.Walk(aggregates, tallies, [.. changed.Select(c => (c.Node, (Func<Vector, Sink>)(v => new ChangedItemsSink(v, c.Changed))))], reach.Regions);
        for (var i = 0; i < aggregates.Count; i++)
        {
            Put(aggregates[i], frame, tallies[i], CoverageOf(pass, aggregates[i], frame));
            ArrayPool<Tally>.Shared.Return(tallies[i]);
        }
        foreach (var (node, items) in changed) Memo.Columns[(node.Key, frame.Key)] = (node, items.Finish());
    }

    private void Put(AggregateNode aggregate, Frame frame, Tally[] counted, Coverage coverage)
    {
        var key = (aggregate.Key, frame.Period, frame.Stage);
        var kept = before.Tallies[key].With(Tree, reach.Regions, counted);
        Tallies[key] = kept;
        var old = before.Memo.Regions[key];
        Memo.Regions[key] = (old.Node, old.Values.With(
            reach.Regions, region => RollUp.ValueOf(aggregate.Function, kept.TotalOf(region), coverage, region)));
    }

    // Of rows: the frame's; of counties: those that reported, or all of them.
    private Coverage CoverageOf(RowPass pass, AggregateNode aggregate, Frame frame)
    {
        var key = (frame.Key, aggregate.EveryCounty);
        if (!coverages.TryGetValue(key, out var coverage)) coverages[key] = coverage = pass.CoverageFor(aggregate);
        return coverage;
    }

    private Tally[] Rent()
    {
        var tallies = ArrayPool<Tally>.Shared.Rent(Tree.Regions.Count);
        foreach (var region in reach.Regions) tallies[region] = default;
        return tallies;
    }

    private bool IsAgain((string Indicator, SchoolStage Stage, int Period) of) =>
        Compiled.TryFind(of.Indicator, of.Stage, out var root) && reach.Affects(root, of.Period);
}

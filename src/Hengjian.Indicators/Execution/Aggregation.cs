using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>Runs one aggregate over its rows, region by region, and rolls the tallies up.</summary>
/// <remarks>Threads take ranges of whole regions and share nothing, so their number changes no bit of a result.</remarks>
internal sealed class Aggregation(Session session)
{
    // Below this, starting threads costs more than it saves.
    private const int ParallelFrom = 50_000;

    private readonly RegionTree tree = session.Tree;

    // With the token known to it, a cancelled loop throws the cancellation itself and not a bundle of them.
    private ParallelOptions Options => new() { CancellationToken = session.Cancellation };

    public RegionVector Regions(AggregateNode node, int period, SchoolStage stage)
    {
        if (node.Rows == Shape.Region) return Counties(node, period, stage);
        var frame = session.Frame(node.Rows, period, stage);
        var tallies = new Tally[tree.Regions.Count];
        var parts = Partition(frame);
        // Vectors are built here, one set a thread: building may compute other things, running does not.
        var runs = parts.Select(p => (p.From, p.To, Run: new AggregateRun(session, frame, node))).ToList();
        if (runs.Count == 1) runs[0].Run.Regions(tallies, 0, tree.Regions.Count);
        else Parallel.ForEach(runs, Options, r => r.Run.Regions(tallies, r.From, r.To));
        return RollUp.Regions(tree, node.Function, tallies, frame.Reported);
    }

    /// <summary>Classes aggregated to the schools or sections of a frame.</summary>
    public NumberColumn BySchool(AggregateNode node, Frame schools)
    {
        var classes = session.Frame(Shape.Class, schools.Period, schools.Stage);
        var tallies = new AggregateRun(session, classes, node).BySchool(schools);
        var reported = ClassesOf(schools);
        var values = new double[schools.Count];
        var flags = new ValueFlag[schools.Count];
        for (var item = 0; item < values.Length; item++)
        {
            var (value, flag) = reported[schools.RowOf(item)] == 0
                ? (double.NaN, ValueFlag.Missing)
                : RollUp.Finish(node.Function, tallies[item]);
            values[item] = ValueFlags.HasValue(flag) ? value : double.NaN;
            flags[item] = flag;
        }
        return new NumberColumn(values, flags);
    }

    // Counties are rows too: the expression is computed for all regions, then only counties are counted.
    private RegionVector Counties(AggregateNode node, int period, SchoolStage stage)
    {
        var frame = session.Frame(Shape.Region, period, stage);
        var tallies = new Tally[tree.Regions.Count];
        var reported = new int[tree.Regions.Count];
        var run = new AggregateRun(session, frame, node);
        for (var region = 0; region < tallies.Length; region++)
        {
            if (tree.Regions[region].Level != RegionLevel.County) continue;
            reported[region] = node.EveryCounty ? 1 : frame.Reported[region];
            if (reported[region] > 0) run.Item(ref tallies[region], region);
        }
        return RollUp.Regions(tree, node.Function, tallies, reported);
    }

    private int[] ClassesOf(Frame schools)
    {
        var counts = new int[schools.Table?.RowCount ?? 0];
        var classes = session.Dataset.Find(Grain.ClassYear, schools.Period);
        foreach (var parent in classes?.Parents ?? [])
        {
            if (parent >= 0) counts[parent]++;
        }
        return counts;
    }

    private List<(int From, int To)> Partition(Frame frame)
    {
        var threads = frame.Count < ParallelFrom ? 1 : session.Request.Threads ?? Environment.ProcessorCount;
        var parts = new List<(int, int)>();
        var from = 0;
        for (var t = 1; t <= threads; t++)
        {
            var target = (long)frame.Count * t / threads;
            var to = t == threads ? tree.Regions.Count : from;
            while (to < tree.Regions.Count && frame.Starts[to] < target) to++;
            if (to > from || t == threads) parts.Add((from, to));
            from = to;
        }
        return parts;
    }
}

/// <summary>One thread's vectors of one aggregate.</summary>
internal sealed class AggregateRun
{
    private readonly Session session;
    private readonly Frame frame;
    private readonly AggregateNode node;
    private readonly Vector argument;
    private readonly Vector? second;
    private readonly Accumulator accumulator;
    private readonly bool isVariation;

    public AggregateRun(Session session, Frame frame, AggregateNode node)
    {
        this.session = session;
        this.frame = frame;
        this.node = node;
        var builder = new VectorBuilder(session, frame);
        argument = builder.Build(node.Argument);
        second = node.Second is null ? null : builder.Build(node.Second);
        accumulator = new Accumulator(node.Function);
        isVariation = node.Function is AggregateKind.WeightedVariation or AggregateKind.Variation;
    }

    public void Regions(Tally[] tallies, int from, int to)
    {
        var variation = new VariationTally();
        for (var region = from; region < to; region++)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var end = frame.Starts[region + 1];
            for (var start = frame.Starts[region]; start < end; start += session.BlockSize)
                Block(ref tallies[region], variation, start, Math.Min(session.BlockSize, end - start));
            if (isVariation) tallies[region] = variation.Finish();
        }
    }

    public void Item(ref Tally tally, int item)
    {
        var variation = new VariationTally();
        Block(ref tally, variation, item, 1);
        if (isVariation) tally = variation.Finish();
    }

    public Tally[] BySchool(Frame schools)
    {
        var groups = Groups(schools);
        var tallies = new Tally[schools.Count];
        if (isVariation) Variations(groups, tallies);
        else Blocks.ForEach(frame, session.BlockSize, 0, session.Tree.Regions.Count, (_, start, count) => Spread(groups, tallies, start, count));
        return tallies;
    }

    // One block's classes to their schools; classes of one school usually stand together.
    private void Spread(int[] groups, Tally[] tallies, int start, int count)
    {
        var values = argument.Fill(start, count);
        var other = second?.Fill(start, count);
        for (var from = 0; from < count;)
        {
            var group = groups[start + from];
            var to = from + 1;
            while (to < count && groups[start + to] == group) to++;
            if (group >= 0) accumulator.Add(ref tallies[group], values, other, from, to);
            from = to;
        }
    }

    private void Variations(int[] groups, Tally[] tallies)
    {
        var variation = new VariationTally();
        foreach (var school in Enumerable.Range(0, frame.Count).Where(i => groups[i] >= 0).GroupBy(i => groups[i]))
        {
            foreach (var item in school) Block(ref tallies[school.Key], variation, item, 1);
            tallies[school.Key] = variation.Finish();
        }
    }

    // Item of the school (or of the section with the class's stage) that each class belongs to; -1 for none.
    private int[] Groups(Frame schools)
    {
        const int stages = 16;
        var parents = session.Rows.Parents(frame);
        var itemOf = new int[(schools.Table?.RowCount ?? 0) * stages];
        Array.Fill(itemOf, -1);
        for (var item = 0; item < schools.Count; item++)
            itemOf[(schools.RowOf(item) * stages) + (int)(schools.Sections?[item].Stage ?? SchoolStage.All)] = item;
        var groups = new int[frame.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            var stage = schools.Sections is null ? SchoolStage.All : frame.Table!.Stages[frame.RowOf(i)];
            groups[i] = parents[i] < 0 || itemOf.Length == 0 ? -1 : itemOf[(parents[i] * stages) + (int)stage];
        }
        return groups;
    }

    private void Block(ref Tally tally, VariationTally variation, int start, int count)
    {
        var values = argument.Fill(start, count);
        var other = second?.Fill(start, count);
        if (isVariation) variation.Add(values, other, count);
        else accumulator.Add(ref tally, values, other, 0, count);
    }
}

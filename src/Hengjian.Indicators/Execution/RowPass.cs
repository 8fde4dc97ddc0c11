using System.Buffers;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// One walk over the items of a frame for everything that is wanted of it: parts that several aggregates share are
/// computed once a block, while the block is in the cache.
/// </summary>
/// <remarks>Threads take ranges of whole regions and share nothing, so their number changes no bit of a result.</remarks>
internal sealed class RowPass(Session session, Frame frame)
{
    // Below this, starting threads costs more than it saves.
    private const int ParallelFrom = 20_000;

    /// <summary>Aggregates to values by region.</summary>
    /// <param name="aggregates">Over the items of the frame.</param>
    /// <param name="columns">Expressions wanted for every item.</param>
    /// <returns>One vector an aggregate and one column an expression, in order.</returns>
    public (RegionVector[] Regions, NumberColumn[] Columns) Run(
        IReadOnlyList<AggregateNode> aggregates, IReadOnlyList<BoundNode> columns)
    {
        var regions = session.Tree.Regions.Count;
        var tallies = aggregates.Select(_ => ArrayPool<Tally>.Shared.Rent(regions)).ToArray();
        var values = columns.Select(_ => GC.AllocateUninitializedArray<double>(frame.Count)).ToArray();
        var flags = columns.Select(_ => new FlagStore(frame.Count)).ToArray();
        // Vectors are built here, one set a thread: building may compute other things, running does not.
        var runs = Partition().Select(part =>
        {
            var builder = new VectorBuilder(session, frame);
            Sink[] sinks =
            [
                .. Sinks(aggregates, builder, tallies),
                .. columns.Select((c, i) => new ColumnSink(builder.Build(c), values[i], flags[i])),
            ];
            return (part.From, part.To, Sinks: sinks, Builder: builder);
        }).ToList();
        For(session, runs.Count, r =>
        {
            var (from, to, sinks, _) = runs[r];
            foreach (var own in tallies) Array.Clear(own, from, to - from);
            Walk(sinks, from, to);
        });
        foreach (var run in runs) run.Builder.Tell();
        var results = new RegionVector[aggregates.Count];
        var coverage = session.Rows.Coverage(frame);
        For(session, results.Length, i =>
        {
            session.Keep(aggregates[i], frame, tallies[i].AsSpan(0, regions));
            results[i] = RollUp.Regions(session.Tree, aggregates[i].Function, tallies[i].AsSpan(0, regions), CoverageOf(aggregates[i]) ?? coverage);
            ArrayPool<Tally>.Shared.Return(tallies[i]);
        });
        var finished = new NumberColumn[columns.Count];
        For(session, finished.Length, i => finished[i] = new NumberColumn(values[i], flags[i].Finish(values[i])));
        return (results, finished);
    }

    /// <summary>Classes aggregated to the schools or sections of a frame.</summary>
    public NumberColumn BySchool(AggregateNode node, Frame schools)
    {
        var runs = session.Rows.Runs(frame, schools);
        var bytes = frame.Rows is null ? new VectorBuilder(session, frame).Bytes(node) : null;
        if (bytes is { IsLargest: true } && runs.Local) return Largest(bytes, runs);
        var values = new double[schools.Count];
        var flags = new FlagStore(schools.Count);
        var target = new SchoolTarget(node.Function, values, flags, runs);
        var parts = runs.Local ? Partition() : [(0, session.Tree.Regions.Count)];
        var walks = parts.Select(p => (p.From, p.To, Walk: new SchoolWalk(session, frame, node))).ToList();
        For(session, walks.Count, w => walks[w].Walk.Run(runs, target, walks[w].From, walks[w].To));
        target.Finish();
        return new NumberColumn(values, flags.Finish(values));
    }

    private NumberColumn Largest(ByteTally bytes, ClassRuns runs)
    {
        var walk = new LargestBySchool(frame, runs, bytes.Codes);
        var parts = Partition();
        var gaps = new List<int>[parts.Count];
        For(session, parts.Count, i => gaps[i] = walk.Walk(parts[i].From, parts[i].To, session.Cancellation));
        return walk.Finish(bytes.Values, gaps.SelectMany(g => g));
    }

    /// <summary>Walks single regions only.</summary>
    /// <param name="aggregates">Over the items of the frame.</param>
    /// <param name="tallies">One array an aggregate, empty at these regions; nothing else in it changes.</param>
    /// <param name="columns">Expressions wanted for the items of these regions.</param>
    /// <param name="regions">Indexes, ascending.</param>
    public void Walk(
        IReadOnlyList<AggregateNode> aggregates, Tally[][] tallies, IReadOnlyList<(BoundNode Node, Func<Vector, Sink> Sink)> columns,
        ReadOnlySpan<int> regions)
    {
        var builder = new VectorBuilder(session, frame);
        Sink[] sinks = [.. Sinks(aggregates, builder, tallies), .. columns.Select(c => c.Sink(builder.Build(c.Node)))];
        foreach (var region in regions) Walk(sinks, region, region + 1);
        builder.Tell();
    }

    private List<Sink> Sinks(IReadOnlyList<AggregateNode> aggregates, VectorBuilder builder, Tally[][] tallies)
    {
        var sinks = new List<Sink>();
        var histograms = new Dictionary<byte[], HistogramSink>();
        for (var i = 0; i < aggregates.Count; i++)
        {
            var node = aggregates[i];
            var table = builder.Bytes(node);
            if (table is null)
            {
                sinks.Add(new AggregateSink(frame, node, builder, tallies[i], CountiesOf(node)));
                continue;
            }
            if (!histograms.TryGetValue(table.Codes, out var histogram))
                sinks.Add(histograms[table.Codes] = histogram = new HistogramSink(frame, table.Codes, table.IsByItem));
            histogram.Join(table, tallies[i]);
        }
        return sinks;
    }

    // With the token known to it, a cancelled loop throws the cancellation itself and not a bundle of them.
    private static ParallelOptions Options(Session session) => new() { CancellationToken = session.Cancellation, MaxDegreeOfParallelism = session.Threads };

    /// <summary>Does several things that share nothing, on as many threads as the request allows.</summary>
    public static void For(Session session, int count, Action<int> act)
    {
        if (session.Threads > 1 && count > 1) Parallel.For(0, count, Options(session), act);
        else
        {
            for (var i = 0; i < count; i++) act(i);
        }
    }

    private void Walk(Sink[] sinks, int from, int to)
    {
        foreach (var slice in frame.Slices(session.BlockSize, from, to))
        {
            session.Cancellation.ThrowIfCancellationRequested();
            foreach (var sink in sinks) sink.Take(slice);
        }
        foreach (var sink in sinks) sink.Finish();
    }

    // Counties are rows too: the expression is computed for all regions, then only counties are counted.
    private bool[]? CountiesOf(AggregateNode node) => node.Rows == Shape.Region ? session.Rows.Counties(frame, node.EveryCounty) : null;

    /// <summary>Which regions lack rows for an aggregate over the frame.</summary>
    public Coverage CoverageFor(AggregateNode node) => CoverageOf(node) ?? session.Rows.Coverage(frame);

    private Coverage? CoverageOf(AggregateNode node) =>
        CountiesOf(node) is { } counties ? Coverage.Of(session.Tree, Array.ConvertAll(counties, c => c ? 1 : 0), []) : null;

    private List<(int From, int To)> Partition()
    {
        var threads = frame.Count < ParallelFrom ? 1 : session.Threads;
        var regions = session.Tree.Regions.Count;
        var parts = new List<(int, int)>();
        var from = 0;
        for (var t = 1; t <= threads; t++)
        {
            var target = (long)frame.Count * t / threads;
            var to = t == threads ? regions : from;
            while (to < regions && frame.Starts[to] < target) to++;
            if (to > from || t == threads) parts.Add((from, to));
            from = to;
        }
        return parts;
    }
}

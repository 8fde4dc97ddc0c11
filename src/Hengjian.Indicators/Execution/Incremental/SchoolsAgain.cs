using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>Classes aggregated to the schools of single regions, run by run as <see cref="SchoolWalk"/> does for all.</summary>
internal sealed class SchoolsAgain
{
    private readonly Session session;
    private readonly Frame classes;
    private readonly AggregateKind kind;
    private readonly ByteTally? table;
    private readonly Vector? argument;
    private readonly Vector? second;
    private readonly Dictionary<int, Tally> tallies = [];
    private readonly Dictionary<int, VariationTally> variations = [];

    public SchoolsAgain(Session session, Frame classes, AggregateNode node)
    {
        (this.session, this.classes, kind) = (session, classes, node.Function);
        var builder = new VectorBuilder(session, classes);
        table = classes.Rows is not null ? null
            : ByteTally.Of(kind, builder.Table(node.Argument), node.Second is null ? null : builder.Table(node.Second), node.Second is not null);
        if (table is not null) return;
        argument = builder.Build(node.Argument);
        second = node.Second is null ? null : builder.Build(node.Second);
    }

    /// <summary>Counts the runs of some regions and tells each school's value.</summary>
    /// <param name="runs">All runs; every school's lie in one region.</param>
    /// <param name="regions">Indexes.</param>
    /// <param name="changed">Receives the values.</param>
    public void Run(ClassRuns runs, ReadOnlySpan<int> regions, ChangedItems changed)
    {
        foreach (var region in regions)
        {
            foreach (ref readonly var run in runs.Runs.AsSpan(runs.Starts[region]..runs.Starts[region + 1])) Add(run, region);
        }
        foreach (var (school, collector) in variations) tallies[school] = collector.Finish();
        foreach (var (school, tally) in tallies)
        {
            var (value, flag) = RollUp.Finish(kind, tally);
            changed.Add(school, ValueFlags.HasValue(flag) ? value : double.NaN, flag);
        }
    }

    private void Add(in ClassRun run, int region)
    {
        if (kind is AggregateKind.WeightedVariation or AggregateKind.Variation)
        {
            if (!variations.TryGetValue(run.School, out var collector)) variations[run.School] = collector = new VariationTally();
            foreach (var slice in Slices(run, region)) collector.Add(argument!.At(slice), second?.At(slice), 0, slice.Count);
            return;
        }
        var tally = tallies.GetValueOrDefault(run.School);
        if (table is not null) table.Add(ref tally, table.Codes.AsSpan(run.Start + (classes.Shifts?[region] ?? 0), run.End - run.Start));
        else
        {
            var accumulator = new Accumulator(kind);
            foreach (var slice in Slices(run, region)) accumulator.Add(ref tally, argument!.At(slice), second?.At(slice), 0, slice.Count);
        }
        tallies[run.School] = tally;
    }

    private IEnumerable<Slice> Slices(ClassRun run, int region)
    {
        for (var start = run.Start; start < run.End; start += session.BlockSize)
            yield return new Slice(start, Math.Min(session.BlockSize, run.End - start), region);
    }
}

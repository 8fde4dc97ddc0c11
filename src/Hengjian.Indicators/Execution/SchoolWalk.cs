using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>One thread's walk over classes, run by run, to a value for each school.</summary>
internal sealed class SchoolWalk
{
    private readonly Session session;
    private readonly Frame classes;
    private readonly Vector? argument;
    private readonly Vector? second;
    private readonly ByteTally? table;
    private readonly Accumulator accumulator;
    private readonly bool isVariation;

    public SchoolWalk(Session session, Frame classes, AggregateNode node)
    {
        this.session = session;
        this.classes = classes;
        var builder = new VectorBuilder(session, classes);
        table = classes.Rows is null ? builder.Bytes(node) : null;
        if (table is null)
        {
            argument = builder.Build(node.Argument);
            second = node.Second is null ? null : builder.Build(node.Second);
        }
        accumulator = new Accumulator(node.Function);
        isVariation = node.Function is AggregateKind.WeightedVariation or AggregateKind.Variation;
    }

    public void Run(ClassRuns runs, SchoolTarget target, int from, int to)
    {
        if (table is not null)
        {
            RunBytes(table, runs, target, from, to);
            return;
        }
        var next = runs.Starts[from];
        var last = runs.Starts[to];
        var tally = default(Tally);
        foreach (var slice in classes.Slices(session.BlockSize, from, to))
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (next == last) return;
            if (runs.Runs[next].Start >= slice.End) continue;
            var values = argument!.At(slice);
            var other = second?.At(slice);
            while (next < last && runs.Runs[next].Start < slice.End)
            {
                ref readonly var run = ref runs.Runs[next];
                var start = Math.Max(run.Start, slice.Start) - slice.Start;
                var end = Math.Min(run.End, slice.End) - slice.Start;
                if (isVariation) target.Vary(run, values, other, start, end);
                else if (run.Shared >= 0) accumulator.Add(ref target.Shared[run.Shared], values, other, start, end);
                else accumulator.Add(ref tally, values, other, start, end);
                if (run.End > slice.End) break;
                if (run.Shared < 0 && !isVariation)
                {
                    target.Set(run.School, tally);
                    tally = default;
                }
                next++;
            }
        }
    }

    // Every class is one byte: no blocks, each school's bytes are read where they stand.
    private void RunBytes(ByteTally bytes, ClassRuns runs, SchoolTarget target, int from, int to)
    {
        for (var region = from; region < to; region++)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var shift = classes.Shifts?[region] ?? 0;
            foreach (ref readonly var run in runs.Runs.AsSpan(runs.Starts[region]..runs.Starts[region + 1]))
            {
                var codes = bytes.Codes.AsSpan(run.Start + shift, run.End - run.Start);
                if (run.Shared >= 0)
                {
                    bytes.Add(ref target.Shared[run.Shared], codes);
                    continue;
                }
                var tally = default(Tally);
                bytes.Add(ref tally, codes);
                target.Set(run.School, tally);
            }
        }
    }
}

/// <summary>The schools' values as they come about.</summary>
internal sealed class SchoolTarget
{
    private readonly AggregateKind kind;
    private readonly double[] values;
    private readonly FlagStore flags;
    private readonly ClassRuns runs;
    private readonly Dictionary<int, VariationTally> variations = [];

    public SchoolTarget(AggregateKind kind, double[] values, FlagStore flags, ClassRuns runs)
    {
        this.kind = kind;
        this.values = values;
        this.flags = flags;
        this.runs = runs;
        Shared = new Tally[runs.SharedSchools.Length];
        Array.Fill(values, double.NaN);
        // What no class falls to: nothing was taken of the classes it reported; without any it is missing.
        var (value, flag) = RollUp.Finish(kind, default);
        for (var item = 0; item < values.Length; item++)
        {
            if (runs.Reporting[item]) Put(item, value, flag);
        }
    }

    /// <summary>Tallies of the schools whose classes do not all stand together.</summary>
    public Tally[] Shared { get; }

    public void Set(int item, in Tally tally)
    {
        var (value, flag) = RollUp.Finish(kind, tally);
        Put(item, value, flag);
    }

    /// <summary>Variations within schools are rare: each school keeps its own collector.</summary>
    public void Vary(in ClassRun run, Block argument, Block? weight, int from, int to)
    {
        lock (variations)
        {
            if (!variations.TryGetValue(run.School, out var collector)) variations[run.School] = collector = new VariationTally();
            collector.Add(argument, weight, from, to);
        }
    }

    public void Finish()
    {
        foreach (var (school, collector) in variations) Set(school, collector.Finish());
        if (kind is AggregateKind.WeightedVariation or AggregateKind.Variation) return;
        for (var i = 0; i < Shared.Length; i++) Set(runs.SharedSchools[i], Shared[i]);
    }

    private void Put(int item, double value, ValueFlag flag)
    {
        values[item] = ValueFlags.HasValue(flag) ? value : double.NaN;
        if (flag is ValueFlag.Present or ValueFlag.Missing) flags.Clear(item);
        else flags.For(item, 1)[0] = flag;
    }
}

using System.Diagnostics.CodeAnalysis;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>Where the values of a pass go. One a thread.</summary>
internal abstract class Sink
{
    /// <summary>Takes the values of one slice; slices come in order.</summary>
    public abstract void Take(in Slice slice);

    /// <summary>After the last slice.</summary>
    public virtual void Finish()
    {
    }
}

/// <summary>An aggregate: a tally for each region.</summary>
internal sealed class AggregateSink : Sink
{
    private readonly Frame frame;
    private readonly Vector argument;
    private readonly Vector? second;
    private readonly Tally[] tallies;
    private readonly bool[]? regions;
    private readonly Accumulator accumulator;
    private readonly VariationTally? variation;
    private int current = -1;

    /// <param name="frame">The items.</param>
    /// <param name="node">The aggregate.</param>
    /// <param name="builder">Makes the vectors.</param>
    /// <param name="tallies">One a region; other threads write those of other regions.</param>
    /// <param name="regions">Items of which regions count; null for all.</param>
    public AggregateSink(Frame frame, AggregateNode node, VectorBuilder builder, Tally[] tallies, bool[]? regions = null)
    {
        this.frame = frame;
        this.tallies = tallies;
        this.regions = regions;
        argument = builder.Build(node.Argument);
        second = node.Second is null ? null : builder.Build(node.Second);
        accumulator = new Accumulator(node.Function);
        variation = node.Function is AggregateKind.WeightedVariation or AggregateKind.Variation ? new VariationTally() : null;
    }

    public override void Take(in Slice slice)
    {
        var values = argument.At(slice);
        var other = second?.At(slice);
        var region = slice.Region;
        for (var start = slice.Start; start < slice.End;)
        {
            while (frame.Starts[region + 1] <= start) region++;
            var end = Math.Min(slice.End, frame.Starts[region + 1]);
            if (regions is null || regions[region]) Add(region, values, other, start - slice.Start, end - slice.Start);
            start = end;
        }
    }

    public override void Finish()
    {
        if (variation is not null && current >= 0) tallies[current] = variation.Finish();
        current = -1;
    }

    private void Add(int region, Block values, Block? other, int from, int to)
    {
        if (variation is null)
        {
            accumulator.Add(ref tallies[region], values, other, from, to);
            return;
        }
        if (region != current) Finish();
        current = region;
        variation.Add(values, other, from, to);
    }
}

/// <summary>A column: every item's value is kept.</summary>
/// <param name="vector">The values.</param>
/// <param name="values">One an item; other threads write other items.</param>
/// <param name="flags">One an item, written where a block has flags.</param>
internal sealed class ColumnSink(Vector vector, double[] values, FlagStore flags) : Sink
{
    public override void Take(in Slice slice)
    {
        var block = vector.At(slice);
        block.Values.AsSpan(0, slice.Count).CopyTo(values.AsSpan(slice.Start));
        if (block.Flagged) block.Flags.AsSpan(0, slice.Count).CopyTo(flags.For(slice.Start, slice.Count));
    }
}

/// <summary>Flags of a column that mostly needs none.</summary>
internal sealed class FlagStore(int count)
{
    private const ValueFlag Untold = (ValueFlag)255;
    private readonly Lock gate = new();
    private ValueFlag[]? flags;

    /// <summary>Where a block's flags go.</summary>
    public Span<ValueFlag> For(int start, int length)
    {
        if (flags is null) Make();
        return flags.AsSpan(start, length);
    }

    /// <summary>The item's value says it all.</summary>
    public void Clear(int item)
    {
        if (flags is not null) flags[item] = Untold;
    }

    [MemberNotNull(nameof(flags))]
    private void Make()
    {
        lock (gate)
        {
            if (flags is not null) return;
            var made = new ValueFlag[count];
            Array.Fill(made, Untold);
            flags = made;
        }
    }

    /// <summary>All flags; null when the values say it all.</summary>
    public ValueFlag[]? Finish(double[] values)
    {
        if (flags is null) return null;
        for (var i = 0; i < flags.Length; i++)
        {
            if (flags[i] == Untold) flags[i] = double.IsNaN(values[i]) ? ValueFlag.Missing : ValueFlag.Present;
        }
        return flags;
    }
}

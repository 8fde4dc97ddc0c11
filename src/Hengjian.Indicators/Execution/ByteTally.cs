using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>An aggregate of functions of one byte column, from how often each byte occurs.</summary>
internal sealed class ByteTally
{
    private readonly AggregateKind kind;
    private readonly double[] values;
    private readonly double[]? conditions;

    // Of conditions: 0 not met, 1 met, 2 not known.
    private readonly byte[]? truth;

    // The last byte is missing, and of the others the larger one has the larger value.
    private readonly bool rises;

    private ByteTally(AggregateKind kind, ByteTable argument, ByteTable? condition)
    {
        this.kind = kind;
        values = argument.Values;
        conditions = condition?.Values;
        Codes = argument.Codes ?? condition!.Codes!;
        truth = kind == AggregateKind.CountIf ? Array.ConvertAll(values, v => (byte)(double.IsNaN(v) ? 2 : v == 1 ? 1 : 0)) : null;
        rises = condition is null && double.IsNaN(values[byte.MaxValue])
            && Enumerable.Range(1, byte.MaxValue - 1).All(c => values[c] >= values[c - 1]);
    }

    public byte[] Codes { get; }

    /// <summary>Null when the aggregate cannot be had from counts: not of one column, or a sum whose order matters.</summary>
    public static ByteTally? Of(AggregateKind kind, ByteTable? argument, ByteTable? second, bool hasSecond)
    {
        if (argument is null || (hasSecond && second is null)) return null;
        if (kind is AggregateKind.WeightedVariation or AggregateKind.Variation) return null;
        if ((argument.Codes ?? second?.Codes) is not { } codes) return null;
        if (argument.Codes is not null && second?.Codes is not null && !ReferenceEquals(second.Codes, codes)) return null;
        var adds = kind is AggregateKind.Sum or AggregateKind.SumIf or AggregateKind.Average or AggregateKind.AverageIf;
        return adds && !argument.IsWhole ? null : new ByteTally(kind, argument, second);
    }

    /// <summary>Adds so many rows of each byte.</summary>
    public void Add(ref Tally tally, ReadOnlySpan<byte> codes, ReadOnlySpan<int> counts)
    {
        if (truth is not null)
        {
            Span<int> sums = stackalloc int[3];
            for (var i = 0; i < codes.Length; i++) sums[truth[codes[i]]] += counts[i];
            tally.Rows += sums[0] + sums[1] + sums[2];
            tally.Refused += sums[0];
            tally.Taken += sums[1];
            tally.Missing += sums[2];
            return;
        }
        for (var i = 0; i < codes.Length; i++) Add(ref tally, codes[i], counts[i]);
    }

    /// <summary>Adds single rows.</summary>
    public void Add(ref Tally tally, ReadOnlySpan<byte> codes)
    {
        if (kind != AggregateKind.Max || !rises)
        {
            foreach (var code in codes) Add(ref tally, code, 1);
            return;
        }
        // The largest class, asked of every school.
        var (largest, missing) = ByteLanes.Largest(codes);
        tally.Rows += codes.Length;
        tally.Missing += missing;
        if (largest == 0) return;
        var value = values[largest - 1];
        tally.Extreme = tally.Taken == 0 ? value : Math.Max(tally.Extreme, value);
        tally.Taken += codes.Length - missing;
    }

    private void Add(ref Tally tally, byte code, int count)
    {
        tally.Rows += count;
        if (kind == AggregateKind.CountRows) return;
        if (conditions is not null)
        {
            if (double.IsNaN(conditions[code])) tally.Missing += count;
            else if (conditions[code] != 1) tally.Refused += count;
            if (conditions[code] != 1) return;
        }
        var value = values[code];
        if (double.IsNaN(value))
        {
            tally.Missing += count;
            return;
        }
        switch (kind)
        {
            case AggregateKind.CountIf:
                if (value == 1) tally.Taken += count;
                else tally.Refused += count;
                return;
            case AggregateKind.Max or AggregateKind.MaxIf:
                tally.Extreme = tally.Taken == 0 ? value : Math.Max(tally.Extreme, value);
                break;
            case AggregateKind.Min or AggregateKind.MinIf:
                tally.Extreme = tally.Taken == 0 ? value : Math.Min(tally.Extreme, value);
                break;
            default:
                tally.Sum += value * count;
                break;
        }
        tally.Taken += count;
    }
}

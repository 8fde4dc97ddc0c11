using System.Numerics;
using Hengjian.Indicators.Functions;
using Wide = System.Numerics.Vector;

namespace Hengjian.Indicators.Execution;

/// <summary>An aggregate of functions of one byte column, from how often each byte occurs.</summary>
internal sealed class ByteTally
{
    private readonly AggregateKind kind;

    // By byte: all bits where the row is taken, refused, missing.
    private readonly int[] taken = new int[ByteTable.Size];
    private readonly int[] refused = new int[ByteTable.Size];
    private readonly int[] missing = new int[ByteTable.Size];

    private ByteTally(AggregateKind kind, ByteTable argument, ByteTable? condition)
    {
        this.kind = kind;
        Values = argument.Values;
        Codes = argument.Codes ?? condition!.Codes!;
        IsByItem = argument.IsByItem || condition?.IsByItem == true;
        for (var code = 0; code < ByteTable.Size; code++) StateOf(Values[code], condition?.Values[code] ?? 1)[code] = -1;
        // The last byte is missing, and of the others the larger one has the larger value; −0 is no larger than 0.
        IsLargest = kind == AggregateKind.Max && condition is null && double.IsNaN(Values[byte.MaxValue])
            && Enumerable.Range(1, byte.MaxValue - 1).All(c => Values[c] >= Values[c - 1] && !(double.IsNegative(Values[c]) && !double.IsNegative(Values[c - 1])));
    }

    public byte[] Codes { get; }

    /// <summary>See <see cref="ByteTable.IsByItem"/>.</summary>
    public bool IsByItem { get; }

    /// <summary>By byte.</summary>
    public double[] Values { get; }

    /// <summary>The value of the largest byte is the largest value.</summary>
    public bool IsLargest { get; }

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
    /// <param name="tally">Of the region.</param>
    /// <param name="counts">By byte.</param>
    /// <param name="rows">Their sum.</param>
    public void Add(ref Tally tally, ReadOnlySpan<int> counts, int rows)
    {
        tally.Rows += rows;
        if (kind == AggregateKind.CountRows) return;
        var now = Count(counts, taken);
        tally.Refused += Count(counts, refused);
        tally.Missing += Count(counts, missing);
        if (now == 0) return;
        if (kind is not (AggregateKind.Count or AggregateKind.CountIf)) Take(ref tally, counts);
        tally.Taken += now;
    }

    /// <summary>Adds single rows.</summary>
    public void Add(ref Tally tally, ReadOnlySpan<byte> codes)
    {
        Span<int> counts = stackalloc int[ByteTable.Size];
        counts.Clear();
        foreach (var code in codes) counts[code]++;
        Add(ref tally, counts, codes.Length);
    }

    private static int Count(ReadOnlySpan<int> counts, int[] mask)
    {
        var sum = Vector<int>.Zero;
        for (var code = 0; code < mask.Length; code += Vector<int>.Count)
            sum += new Vector<int>(counts[code..]) & new Vector<int>(mask, code);
        return Wide.Sum(sum);
    }

    private void Take(ref Tally tally, ReadOnlySpan<int> counts)
    {
        var isMax = kind is AggregateKind.Max or AggregateKind.MaxIf;
        var isMin = kind is AggregateKind.Min or AggregateKind.MinIf;
        var extreme = tally.Taken > 0 ? tally.Extreme : isMax ? double.NegativeInfinity : double.PositiveInfinity;
        for (var code = 0; code < counts.Length; code++)
        {
            if ((counts[code] & taken[code]) == 0) continue;
            var value = Values[code];
            if (isMax) extreme = Math.Max(extreme, value);
            else if (isMin) extreme = Math.Min(extreme, value);
            // Whole numbers: their sum has the same bits in any order.
            else tally.Sum += value * counts[code];
        }
        if (isMax || isMin) tally.Extreme = extreme;
    }

    private int[] StateOf(double value, double condition) =>
        double.IsNaN(condition) ? missing
        : condition != 1 ? refused
        : double.IsNaN(value) ? missing
        : kind == AggregateKind.CountIf && value != 1 ? refused
        : taken;
}

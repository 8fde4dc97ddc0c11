using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>Which pairs of a group a tile of weight vectors decides either way; the others need no comparing.</summary>
/// <remarks>
/// Every score is taken from the group's mean under the same vector. Where the lowest of one unit lies above the highest
/// of another, it scores higher under every vector: subtracting the same number and rounding never turns an order round,
/// so no margin is needed and the ranks are exact.
/// </remarks>
internal sealed class Contests
{
    private const int Tile = WeightDraws.Tile;
    private const int Width = 8;

    private readonly int units;
    private readonly double[] lowest;
    private readonly double[] highest;
    private readonly double[] means = new double[Tile];
    private readonly int[] open;

    public Contests(int units)
    {
        this.units = units;
        var room = (units + Width - 1) / Width * Width;
        // Those that only fill up are below everybody.
        lowest = new double[room];
        highest = new double[room];
        Array.Fill(lowest, double.NegativeInfinity, units, room - units);
        Array.Fill(highest, double.NegativeInfinity, units, room - units);
        open = new int[units];
    }

    /// <summary>Looks at the scores of a tile: a row of 64 a unit.</summary>
    public void Read(ReadOnlySpan<double> scores)
    {
        var rows = MemoryMarshal.Cast<double, Vector512<double>>(scores[..(units * Tile)]);
        var mean = MemoryMarshal.Cast<double, Vector512<double>>(means.AsSpan());
        mean.Clear();
        for (var i = 0; i < rows.Length; i++) mean[i % mean.Length] += rows[i];
        foreach (ref var some in mean) some /= Vector512.Create((double)units);
        for (var unit = 0; unit < units; unit++)
        {
            var row = rows.Slice(unit * mean.Length, mean.Length);
            var low = row[0] - mean[0];
            var high = low;
            for (var i = 1; i < row.Length; i++)
            {
                var apart = row[i] - mean[i];
                low = Vector512.Min(low, apart);
                high = Vector512.Max(high, apart);
            }
            lowest[unit] = Least(low);
            highest[unit] = -Least(-high);
        }
    }

    /// <summary>How many units score higher than one under every vector, and the units that some vectors put above it and some below.</summary>
    public int Above(int unit, out ReadOnlySpan<int> opponents)
    {
        var low = Vector512.Create(lowest[unit]);
        var high = Vector512.Create(highest[unit]);
        var (above, count) = (0, 0);
        for (var at = 0; at < lowest.Length; at += Width)
        {
            var over = Vector512.GreaterThan(Vector512.LoadUnsafe(ref lowest[at]), high).ExtractMostSignificantBits();
            var under = Vector512.LessThan(Vector512.LoadUnsafe(ref highest[at]), low).ExtractMostSignificantBits();
            above += BitOperations.PopCount(over);
            for (var rest = ~(over | under) & 0xFF; rest != 0; rest &= rest - 1)
            {
                var other = at + BitOperations.TrailingZeroCount(rest);
                if (other != unit) open[count++] = other;
            }
        }
        opponents = open.AsSpan(0, count);
        return above;
    }

    /// <summary>Whether one unit scores higher than another under every vector.</summary>
    public bool IsAbove(int unit, int other) => lowest[unit] > highest[other];

    private static double Least(Vector512<double> values)
    {
        var four = Vector256.Min(values.GetLower(), values.GetUpper());
        var two = Vector128.Min(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }
}

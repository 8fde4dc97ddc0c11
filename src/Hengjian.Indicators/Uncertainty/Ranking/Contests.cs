using System.Numerics;
using System.Runtime.InteropServices;

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>
/// Which pairs of a group the weight vectors can decide either way. Weights lie between their smallest and largest drawn
/// value, so a pair's difference in score lies between two bounds; when both have one sign, no vector needs asking.
/// </summary>
/// <param name="Above">Per unit, how many units of the group score higher under every vector.</param>
/// <param name="Open">Per unit, its opponents whose place depends on the vector.</param>
internal sealed record Contests(int[] Above, int[][] Open)
{
    /// <summary>Every pair is open: data errors or incomplete bases move more than the weights.</summary>
    public static Contests All(int units) =>
        new(new int[units], [.. Enumerable.Range(0, units).Select(u => Enumerable.Range(0, units).Where(o => o != u).ToArray())]);

    /// <summary>Compares all pairs of complete units.</summary>
    public static Contests Of(ItemMatrix matrix, int[] members, WeightDraws draws)
    {
        var (middle, reach) = Middle(draws, out var margin);
        var centre = Array.ConvertAll(members, m => Dot(matrix.Row(m), middle));
        var above = new int[members.Length];
        var open = Array.ConvertAll(members, _ => new List<int>());
        for (var a = 0; a < members.Length; a++)
        {
            for (var b = a + 1; b < members.Length; b++)
            {
                var difference = centre[a] - centre[b];
                var known = !matrix.Holes[members[a]] && !matrix.Holes[members[b]]
                    && Math.Abs(difference) > Spread(matrix.Row(members[a]), matrix.Row(members[b]), reach) + margin;
                if (known) above[difference > 0 ? b : a]++;
                else
                {
                    open[a].Add(b);
                    open[b].Add(a);
                }
            }
        }
        return new Contests(above, Array.ConvertAll(open, o => o.ToArray()));
    }

    // The margin covers the rounding of two scores, of the bounds themselves and of the grid: far more than all together.
    private static (double[] Middle, double[] Reach) Middle(WeightDraws draws, out double margin)
    {
        var middle = new double[draws.Items];
        var reach = new double[draws.Items];
        var total = 0.0;
        for (var i = 0; i < draws.Items; i++)
        {
            middle[i] = (draws.Lowest[i] + draws.Highest[i]) / 2;
            reach[i] = (draws.Highest[i] - draws.Lowest[i]) / 2;
            total += draws.Highest[i];
        }
        margin = total * (16 * (draws.Items + 8) * Math.ScaleB(1, -53) + Math.ScaleB(1, -36));
        return (middle, reach);
    }

    private static double Dot(ReadOnlySpan<double> row, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++) sum += row[i] * weights[i];
        return sum;
    }

    /// <summary>Σ reach × |difference|: how far the weights can move the pair from its centre.</summary>
    private static double Spread(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> reach)
    {
        ref var ra = ref MemoryMarshal.GetReference(a);
        ref var rb = ref MemoryMarshal.GetReference(b);
        ref var rr = ref MemoryMarshal.GetReference(reach);
        var (s0, s1) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        var step = Vector<double>.Count;
        for (; i <= a.Length - 2 * step; i += 2 * step)
        {
            var (n, m) = ((nuint)i, (nuint)(i + step));
            s0 += Vector.Abs(Vector.LoadUnsafe(ref ra, n) - Vector.LoadUnsafe(ref rb, n)) * Vector.LoadUnsafe(ref rr, n);
            s1 += Vector.Abs(Vector.LoadUnsafe(ref ra, m) - Vector.LoadUnsafe(ref rb, m)) * Vector.LoadUnsafe(ref rr, m);
        }
        var sum = Vector.Sum(s0 + s1);
        for (; i < a.Length; i++) sum += Math.Abs(a[i] - b[i]) * reach[i];
        return sum;
    }
}

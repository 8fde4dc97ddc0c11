using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    /// <remarks>Its last bits depend on the machine; the margin covers them, so the ranks do not.</remarks>
    private static double Spread(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> reach)
    {
        ref var ra = ref MemoryMarshal.GetReference(a);
        ref var rb = ref MemoryMarshal.GetReference(b);
        ref var rr = ref MemoryMarshal.GetReference(reach);
        var (s0, s1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        nuint i = 0;
        for (; i + 16 <= (nuint)a.Length; i += 16)
        {
            s0 += Vector512.Abs(Vector512.LoadUnsafe(ref ra, i) - Vector512.LoadUnsafe(ref rb, i)) * Vector512.LoadUnsafe(ref rr, i);
            s1 += Vector512.Abs(Vector512.LoadUnsafe(ref ra, i + 8) - Vector512.LoadUnsafe(ref rb, i + 8)) * Vector512.LoadUnsafe(ref rr, i + 8);
        }
        var sum = Vector512.Sum(s0 + s1);
        for (; i < (nuint)a.Length; i++) sum += Math.Abs(a[(int)i] - b[(int)i]) * reach[(int)i];
        return sum;
    }
}

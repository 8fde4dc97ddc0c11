namespace Hengjian.Indicators.Uncertainty;

/// <summary>综合指数 of one unit.</summary>
/// <param name="Unit">Region and peer group.</param>
/// <param name="Points">Σ weight × share, on the scale of the weights; items that left the base are scaled up for.</param>
/// <param name="Index">Points ÷ the sum of weights: 0 to 1.</param>
/// <param name="Rank">名次 within the group, 1 best; equal units share the better rank.</param>
/// <param name="GroupSize">How many units are ranked in the group.</param>
/// <param name="Absent">How many items left the unit's base.</param>
public sealed record CompositeScore(MatrixUnit Unit, double Points, double Index, int Rank, int GroupSize, int Absent);

/// <summary>Weighted arithmetic mean of item shares and the ranks it gives within peer groups.</summary>
/// <remarks>
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), steps 5–6 (min–max normalisation, linear
/// aggregation): docs/methods/composite-index.md. Sums run item after item; multiplication and addition round separately.
/// </remarks>
public static class CompositeIndex
{
    /// <summary>Scores and ranks every unit of the matrix, in matrix order.</summary>
    public static IReadOnlyList<CompositeScore> Compute(ItemMatrix matrix)
    {
        var points = PointsOf(matrix);
        var total = matrix.TotalWeight;
        var scores = new CompositeScore[matrix.Units.Count];
        foreach (var (_, members) in matrix.Groups())
        {
            int[] order = [.. members];
            Array.Sort(order, (a, b) => points[b].Snapped.CompareTo(points[a].Snapped));
            for (var place = 0; place < order.Length; place++)
            {
                var unit = order[place];
                var equal = place > 0 && points[order[place - 1]].Snapped == points[unit].Snapped;
                scores[unit] = new CompositeScore(
                    matrix.Units[unit], points[unit].Sum, points[unit].Sum / total,
                    equal ? scores[order[place - 1]].Rank : place + 1, members.Length, AbsentOf(matrix, unit));
            }
        }
        return scores;
    }

    /// <summary>Points of every unit: the sum itself, and rounded to the grid on which it is compared.</summary>
    internal static (double Sum, double Snapped)[] PointsOf(ItemMatrix matrix)
    {
        var weights = matrix.Items.Select(i => i.Weight).ToArray();
        var grid = ScoreGrid.For(matrix.TotalWeight);
        var points = new (double, double)[matrix.Units.Count];
        for (var unit = 0; unit < points.Length; unit++)
        {
            var sum = Sum(matrix.Row(unit), weights);
            points[unit] = (sum, grid.Snap(sum));
        }
        return points;
    }

    /// <summary>Σ weight × share over the items in the base, scaled up to all weights when some are not.</summary>
    internal static double Sum(ReadOnlySpan<double> row, ReadOnlySpan<double> weights)
    {
        double sum = 0, present = 0, all = 0;
        for (var i = 0; i < row.Length; i++)
        {
            all += weights[i];
            if (double.IsNaN(row[i])) continue;
            sum += row[i] * weights[i];
            present += weights[i];
        }
        return present == all ? sum : sum * (all / present);
    }

    private static int AbsentOf(ItemMatrix matrix, int unit)
    {
        if (!matrix.Holes[unit]) return 0;
        var absent = 0;
        foreach (var share in matrix.Row(unit)) if (double.IsNaN(share)) absent++;
        return absent;
    }
}

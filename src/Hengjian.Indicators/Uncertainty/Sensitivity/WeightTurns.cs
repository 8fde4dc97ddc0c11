namespace Hengjian.Indicators.Uncertainty.Sensitivity;

/// <summary>The nearest weight of one item at which a unit's rank changes.</summary>
/// <param name="Weight">The weight, on the scale of the stated ones; beyond it (away from the stated weight) the two have changed places, and the rank is another unless a third turns there the other way.</param>
/// <param name="Other">The region it changes places with.</param>
public readonly record struct WeightTurn(double Weight, int Other);

/// <summary>How much one weight can move, all others kept, before a unit's rank changes.</summary>
/// <param name="Item">The item.</param>
/// <param name="Up">Nearest heavier weight that changes the rank; null when none does.</param>
/// <param name="Down">Nearest lighter weight, 0 or above; null when none does.</param>
public sealed record WeightSlack(MatrixItem Item, WeightTurn? Up, WeightTurn? Down)
{
    /// <summary>The smaller of the two changes as a share of the stated weight; infinite when none changes the rank.</summary>
    public double Smallest => Math.Min(
        Up is { } up ? up.Weight / Item.Weight - 1 : double.PositiveInfinity,
        Down is { } down ? 1 - down.Weight / Item.Weight : double.PositiveInfinity);
}

/// <summary>One-at-a-time analysis of weights: exact, no draws.</summary>
/// <remarks>
/// With weight w + δ of one item a unit's index is (N + δz) ÷ (P + δp): N points, P sum of its weights, z its share, p = 1
/// when the item is in its base. Two units are equal where a quadratic in δ is 0: docs/methods/sensitivity.md.
/// </remarks>
public static class WeightTurns
{
    /// <summary>The slack of every item for one unit among its group, the most sensitive item first.</summary>
    /// <param name="matrix">Shares and stated weights.</param>
    /// <param name="region">The unit.</param>
    /// <exception cref="ArgumentException">The region is not in the matrix.</exception>
    public static IReadOnlyList<WeightSlack> Of(ItemMatrix matrix, int region)
    {
        var unit = Enumerable.Range(0, matrix.Units.Count).FirstOrDefault(u => matrix.Units[u].Region == region, -1);
        if (unit < 0) throw new ArgumentException("Not a unit of the matrix.", nameof(region));
        int[] others = [.. Enumerable.Range(0, matrix.Units.Count)
            .Where(u => u != unit && matrix.Units[u].Group == matrix.Units[unit].Group)];
        return [.. Enumerable.Range(0, matrix.Items.Count).Select(i => Slack(matrix, unit, others, i))
            .OrderBy(s => s.Smallest).ThenBy(s => s.Item.Id, StringComparer.Ordinal)];
    }

    private static WeightSlack Slack(ItemMatrix matrix, int unit, int[] others, int item)
    {
        var weight = matrix.Items[item].Weight;
        var own = Line.Of(matrix, unit, item);
        WeightTurn? up = null, down = null;
        foreach (var other in others)
        {
            foreach (var change in Crossings(own, Line.Of(matrix, other, item)))
            {
                var at = weight + change;
                // No unit is judged by nothing.
                if (at < 0 || own.Base + change * own.Present <= 1e-12 * own.Base) continue;
                var turn = new WeightTurn(at, matrix.Units[other].Region);
                if (change >= 0 && !double.IsNegative(change) && (up is null || at < up.Value.Weight)) up = turn;
                if (double.IsNegative(change) && (down is null || at > down.Value.Weight)) down = turn;
            }
        }
        return new WeightSlack(matrix.Items[item], up, down);
    }

    /// <summary>
    /// Changes of the weight at which the order of the two units turns. Units that tie now part at once: 0 where a heavier
    /// weight, −0 where a lighter one puts the other ahead.
    /// </summary>
    private static IEnumerable<double> Crossings(Line u, Line v)
    {
        var a = u.Share * v.Present - v.Share * u.Present;
        var b = (u.Points * v.Present - v.Points * u.Present) + (u.Share * v.Base - v.Share * u.Base);
        var c = u.Points * v.Base - v.Points * u.Base;
        // Units that are alike in everything part nowhere; what rounding leaves of 0 is no turn.
        if (Math.Abs(b) <= 1e-12 * (u.Base + v.Base)) b = 0;
        if (Math.Abs(c) <= 1e-12 * u.Base * v.Base) c = 0;
        if (c == 0 && b != 0) yield return b < 0 ? 0.0 : -0.0;
        var root = b * b - 4 * a * c;
        if (a == 0)
        {
            if (b != 0 && c != 0) yield return -c / b;
            yield break;
        }
        // Two roots in one place, but for rounding: the units touch there and do not turn (both are judged by this item alone).
        if (root <= 1e-12 * b * b) yield break;
        var q = -(b + Math.CopySign(Math.Sqrt(root), b)) / 2;
        if (q / a != 0) yield return q / a;
        if (q != 0 && c / q != 0) yield return c / q;
    }

    private readonly record struct Line(double Points, double Base, double Share, double Present)
    {
        public static Line Of(ItemMatrix matrix, int unit, int item)
        {
            double points = 0, weights = 0;
            var row = matrix.Row(unit);
            for (var i = 0; i < row.Length; i++)
            {
                if (double.IsNaN(row[i])) continue;
                points += row[i] * matrix.Items[i].Weight;
                weights += matrix.Items[i].Weight;
            }
            var present = !double.IsNaN(row[item]);
            return new Line(points, weights, present ? row[item] : 0, present ? 1 : 0);
        }
    }
}

using Hengjian.Indicators.Uncertainty.Ranking;

namespace Hengjian.Indicators.Uncertainty.Sensitivity;

/// <summary>What one weight's uncertainty does to ranks.</summary>
/// <param name="Item">The item.</param>
/// <param name="Effect">Its shares of the variance.</param>
public sealed record WeightEffect(MatrixItem Item, EffectShare Effect);

/// <summary>Which weights drive ranks when all are uncertain at once.</summary>
/// <remarks>Each weight × uniform(1 − spread, 1 + spread), independent; docs/methods/sensitivity.md.</remarks>
public static class WeightEffects
{
    /// <summary>Effects on the mean absolute difference of all ranks from the stated ones.</summary>
    /// <param name="matrix">Shares and stated weights.</param>
    /// <param name="spread">Share of a weight, 0 to below 1.</param>
    /// <param name="n">Base sample; n × (items + 2) rankings are computed.</param>
    /// <param name="seed">The same seed gives the same bits.</param>
    /// <returns>Largest total effect first.</returns>
    public static IReadOnlyList<WeightEffect> OnAllRanks(ItemMatrix matrix, double spread, int n, ulong seed)
    {
        var stated = CompositeIndex.Compute(matrix);
        return Estimate(matrix, spread, n, seed, ranks =>
            ranks.Select((r, unit) => (double)Math.Abs(r - stated[unit].Rank)).Average());
    }

    /// <summary>Effects on the rank of one unit.</summary>
    public static IReadOnlyList<WeightEffect> OnRankOf(ItemMatrix matrix, int region, double spread, int n, ulong seed)
    {
        var unit = Enumerable.Range(0, matrix.Units.Count).First(u => matrix.Units[u].Region == region);
        return Estimate(matrix, spread, n, seed, ranks => ranks[unit]);
    }

    private static WeightEffect[] Estimate(
        ItemMatrix matrix, double spread, int n, ulong seed, Func<int[], double> result)
    {
        var items = matrix.Items;
        var points = SobolIndices.Sample(items.Count, n, seed);
        var vectors = points.SelectMany(p => p.Select((x, i) => items[i].Weight * (1 + spread * (2 * x - 1)))).ToArray();
        var values = DrawnRanks.Compute(matrix, WeightDraws.Given(vectors, items.Count)).Select(result).ToList();
        return [.. SobolIndices.Estimate(values, items.Count)
            .Select((effect, i) => new WeightEffect(items[i], effect))
            .OrderByDescending(e => e.Effect.Total).ThenBy(e => e.Item.Id, StringComparer.Ordinal)];
    }
}

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>Weight vectors to try instead of the stated ones.</summary>
/// <remarks>Kept the way the kernel reads them: tiles of 64 vectors, in a tile item after item.</remarks>
public sealed class WeightDraws
{
    /// <summary>Weight vectors in one tile.</summary>
    internal const int Tile = 64;

    private readonly double[] tiles;

    private WeightDraws(int items, int count, Func<int, int, double> weight)
    {
        (Items, Count) = (items, count);
        tiles = new double[(count + Tile - 1) / Tile * items * Tile];
        // The last tile is filled up with the last vector, whose ranks are not counted again.
        for (var draw = 0; draw < TileCount * Tile; draw++)
        {
            var at = draw / Tile * items * Tile + draw % Tile;
            for (var item = 0; item < items; item++, at += Tile)
            {
                var w = weight(Math.Min(draw, count - 1), item);
                if (!(w >= 0 && double.IsFinite(w))) throw new ArgumentException("Weights are not below 0.", nameof(weight));
                tiles[at] = w;
            }
        }
    }

    /// <summary>How many items a vector weighs.</summary>
    public int Items { get; }

    /// <summary>How many vectors there are.</summary>
    public int Count { get; }

    /// <summary>How many tiles; lanes of the last one past <see cref="Count"/> repeat the last vector.</summary>
    internal int TileCount => (Count + Tile - 1) / Tile;

    /// <summary>Each weight × uniform(1 − spread, 1 + spread), then scaled so that the sum stays what it was.</summary>
    /// <param name="weights">The stated weights.</param>
    /// <param name="spread">Share of the weight, 0 to below 1: 0.25 for ± 25 %.</param>
    /// <param name="count">How many vectors, at least 1.</param>
    /// <param name="seed">The same seed gives the same bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spread or the count is outside its range.</exception>
    public static WeightDraws Perturbed(IReadOnlyList<double> weights, double spread, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!(spread is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(spread));
        var (items, total) = (weights.Count, weights.Sum());
        var drawn = new double[(long)count * items];
        for (var draw = 0; draw < count; draw++)
        {
            var vector = drawn.AsSpan(draw * items, items);
            var sum = 0.0;
            for (var i = 0; i < items; i++)
                sum += vector[i] = weights[i] * (1 + spread * SplitMix.Signed(seed, (ulong)((long)draw * items + i)));
            for (var i = 0; i < items; i++) vector[i] *= total / sum;
        }
        return new WeightDraws(items, count, (draw, item) => drawn[draw * items + item]);
    }

    /// <summary>Vectors from elsewhere: a panel of experts, a published perturbation.</summary>
    /// <param name="vectors">Vector after vector.</param>
    /// <param name="items">Length of a vector.</param>
    /// <exception cref="ArgumentException">Not a whole number of vectors, none, or a weight below 0.</exception>
    public static WeightDraws Given(double[] vectors, int items)
    {
        if (items < 1 || vectors.Length == 0 || vectors.Length % items != 0)
            throw new ArgumentException("Whole vectors, at least one.", nameof(vectors));
        return new WeightDraws(items, vectors.Length / items, (draw, item) => vectors[draw * items + item]);
    }

    /// <summary>One weight of one vector.</summary>
    public double At(int draw, int item) => tiles[(draw / Tile * Items + item) * Tile + draw % Tile];

    internal ReadOnlySpan<double> TileAt(int tile) => tiles.AsSpan(tile * Items * Tile, Items * Tile);
}

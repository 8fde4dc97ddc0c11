namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>How wrong the share of one item may be: drawn evenly between −size and +size, the share kept within 0 to 1.</summary>
/// <param name="Relative">The size is a part of the share (0.05: ± 5 % of it); else in shares (0.02: ± 2 % of the full mark).</param>
/// <param name="Size">At least 0.</param>
public readonly record struct ItemError(bool Relative, double Size)
{
    /// <summary>No error.</summary>
    public static readonly ItemError None = new(false, 0);
}

/// <summary>Stated errors of the data, one an item.</summary>
/// <remarks>
/// Errors of different units and items are independent. The draw of a cell depends on seed, region code, item and number
/// of the draw alone, so the order of units does not matter.
/// </remarks>
/// <param name="Items">In the order of the matrix's items.</param>
/// <param name="Seed">The same seed gives the same bits.</param>
public sealed record DataErrors(IReadOnlyList<ItemError> Items, ulong Seed)
{
    /// <summary>The same error for every item.</summary>
    public static DataErrors Same(ItemError error, int items, ulong seed) => new([.. Enumerable.Repeat(error, items)], seed);

    internal double Apply(double share, int region, int item, int draw)
    {
        var error = Items[item];
        if (error.Size == 0) return share;
        var cell = SplitMix.At(Seed ^ SplitMix.Mix((ulong)(uint)region), (ulong)item);
        var size = error.Relative ? error.Size * share : error.Size;
        return Math.Clamp(share + size * SplitMix.Signed(cell, (ulong)draw), 0, 1);
    }
}

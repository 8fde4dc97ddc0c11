namespace Hengjian.Indicators.Uncertainty;

/// <summary>One item of a composite index.</summary>
/// <param name="Id">Id in the scheme: 4.1.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Weight">Weight on any scale, above 0; points in a scheme.</param>
public sealed record MatrixItem(string Id, string Name, double Weight);

/// <summary>A unit that is compared.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Group">Whom it is ranked with: the code of its province, or 0 for everybody.</param>
public readonly record struct MatrixUnit(int Region, int Group);

/// <summary>A unit that has no index because items lack data: it takes no rank and is never counted as 0.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Items">Ids of the items that lack data.</param>
public sealed record LeftOutUnit(int Region, IReadOnlyList<string> Items);

/// <summary>Units × items: what share of each item's full mark a unit has, 0 to 1.</summary>
/// <remarks>
/// A cell is NaN when the item left the unit's base (not applicable, or the caller chose
/// <see cref="AbsentItems.LeaveBase"/>): the unit's other weights then stand for the whole. Units without an index are in
/// <see cref="LeftOut"/>.
/// </remarks>
public sealed class ItemMatrix
{
    private readonly double[] shares;

    /// <summary>Takes the cells as they are.</summary>
    /// <param name="units">Rows, each region once.</param>
    /// <param name="items">Columns, weights above 0.</param>
    /// <param name="shares">Row after row; NaN where the item left the unit's base.</param>
    /// <exception cref="ArgumentException">Sizes differ, a weight is not above 0, a share is outside 0 to 1, a row is all NaN.</exception>
    public ItemMatrix(IReadOnlyList<MatrixUnit> units, IReadOnlyList<MatrixItem> items, double[] shares)
    {
        if (items.Count == 0 || shares.Length != units.Count * items.Count)
            throw new ArgumentException("One share for every unit and item.", nameof(shares));
        if (items.Any(i => !(i.Weight > 0 && double.IsFinite(i.Weight))))
            throw new ArgumentException("Weights are above 0.", nameof(items));
        (Units, Items, this.shares) = (units, items, shares);
        Holes = new bool[units.Count];
        for (var unit = 0; unit < units.Count; unit++) Holes[unit] = Check(Row(unit));
    }

    /// <summary>Rows.</summary>
    public IReadOnlyList<MatrixUnit> Units { get; }

    /// <summary>Columns.</summary>
    public IReadOnlyList<MatrixItem> Items { get; }

    /// <summary>Units that have no index for want of data.</summary>
    public IReadOnlyList<LeftOutUnit> LeftOut { get; init; } = [];

    /// <summary>Sum of the weights.</summary>
    public double TotalWeight => Items.Sum(i => i.Weight);

    /// <summary>Per unit, whether some item left its base.</summary>
    internal bool[] Holes { get; }

    /// <summary>The shares of one unit, item after item.</summary>
    public ReadOnlySpan<double> Row(int unit) => shares.AsSpan(unit * Items.Count, Items.Count);

    /// <summary>The same cells with other weights, for what-if.</summary>
    public ItemMatrix WithWeights(IReadOnlyList<double> weights) =>
        new(Units, [.. Items.Select((item, i) => item with { Weight = weights[i] })], shares) { LeftOut = LeftOut };

    /// <summary>Positions of the units of each group, groups by code, units in matrix order.</summary>
    public IReadOnlyList<(int Group, int[] Units)> Groups() =>
        [.. Enumerable.Range(0, Units.Count).GroupBy(u => Units[u].Group).OrderBy(g => g.Key).Select(g => (g.Key, g.ToArray()))];

    private static bool Check(ReadOnlySpan<double> row)
    {
        var absent = 0;
        foreach (var share in row)
        {
            if (double.IsNaN(share)) absent++;
            else if (share is < 0 or > 1) throw new ArgumentException("Shares lie between 0 and 1.");
        }
        if (absent == row.Length) throw new ArgumentException("A unit without any item cannot be compared.");
        return absent > 0;
    }
}

/// <summary>What becomes of a unit when an item lacks data; never a silent 0.</summary>
public enum AbsentItems
{
    /// <summary>缺数的单位不参加排名: the unit is left out and listed.</summary>
    LeaveUnitOut,

    /// <summary>缺数的条目退出该单位基数: its other weights are scaled up, as for an item that does not apply.</summary>
    LeaveBase,
}

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>The units of one peer group, packed for the kernel: panels of four units, item after item.</summary>
internal sealed class PeerBlock
{
    /// <summary>Units in one panel.</summary>
    public const int Panel = 4;

    private PeerBlock(int units, int items)
    {
        (Units, Items) = (units, items);
        Panels = new double[PanelCount * items * Panel];
    }

    public int Units { get; }

    public int Items { get; }

    public int PanelCount => (Units + Panel - 1) / Panel;

    public double[] Panels { get; }

    /// <summary>Packs the shares; an item outside a unit's base counts nothing here.</summary>
    public static PeerBlock Shares(ItemMatrix matrix, ReadOnlySpan<int> members) =>
        Pack(matrix, members, static share => double.IsNaN(share) ? 0 : share);

    /// <summary>Packs 1 for an item in the unit's base and 0 for one outside.</summary>
    public static PeerBlock Presence(ItemMatrix matrix, ReadOnlySpan<int> members) =>
        Pack(matrix, members, static share => double.IsNaN(share) ? 0 : 1);

    private static PeerBlock Pack(ItemMatrix matrix, ReadOnlySpan<int> members, Func<double, double> cell)
    {
        var block = new PeerBlock(members.Length, matrix.Items.Count);
        for (var unit = 0; unit < members.Length; unit++)
        {
            var row = matrix.Row(members[unit]);
            var at = unit / Panel * block.Items * Panel + unit % Panel;
            for (var item = 0; item < row.Length; item++, at += Panel) block.Panels[at] = cell(row[item]);
        }
        return block;
    }
}

using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Rows of a table in tree order.</summary>
/// <param name="Table">The table.</param>
/// <param name="Starts">Positions of the rows of the region at index r are Starts[r] to Starts[r + 1].</param>
/// <param name="Order">Row at each position; null when position p is row p.</param>
/// <param name="Outside">Rows of regions outside the tree.</param>
internal sealed record SortedRows(FactTable Table, int[] Starts, int[]? Order, int Outside)
{
    public int Count => Starts[^1];

    public int RowAt(int position) => Order is null ? position : Order[position];

    public static SortedRows Of(RegionTree tree, FactTable table)
    {
        var starts = new int[tree.Regions.Count + 1];
        var codes = table.Regions.Values;
        var ends = table.Regions.Ends;
        var (last, row) = (-1, 0);
        for (var run = 0; run < codes.Length; run++)
        {
            var region = tree.IndexOf(codes[run]);
            if (region < last || region < 0) return Unordered(tree, table);
            starts[region + 1] += ends[run] - row;
            (last, row) = (region, ends[run]);
        }
        for (var region = 0; region < tree.Regions.Count; region++) starts[region + 1] += starts[region];
        return new SortedRows(table, starts, null, 0);
    }

    private static SortedRows Unordered(RegionTree tree, FactTable table)
    {
        var regions = Array.ConvertAll(table.Regions.ToArray(), tree.IndexOf);
        var starts = new int[tree.Regions.Count + 1];
        foreach (var region in regions)
        {
            if (region >= 0) starts[region + 1]++;
        }
        for (var region = 0; region < tree.Regions.Count; region++) starts[region + 1] += starts[region];
        var order = new int[starts[^1]];
        var next = starts[..^1];
        for (var row = 0; row < regions.Length; row++)
        {
            if (regions[row] >= 0) order[next[regions[row]]++] = row;
        }
        return new SortedRows(table, starts, order, regions.Length - order.Length);
    }
}

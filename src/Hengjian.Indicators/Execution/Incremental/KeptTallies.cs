using System.Runtime.CompilerServices;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>
/// The tallies of one aggregate, region by region, as an evaluation left them: what a corrected county is put into
/// without looking at the other counties' rows. Immutable; a renewed one shares what did not change.
/// </summary>
internal sealed class KeptTallies
{
    // More changes than this are written into an array of their own.
    private const int MostChanges = 64;

    private readonly AggregateKind kind;
    private readonly Tally[] totals;
    private readonly SortedDictionary<int, Tally> changed;

    // A county's own rows are all it has; only above, rows that belong to no county (a city's own schools) are kept apart.
    private readonly SortedDictionary<int, Tally> own;

    private KeptTallies(AggregateKind kind, Tally[] totals, SortedDictionary<int, Tally> changed, SortedDictionary<int, Tally> own) =>
        (this.kind, this.totals, this.changed, this.own) = (kind, totals, changed, own);

    /// <param name="tree">The regions.</param>
    /// <param name="kind">The aggregate.</param>
    /// <param name="tallies">Of each region's own rows; copied.</param>
    public static KeptTallies Of(RegionTree tree, AggregateKind kind, ReadOnlySpan<Tally> tallies)
    {
        var kept = new KeptTallies(kind, tallies.ToArray(), [], []);
        var children = RegionChildren.Of(tree);
        for (var region = tallies.Length - 1; region >= 0; region--)
        {
            if (children[region].Length == 0) continue;
            if (tallies[region].Rows > 0) kept.own[region] = tallies[region];
            kept.totals[region] = kept.Sum(tallies[region], children[region]);
        }
        return kept;
    }

    /// <summary>The tally of all rows of a region and below.</summary>
    public Tally TotalOf(int region) => changed.TryGetValue(region, out var total) ? total : totals[region];

    /// <summary>The same but for some regions, whose own rows were counted again.</summary>
    /// <param name="tree">The regions.</param>
    /// <param name="regions">Ascending, with every region above each of them.</param>
    /// <param name="counted">Tallies by region; read at these regions only.</param>
    public KeptTallies With(RegionTree tree, ReadOnlySpan<int> regions, ReadOnlySpan<Tally> counted)
    {
        var made = new KeptTallies(kind, totals, new SortedDictionary<int, Tally>(changed), new SortedDictionary<int, Tally>(own));
        var children = RegionChildren.Of(tree);
        // From the end: what lies below a region is finished before it.
        for (var i = regions.Length - 1; i >= 0; i--)
        {
            var region = regions[i];
            var total = counted[region];
            if (children[region].Length > 0)
            {
                if (total.Rows > 0) made.own[region] = total;
                else made.own.Remove(region);
                total = made.Sum(total, children[region]);
            }
            made.changed[region] = total;
        }
        return made.changed.Count > MostChanges ? made.Whole() : made;
    }

    // As the roll-up adds: a region's own rows, then what lies right below it, in tree order; spreads about the new mean.
    private Tally Sum(in Tally ownRows, int[] below)
    {
        var total = ownRows;
        foreach (var child in below) total.Add(TotalOf(child), kind);
        if (kind is not (AggregateKind.WeightedVariation or AggregateKind.Variation) || total.Taken == 0) return total;
        total.Spread = RollUp.Apart(ownRows, total.Mean);
        foreach (var child in below) total.Spread += RollUp.Apart(TotalOf(child), total.Mean);
        return total;
    }

    private KeptTallies Whole()
    {
        Tally[] whole = [.. totals];
        foreach (var (region, total) in changed) whole[region] = total;
        return new KeptTallies(kind, whole, [], own);
    }
}

/// <summary>The regions right below each region, in tree order.</summary>
internal static class RegionChildren
{
    private static readonly ConditionalWeakTable<RegionTree, int[][]> Known = [];

    public static int[][] Of(RegionTree tree) => Known.GetValue(tree, Make);

    private static int[][] Make(RegionTree tree)
    {
        var children = Enumerable.Range(0, tree.Regions.Count).Select(_ => new List<int>()).ToArray();
        for (var region = 1; region < tree.Regions.Count; region++) children[tree.ParentIndex(region)].Add(region);
        return Array.ConvertAll(children, c => c.ToArray());
    }
}

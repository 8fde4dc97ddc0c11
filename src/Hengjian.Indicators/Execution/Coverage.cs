using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Which regions have rows at all, and which of them lack a county's.</summary>
/// <param name="Any">The region or one below it has a row.</param>
/// <param name="Silent">Some county below it has none: its value rests on part of it.</param>
/// <param name="Unplaced">It or one below it has a school that no stage could take in.</param>
internal sealed record Coverage(bool[] Any, bool[] Silent, bool[] Unplaced)
{
    /// <param name="tree">The regions.</param>
    /// <param name="reported">Rows of each region, whatever their stage.</param>
    /// <param name="unplaced">Rows of each region whose stage is not known; empty: none.</param>
    public static Coverage Of(RegionTree tree, int[] reported, int[] unplaced)
    {
        var aside = unplaced.Length == 0 ? new bool[reported.Length] : Array.ConvertAll(unplaced, u => u > 0);
        var any = Array.ConvertAll(reported, r => r > 0);
        var silent = new bool[reported.Length];
        // Parents stand before their children: from the end, a region is finished before its parent needs it.
        for (var region = reported.Length - 1; region > 0; region--)
        {
            var parent = tree.ParentIndex(region);
            any[parent] |= any[region];
            aside[parent] |= aside[region];
            silent[parent] |= silent[region] || (reported[region] == 0 && tree.Regions[region].Level == RegionLevel.County);
        }
        return new Coverage(any, silent, aside);
    }
}

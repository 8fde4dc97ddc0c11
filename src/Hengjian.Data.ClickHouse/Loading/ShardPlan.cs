using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>Which shard each row goes to.</summary>
/// <remarks>
/// By county, counties taking turns. A school or project stays with the county of its latest year, so that its earlier
/// years lie beside it; classes lie with their school. Joins then never leave a server, and a region whose rows lie on
/// several servers, because a school moved, is put together from all of them.
/// </remarks>
internal sealed class ShardPlan
{
    private readonly RegionTree tree;
    private readonly int shards;
    private readonly Dictionary<(Grain, string), int> homes = [];
    private readonly Dictionary<(Grain, string), uint> numbers = [];
    private readonly Dictionary<int, int[]> ofSchools = [];

    public ShardPlan(Dataset dataset, int shards)
    {
        (tree, this.shards) = (dataset.Regions, shards);
        foreach (var table in dataset.Tables.Where(t => t.Grain is Grain.SchoolYear or Grain.Project).OrderByDescending(t => t.Period))
        {
            var region = new RunCursor<int>(table.Regions);
            foreach (var (row, given) in (table.Keys ?? []).Index())
            {
                if (given is not { } key) continue;
                homes.TryAdd((table.Grain, key), ByRegion(region.At(row)));
                numbers.TryAdd((table.Grain, key), (uint)numbers.Count + 1);
            }
        }
    }

    /// <summary>A number for each key, the same in every year; 0 for a row without one.</summary>
    public uint KeyNumber(FactTable table, int row) =>
        table.Keys?[row] is { } key ? numbers[(table.Grain, key)] : 0;

    /// <summary>The shard of every row, from 0.</summary>
    public int[] Of(FactTable table, FactTable? schools)
    {
        if (table.Grain != Grain.ClassYear) return ByKey(table);
        var parents = schools is null ? null : table.Parents;
        if (parents is null) return Array.ConvertAll(table.Regions.ToArray(), ByRegion);
        if (!ofSchools.TryGetValue(schools!.Period, out var school)) ofSchools[schools.Period] = school = ByKey(schools);
        var (parent, region) = (new RunCursor<int>(parents), new RunCursor<int>(table.Regions));
        var result = new int[table.RowCount];
        for (var row = 0; row < result.Length; row++)
            result[row] = parent.At(row) is >= 0 and var own ? school[own] : ByRegion(region.At(row));
        return result;
    }

    private int[] ByKey(FactTable table)
    {
        var result = new int[table.RowCount];
        for (var row = 0; row < result.Length; row++)
            result[row] = table.Keys?[row] is { } key ? homes[(table.Grain, key)] : ByRegion(table.Regions[row]);
        return result;
    }

    private int ByRegion(int code) => tree.IndexOf(code) is var place and >= 0 ? tree.CountyRange(place).Start % shards : 0;
}

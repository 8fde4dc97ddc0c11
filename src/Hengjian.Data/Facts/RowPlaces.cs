using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>The places a table has rows for.</summary>
internal static class RowPlaces
{
    public static IReadOnlySet<RowPlace> Of(FactTable table) => Of(table.Grain, table.Regions, table.Stages);

    public static IReadOnlySet<RowPlace> Of(Grain grain, RunList<int> regions, RunList<SchoolStage> stages)
    {
        var places = new HashSet<RowPlace>();
        var (region, stage) = (new RunCursor<int>(regions), new RunCursor<SchoolStage>(stages));
        for (var row = 0; row < regions.Count; row = Math.Min(region.End, stage.End)) places.Add(RowPlace.Of(grain, region.At(row), stage.At(row)));
        return places;
    }
}

using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>The places a table has rows for.</summary>
internal static class RowPlaces
{
    public static IReadOnlySet<RowPlace> Of(FactTable table) => Of(table.Grain, table.Regions, table.Stages);

    public static IReadOnlySet<RowPlace> Of(Grain grain, int[] regions, SchoolStage[] stages)
    {
        var places = new HashSet<RowPlace>();
        var last = default(RowPlace?);
        for (var i = 0; i < regions.Length; i++)
        {
            // Rows of one region mostly stand together.
            var place = RowPlace.Of(grain, regions[i], stages[i]);
            if (place != last) places.Add(place);
            last = place;
        }
        return places;
    }
}

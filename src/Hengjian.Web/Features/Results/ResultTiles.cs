using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components.Charts;

namespace Hengjian.Web.Features.Results;

/// <summary>What a tile shows of a region.</summary>
internal sealed record TileFace(string Class, string Sign, string Text, string Href);

/// <summary>Lays units out as tiles: counties in a block per city, cities at their places.</summary>
internal static class ResultTiles
{
    /// <summary>The groups of a tile map; regions without a face are left out.</summary>
    internal static IReadOnlyList<TileGroup> Groups(
        RoundResults results, IReadOnlyList<Region> regions, Func<Region, TileFace> face, Func<Region, string?>? groupHref = null)
    {
        var byGroup = regions.GroupBy(r => r.Level == RegionLevel.County ? r.ParentCode ?? 0 : r.Code).ToList();
        var places = PlacesOf([.. byGroup.Select(g => g.Key)], results.CityPlaces);
        return
        [
            .. byGroup.Select(g =>
            {
                results.Regions.TryFind(g.Key, out var group);
                var (column, row) = places[g.Key];
                return new TileGroup(group?.Name ?? "", column, row, group is null ? null : groupHref?.Invoke(group), [.. g.Select(r => Tile(r, face(r)))]);
            }),
        ];
    }

    private static Tile Tile(Region region, TileFace face) => new(region.Name, face.Text, face.Class, face.Href) { Sign = face.Sign };

    private static Dictionary<int, (int Column, int Row)> PlacesOf(IReadOnlyList<int> regions, IReadOnlyList<TilePlace> places)
    {
        var known = places.ToDictionary(p => p.Region);
        if (regions.All(known.ContainsKey)) return regions.ToDictionary(r => r, r => (known[r].Column, known[r].Row));
        var across = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(regions.Count * 1.3)));
        return regions.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => (p.i % across, p.i / across));
    }
}

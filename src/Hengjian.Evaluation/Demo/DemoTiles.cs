namespace Hengjian.Evaluation.Demo;

/// <summary>The tile map of the invented province.</summary>
internal static class DemoTiles
{
    // The capital sits in the middle; 芦湾县's city lies on the coast at the right edge.
    private static readonly (int Column, int Row)[] Places =
    [
        (2, 2), (1, 1), (2, 1), (3, 1), (1, 2), (3, 2), (4, 2), (0, 1),
        (0, 2), (1, 3), (2, 3), (3, 3), (4, 3), (2, 0), (3, 0), (2, 4),
    ];

    /// <summary>One tile a city.</summary>
    public static IReadOnlyList<MapTile> Cities { get; } =
        [.. Places.Select((p, i) => new MapTile(DemoNames.ProvincePrefix * 10000 + (i + 1) * 100, p.Column, p.Row))];
}

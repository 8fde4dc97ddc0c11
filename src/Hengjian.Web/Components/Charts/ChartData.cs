namespace Hengjian.Web.Components.Charts;

/// <summary>A city on the tile map with its counties.</summary>
/// <param name="Name">Chinese name.</param>
/// <param name="Column">Place on the grid, from 0.</param>
/// <param name="Row">Place on the grid, from 0.</param>
/// <param name="Href">Where the name leads; null for nowhere.</param>
/// <param name="Tiles">Its counties in order, or one tile for the city itself.</param>
public sealed record TileGroup(string Name, int Column, int Row, string? Href, IReadOnlyList<Tile> Tiles);

/// <summary>One square.</summary>
/// <param name="Name">Chinese name.</param>
/// <param name="ValueText">The value as printed with its unit.</param>
/// <param name="Class">shade-0 (no value) to shade-5, or tone-good, tone-fair, tone-weak, tone-bad.</param>
/// <param name="Href">Where it leads.</param>
public sealed record Tile(string Name, string ValueText, string Class, string Href)
{
    /// <summary>A sign on the square, so that colour does not stand alone: 优, ×, —; empty for none.</summary>
    public string Sign { get; init; } = "";

    /// <summary>The ground is dark: the sign is white.</summary>
    public bool DarkGround =>
        Class is "shade-3" or "shade-4" or "shade-5" || Class.StartsWith("tone-", StringComparison.Ordinal);
}

/// <summary>A unit in a distribution.</summary>
/// <param name="Name">Chinese name.</param>
/// <param name="Value">The number.</param>
/// <param name="ValueText">As printed.</param>
/// <param name="Href">Where it leads.</param>
public sealed record DistributionPoint(string Name, double Value, string ValueText, string Href)
{
    /// <summary>The unit the page is about: drawn larger and named.</summary>
    public bool Highlighted { get; init; }
}

/// <summary>A line drawn across a chart at a value: the standard.</summary>
/// <param name="Value">Where.</param>
/// <param name="Text">What it is.</param>
public sealed record ReferenceLine(double Value, string Text);

/// <summary>One year of a trend.</summary>
/// <param name="Label">2024.</param>
/// <param name="Value">The number; NaN leaves a gap.</param>
/// <param name="ValueText">As printed, — when missing.</param>
public sealed record TrendPoint(string Label, double Value, string ValueText)
{
    /// <summary>The definition changed with this year: the line breaks before it; null when it did not.</summary>
    public string? BreakNote { get; init; }
}

/// <summary>A line of a trend.</summary>
/// <param name="Name">Whose values: 阳川市, 全省.</param>
/// <param name="Points">One per year, same years for all lines.</param>
/// <param name="Soft">For comparison only: thin and dashed.</param>
public sealed record TrendLine(string Name, IReadOnlyList<TrendPoint> Points, bool Soft = false);

/// <summary>A line of a tile map's legend.</summary>
/// <param name="Class">Class of the tiles it explains.</param>
/// <param name="Sign">Their sign.</param>
/// <param name="Text">In words, with the number of units.</param>
public sealed record LegendEntry(string Class, string Sign, string Text);

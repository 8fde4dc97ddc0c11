namespace Hengjian.Domain.Filling;

/// <summary>填报表: one table of one unit, region and year.</summary>
public sealed class FillSheetRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>The unit that fills it.</summary>
    public required string UnitId { get; set; }

    /// <summary>Import kind of the table.</summary>
    public required string Kind { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }

    /// <summary>How it is handed in.</summary>
    public SheetMode Mode { get; set; }

    /// <summary>Grows when rows or columns change.</summary>
    public int Version { get; set; }
}

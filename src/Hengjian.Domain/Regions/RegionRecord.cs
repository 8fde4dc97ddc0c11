using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Regions;

/// <summary>行政区 with the days it existed under this name and parent; a rename or a move is a new row.</summary>
public sealed class RegionRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>Its level.</summary>
    public required RegionLevel Level { get; init; }

    /// <summary>The region above; null for the nation.</summary>
    public int? ParentCode { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>First day on which it no longer holds; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>True on that day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}

using Hengjian.Domain.Access;

namespace Hengjian.Domain.Filling;

/// <summary>填报列: one element of a sheet; one unit fills it, others read it.</summary>
public sealed class SheetColumnRecord : IInUnit
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The sheet.</summary>
    public required long SheetId { get; set; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <inheritdoc/>
    public required string UnitId { get; set; }

    /// <summary>Import kind of the table.</summary>
    public required string Kind { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }

    /// <summary>Data element id.</summary>
    public required string Element { get; init; }

    /// <inheritdoc/>
    public Openness Openness { get; set; }
}

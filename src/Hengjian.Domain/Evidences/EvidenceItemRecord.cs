using Hengjian.Domain.Access;

namespace Hengjian.Domain.Evidences;

/// <summary>佐证材料.</summary>
public sealed class EvidenceItemRecord : IInUnit
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <inheritdoc/>
    public required string UnitId { get; set; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; set; }

    /// <summary>What it is.</summary>
    public EvidenceKind Kind { get; set; }

    /// <summary>文号.</summary>
    public string Number { get; set; } = "";

    /// <summary>Address, of a link.</summary>
    public string Link { get; set; } = "";

    /// <summary>成文日期.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>First day it speaks of.</summary>
    public DateOnly? PeriodFrom { get; set; }

    /// <summary>Last day it speaks of.</summary>
    public DateOnly? PeriodTo { get; set; }

    /// <inheritdoc/>
    public Openness Openness { get; set; }
}

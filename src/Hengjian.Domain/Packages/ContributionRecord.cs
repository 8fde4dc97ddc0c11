using Hengjian.Domain.Access;

namespace Hengjian.Domain.Packages;

/// <summary>承办任务: one unit's part of an assignment.</summary>
public sealed class ContributionRecord : IInUnit
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The assignment.</summary>
    public required long AssignmentId { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <summary>Scheme item id, as in the assignment.</summary>
    public required string Item { get; init; }

    /// <inheritdoc/>
    public required string UnitId { get; set; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Changed by its machine only.</summary>
    public ContributionState State { get; set; }

    /// <inheritdoc/>
    public Openness Openness { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Who handed it in last.</summary>
    public string? HandedBy { get; set; }

    /// <summary>Who checked it last.</summary>
    public string? CheckedBy { get; set; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; set; }
}

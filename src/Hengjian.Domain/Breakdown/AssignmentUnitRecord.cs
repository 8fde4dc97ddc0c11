namespace Hengjian.Domain.Breakdown;

/// <summary>承办单位: a unit's part in an assignment.</summary>
public sealed class AssignmentUnitRecord
{
    /// <summary>The assignment.</summary>
    public required long AssignmentId { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>Its part.</summary>
    public UnitPart Part { get; set; }
}

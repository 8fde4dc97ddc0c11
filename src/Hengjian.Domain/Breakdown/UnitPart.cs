namespace Hengjian.Domain.Breakdown;

/// <summary>A unit's part in an item.</summary>
public enum UnitPart
{
    /// <summary>牵头.</summary>
    Lead = 0,

    /// <summary>配合.</summary>
    Cooperate = 1,
}

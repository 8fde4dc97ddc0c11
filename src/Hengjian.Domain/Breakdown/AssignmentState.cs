namespace Hengjian.Domain.Breakdown;

/// <summary>How far an item has been given out.</summary>
public enum AssignmentState
{
    /// <summary>未分解.</summary>
    Unassigned = 0,

    /// <summary>已分解, not yet issued.</summary>
    Assigned = 1,

    /// <summary>已下达.</summary>
    Issued = 2,
}

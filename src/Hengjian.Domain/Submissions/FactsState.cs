namespace Hengjian.Domain.Submissions;

/// <summary>How far a submission's values have got into the facts.</summary>
public enum FactsState
{
    /// <summary>To be done.</summary>
    Waiting = 0,

    /// <summary>Snapshots were made.</summary>
    Merged = 1,

    /// <summary>They could not be.</summary>
    Refused = 2,
}

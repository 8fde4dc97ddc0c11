namespace Hengjian.Domain.Outboxes;

/// <summary>How far a duty of the program has got.</summary>
public enum OutboxState
{
    /// <summary>To be done.</summary>
    Waiting = 0,

    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>Given up after too many tries; shown to the system administrator, who has it tried again or lets it go.</summary>
    Failed = 2,

    /// <summary>Let go by a person, with a reason in the audit log.</summary>
    Dropped = 3,
}

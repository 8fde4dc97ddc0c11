namespace Hengjian.Domain.Outboxes;

/// <summary>How far a duty of the program has got.</summary>
public enum OutboxState
{
    /// <summary>To be done.</summary>
    Waiting = 0,

    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>Given up after too many tries.</summary>
    Failed = 2,
}

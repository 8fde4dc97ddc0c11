namespace Hengjian.Domain.Outboxes;

/// <summary>发件箱: what the program owes after a deed; written in the deed's transaction and done after it.</summary>
public sealed class OutboxRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Which handler.</summary>
    public required string Kind { get; init; }

    /// <summary>Names the duty: put twice, stored once.</summary>
    public required string Key { get; init; }

    /// <summary>JSON for the handler.</summary>
    public required string Body { get; init; }

    /// <summary>Not before.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Times it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>How far it has got.</summary>
    public OutboxState State { get; set; }

    /// <summary>What went wrong last.</summary>
    public string? LastError { get; set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

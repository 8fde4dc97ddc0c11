namespace Hengjian.Domain.People;

/// <summary>移交: all open duties of one person of a unit given to another in one act, by a list both have agreed to.</summary>
public sealed class HandoverRecord : IInRegion
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>Sign-in name of who gives.</summary>
    public required string FromAccount { get; init; }

    /// <summary>Sign-in name of who receives.</summary>
    public required string ToAccount { get; init; }

    /// <summary>Where it stands.</summary>
    public HandoverState State { get; set; }

    /// <summary>Chinese: why.</summary>
    public required string Reason { get; init; }

    /// <summary>The list as JSON, as both saw it.</summary>
    public required string List { get; init; }

    /// <summary>SHA-256 of the list, lower-case hex.</summary>
    public required string ListHash { get; init; }

    /// <summary>Sign-in name of who prepared it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was prepared.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was accepted or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>By whom.</summary>
    public string? EndedBy { get; set; }
}

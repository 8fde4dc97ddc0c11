namespace Hengjian.Domain.Publicity;

/// <summary>异议.</summary>
public sealed class ObjectionRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The publicity.</summary>
    public required long PostId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Hash of the sender's code.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The objection.</summary>
    public required string Text { get; init; }

    /// <summary>How to reach the sender, sealed.</summary>
    public string? ContactSealed { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it has got.</summary>
    public ObjectionState State { get; set; }

    /// <summary>The answer.</summary>
    public string Answer { get; set; } = "";

    /// <summary>By whom.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
}

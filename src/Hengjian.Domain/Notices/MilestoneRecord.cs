namespace Hengjian.Domain.Notices;

/// <summary>时间节点: what is due in a round by a day, and from whom.</summary>
public sealed class MilestoneRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The round.</summary>
    public required long RoundId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Code inside the round.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; set; }

    /// <summary>Last day; it ends at 24:00 in Beijing.</summary>
    public required DateOnly Due { get; set; }

    /// <summary>JSON: who must deliver, and which documents.</summary>
    public required string Spec { get; set; }
}

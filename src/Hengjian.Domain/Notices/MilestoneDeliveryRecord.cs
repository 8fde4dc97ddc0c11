namespace Hengjian.Domain.Notices;

/// <summary>节点报送: one place's delivery for one milestone.</summary>
public sealed class MilestoneDeliveryRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The milestone.</summary>
    public required long MilestoneId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>The unit; empty for the government itself.</summary>
    public required string UnitId { get; init; }

    /// <summary>How far it has got.</summary>
    public DeliveryState State { get; set; }

    /// <summary>When it was received or waived.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The document.</summary>
    public long? EvidenceId { get; set; }

    /// <summary>Chinese: why it was waived.</summary>
    public string Reason { get; set; } = "";
}

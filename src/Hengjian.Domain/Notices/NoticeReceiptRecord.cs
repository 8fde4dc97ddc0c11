namespace Hengjian.Domain.Notices;

/// <summary>通知回执: what one addressed unit has done with a notice.</summary>
public sealed class NoticeReceiptRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The notice.</summary>
    public required long NoticeId { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>First opening.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Who opened it first.</summary>
    public string? OpenedBy { get; set; }

    /// <summary>When receipt was confirmed.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }
}

namespace Hengjian.Domain.Notices;

/// <summary>通知.</summary>
public sealed class NoticeRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The round; null for none.</summary>
    public long? RoundId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>文号.</summary>
    public string Number { get; set; } = "";

    /// <summary>Chinese title.</summary>
    public required string Title { get; set; }

    /// <summary>The text.</summary>
    public required string Body { get; set; }

    /// <summary>How far it has got.</summary>
    public NoticeState State { get; set; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; set; }
}

namespace Hengjian.Domain.Submissions;

/// <summary>退回补正: what must be mended.</summary>
public sealed class ReturnOrderRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Chinese.</summary>
    public required string Reason { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it has got.</summary>
    public ReturnState State { get; set; }
}

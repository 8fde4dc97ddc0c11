namespace Hengjian.Domain.Submissions;

/// <summary>报送形成的快照.</summary>
public sealed class SubmissionSnapshotRecord
{
    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>Import kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }

    /// <summary>The snapshot.</summary>
    public required long SnapshotId { get; init; }
}

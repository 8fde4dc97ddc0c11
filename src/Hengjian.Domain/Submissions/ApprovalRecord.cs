namespace Hengjian.Domain.Submissions;

/// <summary>政府审定.</summary>
public sealed class ApprovalRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Meeting or leader.</summary>
    public required string Body { get; init; }

    /// <summary>Number of the minutes.</summary>
    public string Number { get; init; } = "";

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Of the package's content then.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>The scanned record.</summary>
    public long? EvidenceId { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

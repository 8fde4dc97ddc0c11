namespace Hengjian.Domain.Submissions;

/// <summary>报送: a package sealed and handed to the region above; never changed but for its facts.</summary>
public sealed class SubmissionRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>From 1, in the package.</summary>
    public required int Number { get; init; }

    /// <summary>Root hash over all its parts.</summary>
    public required string Root { get; init; }

    /// <summary>Of the list of parts.</summary>
    public required string ManifestSha256 { get; init; }

    /// <summary>回执编号.</summary>
    public required string Receipt { get; init; }

    /// <summary>Of the server, base 64.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The submission before it.</summary>
    public long? PreviousId { get; init; }

    /// <summary>How far its values are.</summary>
    public FactsState FactsState { get; set; }

    /// <summary>Why they could not be merged.</summary>
    public string FactsProblem { get; set; } = "";
}

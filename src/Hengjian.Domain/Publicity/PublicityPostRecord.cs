namespace Hengjian.Domain.Publicity;

/// <summary>公示: a self-evaluation shown in public.</summary>
public sealed class PublicityPostRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Of the text as shown.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Of the package's content then.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How far it has got.</summary>
    public PostState State { get; set; }

    /// <summary>Chinese: why it was withdrawn.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

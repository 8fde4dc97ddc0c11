namespace Hengjian.Domain.Rounds;

/// <summary>采集方案版本: what a scheme asks of whom, frozen under its hash.</summary>
public sealed class CollectionVersionRecord : IInRegion
{
    /// <summary>Hash of the plan file.</summary>
    public required string Version { get; init; }

    /// <summary>The version it was made from.</summary>
    public string? Parent { get; init; }

    /// <summary>Id of the scheme it belongs to.</summary>
    public required string SchemeId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Chinese: why it was made.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Sign-in name.</summary>
    public required string SavedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; init; }
}

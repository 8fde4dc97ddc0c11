namespace Hengjian.Domain.Evidences;

/// <summary>上传: a file on its way in; can be taken up again.</summary>
public sealed class UploadRecord : IInRegion
{
    /// <summary>Random number.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>As the uploader named it.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes announced.</summary>
    public required long Size { get; init; }

    /// <summary>What the browser computed; null when it did not.</summary>
    public string? ClaimedSha256 { get; init; }

    /// <summary>Bytes on the disk.</summary>
    public long Received { get; set; }

    /// <summary>How far it has got.</summary>
    public UploadState State { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Problem { get; set; }

    /// <summary>Given up then.</summary>
    public required DateTimeOffset Expires { get; set; }

    /// <summary>The stored version.</summary>
    public long? ResultVersionId { get; set; }

    /// <summary>The client's number: begun twice, made once.</summary>
    public required Guid Op { get; init; }
}

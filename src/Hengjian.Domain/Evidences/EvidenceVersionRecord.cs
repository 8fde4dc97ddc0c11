namespace Hengjian.Domain.Evidences;

/// <summary>佐证版本: one file; never changed.</summary>
public sealed class EvidenceVersionRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The evidence.</summary>
    public required long ItemId { get; init; }

    /// <summary>From 1, in the item.</summary>
    public required int Number { get; init; }

    /// <summary>Of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What the bytes are: pdf, docx.</summary>
    public required string Type { get; init; }

    /// <summary>Pages; null when unknown.</summary>
    public int? Pages { get; init; }

    /// <summary>64 bits of the picture's look; null for what is no picture.</summary>
    public long? PictureHash { get; init; }

    /// <summary>As the uploader named it.</summary>
    public required string Name { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

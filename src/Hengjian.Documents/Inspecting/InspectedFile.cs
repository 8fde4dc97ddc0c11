namespace Hengjian.Documents.Inspecting;

/// <summary>A file that was looked into and found fit.</summary>
/// <param name="Type">What it really is.</param>
public sealed record InspectedFile(EvidenceType Type)
{
    /// <summary>Pages of a PDF; null for other kinds and where the file does not say.</summary>
    public int? Pages { get; init; }

    /// <summary>Pixels across; null unless it is a picture.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down; null unless it is a picture.</summary>
    public int? Height { get; init; }

    /// <summary>64-bit difference hash of a picture (<see cref="PictureHash"/>); null for other kinds and for coding we cannot read.</summary>
    public ulong? PictureHash { get; init; }
}

/// <summary>How much a file handed in may be.</summary>
public sealed record InspectionLimits
{
    /// <summary>The limits used unless a setting says otherwise.</summary>
    public static InspectionLimits Default { get; } = new();

    /// <summary>Bytes of the file.</summary>
    public long MaxFileBytes { get; init; } = 200L << 20;

    /// <summary>All parts of an Office file, unpacked; also the compressed objects of a PDF.</summary>
    public long MaxUnpackedBytes { get; init; } = 1L << 30;

    /// <summary>How many times a part may grow when unpacked; parts below 8 MiB may have any ratio.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Parts in an Office file.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Pixels of a picture.</summary>
    public long MaxPixels { get; init; } = 100_000_000;
}

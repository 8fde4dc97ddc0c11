using Hengjian.Documents.Packages;

namespace Hengjian.Documents.Reports;

/// <summary>How much of a document is read before it counts as an attack or a mistake.</summary>
public sealed record DocxLimits
{
    /// <summary>The default limits: some thousand pages.</summary>
    public static DocxLimits Default { get; } = new();

    /// <summary>The largest file.</summary>
    public long MaxFileBytes { get; init; } = 200L << 20;

    /// <summary>All parts, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 512L << 20;

    /// <summary>One part of text (body, notes, styles), unpacked.</summary>
    public long MaxPartBytes { get; init; } = 64L << 20;

    /// <summary>Elements and attributes of all parts of text together; each takes some 200 bytes of memory while the file is read.</summary>
    public long MaxNodes { get; init; } = 2_000_000;

    /// <summary>How deep elements may nest; Word's own limit of tables within tables reaches about 100.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Characters of text.</summary>
    public int MaxCharacters { get; init; } = 20_000_000;

    internal PackageLimits Package => new(MaxEntries: 10_000, MaxUnpackedBytes, MaxRatio: 400, RatioFreeBytes: 8L << 20);
}

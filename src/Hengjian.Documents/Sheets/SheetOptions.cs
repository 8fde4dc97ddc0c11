using Hengjian.Documents.Csv;
using Hengjian.Documents.Packages;

namespace Hengjian.Documents.Sheets;

/// <summary>How much of a workbook is read before it counts as an attack or a mistake.</summary>
public sealed record SheetOptions
{
    /// <summary>The default limits.</summary>
    public static SheetOptions Default { get; } = new();

    /// <summary>The largest file; .xls files are held to a fifth of it, as they are read in memory.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>All parts read, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 1L << 30;

    /// <summary>How much a part may grow when unpacked; real sheets full of equal rows reach about 200.</summary>
    public int MaxRatio { get; init; } = 400;

    /// <summary>A part smaller than this may have any ratio.</summary>
    public long RatioFreeBytes { get; init; } = 8L << 20;

    /// <summary>Parts in the zip.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Columns of a row.</summary>
    public int MaxColumns { get; init; } = 4096;

    /// <summary>Characters of the shared texts, the only part held in memory.</summary>
    public long MaxSharedCharacters { get; init; } = 64L << 20;

    /// <summary>The limits on the zip.</summary>
    internal PackageLimits Package => new(MaxEntries, MaxUnpackedBytes, MaxRatio, RatioFreeBytes);

    /// <summary>For csv files.</summary>
    public CsvOptions Csv { get; init; } = CsvOptions.Default;
}

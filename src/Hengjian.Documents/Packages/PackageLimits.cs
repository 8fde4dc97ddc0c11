namespace Hengjian.Documents.Packages;

/// <summary>How much may come out of the zip of an Office file.</summary>
/// <param name="MaxEntries">Parts in the zip.</param>
/// <param name="MaxUnpackedBytes">All parts read, unpacked.</param>
/// <param name="MaxRatio">How much a part may grow when unpacked.</param>
/// <param name="RatioFreeBytes">A part smaller than this may have any ratio.</param>
internal sealed record PackageLimits(int MaxEntries, long MaxUnpackedBytes, int MaxRatio, long RatioFreeBytes);

using System.Globalization;

namespace Hengjian.Domain.Access;

/// <summary>
/// 授权范围: the regions somebody may see, as ranges of six-digit codes. Codes nest (GB/T 2260: PP0000 ⊃ PPCC00 ⊃
/// PPCCDD), so a region with all below it is one range and a query can be filtered by comparisons alone.
/// </summary>
public sealed class RegionScope
{
    /// <summary>Sees nothing.</summary>
    public static readonly RegionScope None = new([]);

    /// <summary>Sees the nation.</summary>
    public static readonly RegionScope Everything = new([CodeRange.Of(0)]);

    private RegionScope(IReadOnlyList<CodeRange> ranges) => Ranges = ranges;

    /// <summary>Disjoint ranges, ascending.</summary>
    public IReadOnlyList<CodeRange> Ranges { get; }

    /// <summary>True when nothing can be seen.</summary>
    public bool IsEmpty => Ranges.Count == 0;

    /// <summary>The regions with all below them; nested ones are merged.</summary>
    public static RegionScope Of(IEnumerable<int> regionCodes) => Of(regionCodes.Select(CodeRange.Of));

    /// <summary>Ranges that nest or lie apart; nested ones are merged.</summary>
    public static RegionScope Of(IEnumerable<CodeRange> nested)
    {
        var ranges = new List<CodeRange>();
        foreach (var range in nested.Where(r => r.From < r.To).OrderBy(r => r.From).ThenByDescending(r => r.To))
        {
            if (ranges.Count == 0 || range.From >= ranges[^1].To) ranges.Add(range);
        }
        return new RegionScope(ranges);
    }

    /// <summary>True when the region (and so all below it) is inside.</summary>
    public bool Contains(int regionCode) => Ranges.Any(r => r.Contains(regionCode));

    /// <summary>Chinese: the codes for a refusal text.</summary>
    public override string ToString() =>
        IsEmpty ? "无" : string.Join("、", Ranges.Select(r => r.From.ToString("D6", CultureInfo.InvariantCulture)));
}

/// <summary>A region and all below it as codes.</summary>
/// <param name="From">The region's own code.</param>
/// <param name="To">First code that is not below it.</param>
public readonly record struct CodeRange(int From, int To)
{
    /// <summary>The range of a region: the nation's is everything, a county's is itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a six-digit code.</exception>
    public static CodeRange Of(int regionCode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(regionCode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(regionCode, 999_999);
        var size = regionCode == 0 ? 1_000_000 : regionCode % 10_000 == 0 ? 10_000 : regionCode % 100 == 0 ? 100 : 1;
        return new CodeRange(regionCode, regionCode + size);
    }

    /// <summary>True when the code is the region or below it.</summary>
    public bool Contains(int regionCode) => regionCode >= From && regionCode < To;
}

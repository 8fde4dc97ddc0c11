using System.Diagnostics.CodeAnalysis;

namespace Hengjian.Indicators.Facts;

/// <summary>层级.</summary>
public enum RegionLevel : byte
{
    /// <summary>国家; code 000000.</summary>
    Nation = 0,

    /// <summary>省、自治区、直辖市; code PP0000.</summary>
    Province = 1,

    /// <summary>市、地区、州、盟; code PPCC00.</summary>
    City = 2,

    /// <summary>县、市、区、旗; code PPCCDD.</summary>
    County = 3,
}

/// <summary>行政区.</summary>
/// <param name="Code">Six digits (GB/T 2260) as a number; 0 is the nation.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Level">Its level.</param>
/// <param name="ParentCode">The region above; 0 for provinces; null for the nation.</param>
public sealed record Region(int Code, string Name, RegionLevel Level, int? ParentCode)
{
    /// <summary>The code as six digits.</summary>
    public string CodeText => Code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// 行政区划 at one date. Counties are numbered 0… in tree order, so every region of every level is one contiguous
/// range of counties; engines aggregate over ranges and never walk the tree.
/// </summary>
public sealed class RegionTree
{
    private readonly Dictionary<int, int> indexByCode = [];
    private readonly (int Start, int End)[] countyRange;
    private readonly int[] parentIndex;
    private readonly int[][] indexesAt;

    /// <summary>Builds the tree; input order does not matter, siblings are sorted by code.</summary>
    /// <exception cref="ArgumentException">A parent is absent, a code repeats, or levels skip.</exception>
    public RegionTree(IEnumerable<Region> regions)
    {
        var all = regions.ToList();
        if (!all.Any(r => r.Level == RegionLevel.Nation)) all.Add(new Region(0, "全国", RegionLevel.Nation, null));
        var children = all.Where(r => r.ParentCode is not null).ToLookup(r => r.ParentCode!.Value);
        var ordered = new List<Region>(all.Count);
        var counties = new List<Region>();
        var ranges = new List<(int, int)>();

        void Visit(Region region)
        {
            var index = ordered.Count;
            if (!indexByCode.TryAdd(region.Code, index)) throw new ArgumentException($"Region {region.Code} repeats.");
            ordered.Add(region);
            ranges.Add(default);
            var start = counties.Count;
            if (region.Level == RegionLevel.County) counties.Add(region);
            foreach (var child in children[region.Code].OrderBy(c => c.Code))
            {
                if (child.Level != region.Level + 1) throw new ArgumentException($"Region {child.Code} skips a level.");
                Visit(child);
            }
            ranges[index] = (start, counties.Count);
        }

        Visit(all.Single(r => r.Level == RegionLevel.Nation));
        if (ordered.Count != all.Count) throw new ArgumentException("A region's parent is not in the tree.");
        Regions = ordered;
        Counties = counties;
        parentIndex = [.. ordered.Select(r => r.ParentCode is { } parent ? indexByCode[parent] : -1)];
        indexesAt = [.. Enum.GetValues<RegionLevel>().Select(l => Enumerable.Range(0, ordered.Count).Where(i => ordered[i].Level == l).ToArray())];
        countyRange = [.. ranges];
    }

    /// <summary>Every region, parents before children.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The counties in tree order; a county's position here is its county number.</summary>
    public IReadOnlyList<Region> Counties { get; }

    /// <summary>The position in <see cref="Regions"/>, or -1.</summary>
    public int IndexOf(int code) => indexByCode.GetValueOrDefault(code, -1);

    /// <summary>Finds a region by code.</summary>
    public bool TryFind(int code, [MaybeNullWhen(false)] out Region region)
    {
        var index = IndexOf(code);
        region = index < 0 ? null : Regions[index];
        return index >= 0;
    }

    /// <summary>The position of the region above; -1 for the nation.</summary>
    public int ParentIndex(int regionIndex) => parentIndex[regionIndex];

    /// <summary>The positions of the regions of one level, ascending.</summary>
    public ReadOnlySpan<int> IndexesAt(RegionLevel level) => indexesAt[(int)level];

    /// <summary>The counties of a region as a range of county numbers, end exclusive.</summary>
    public (int Start, int End) CountyRange(int regionIndex) => countyRange[regionIndex];

    /// <summary>The regions of one level, in order.</summary>
    public IEnumerable<Region> AtLevel(RegionLevel level) => Regions.Where(r => r.Level == level);

    /// <summary>The regions right below one.</summary>
    public IEnumerable<Region> ChildrenOf(int code) => Regions.Where(r => r.ParentCode == code);
}

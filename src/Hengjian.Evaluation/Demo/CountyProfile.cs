using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>What a county of the invented province is like; everything it reports follows from this.</summary>
/// <param name="Code">Region code.</param>
/// <param name="Name">Full name: 栖潭县.</param>
/// <param name="Stem">Name without the type: 栖潭.</param>
/// <param name="Kind">市辖区, 县 or 县级市.</param>
/// <param name="Wealth">0 poor to 1 rich; drives spending, pay and equipment.</param>
/// <param name="Care">0 careless to 1 careful administration; drives every yes/no.</param>
/// <param name="Urban">Share of pupils in 城区 and 镇区.</param>
/// <param name="Crowding">How full urban classes are; 0 is the province's usual.</param>
/// <param name="Population">常住人口 of 2023 (人).</param>
internal sealed record CountyProfile(
    int Code, string Name, string Stem, CountyKind Kind, double Wealth, double Care, double Urban, double Crowding,
    double Population)
{
    /// <summary>Position in tree order.</summary>
    public int Index { get; init; }

    /// <summary>Everything random about the county starts here.</summary>
    public ulong Key { get; init; }

    /// <summary>Code of the city.</summary>
    public int City => Code / 100 * 100;

    /// <summary>Meets every item of 优质均衡.</summary>
    public bool Model => DemoStories.ModelCounties.Contains(Name);
}

/// <summary>类型 of a county-level region.</summary>
internal enum CountyKind
{
    /// <summary>市辖区.</summary>
    District,

    /// <summary>县.</summary>
    County,

    /// <summary>县级市.</summary>
    CountyCity,
}

/// <summary>The regions of the invented province.</summary>
internal sealed class DemoRegions
{
    private const ulong Stream = 0xD1;

    /// <summary>Draws the profiles and builds the tree.</summary>
    public DemoRegions(ulong seed)
    {
        const int province = DemoNames.ProvincePrefix * 10000;
        var regions = new List<Region> { new(province, DemoNames.Province, RegionLevel.Province, 0) };
        var counties = new List<CountyProfile>();
        var next = 0;
        for (var c = 0; c < DemoNames.Cities.Length; c++)
        {
            var city = province + (c + 1) * 100;
            regions.Add(new Region(city, DemoNames.Cities[c] + "市", RegionLevel.City, province));
            var cityWealth = DemoRandom.Normal(DemoRandom.Key(seed, Stream, (ulong)city)) * 0.12 + (c == 0 ? 0.2 : 0);
            var cityCare = DemoRandom.Normal(DemoRandom.Key(seed, Stream, (ulong)(city + 50))) * 0.15 + (c == 0 ? 0.1 : 0);
            var made = Enumerable.Range(0, DemoNames.CountiesPerCity[c])
                .Select(i => Draw(seed, city, i, DemoNames.Counties[next++], cityWealth, cityCare))
                .OrderBy(p => p.Code);
            counties.AddRange(made);
        }
        regions.AddRange(counties.Select(p => new Region(p.Code, p.Name, RegionLevel.County, p.City)));
        Tree = new RegionTree(regions);
        Counties = [.. counties.Select((p, i) => p with { Index = i })];
    }

    /// <summary>Takes counties of one city as they are, in code order.</summary>
    public DemoRegions(CountyProfile[] counties)
    {
        const int province = DemoNames.ProvincePrefix * 10000;
        var city = counties[0].City;
        Tree = new RegionTree(
        [
            new Region(province, DemoNames.Province, RegionLevel.Province, 0),
            new Region(city, DemoNames.Cities[city / 100 % 100 - 1] + "市", RegionLevel.City, province),
            .. counties.Select(p => new Region(p.Code, p.Name, RegionLevel.County, city)),
        ]);
        Counties = [.. counties.Select((p, i) => p with { Index = i })];
    }

    /// <summary>行政区划.</summary>
    public RegionTree Tree { get; }

    /// <summary>Profiles in tree order.</summary>
    public CountyProfile[] Counties { get; }

    /// <summary>The code of a region by its full name.</summary>
    /// <exception cref="InvalidOperationException">No region has the name.</exception>
    public int CodeOf(string name) => Tree.Regions.First(r => r.Name == name).Code;

    private static CountyProfile Draw(ulong seed, int city, int order, string stem, double cityWealth, double cityCare)
    {
        // The first two or three are districts, the last one or two county-level cities, as in a usual city.
        var key = DemoRandom.Key(seed, Stream, (ulong)(city + order + 1));
        var count = DemoNames.CountiesPerCity[city / 100 % 100 - 1];
        var kind = order < (count > 8 ? 3 : 2) ? CountyKind.District
            : order >= count - 2 ? CountyKind.CountyCity : CountyKind.County;
        var (first, suffix, wealth, urban, people) = kind switch
        {
            CountyKind.District => (0, "区", 0.62, 0.82, 430_000.0),
            CountyKind.CountyCity => (80, "市", 0.52, 0.60, 420_000.0),
            _ => (20, "县", 0.36, 0.48, 270_000.0),
        };
        double N(ulong what) => DemoRandom.Normal(DemoRandom.Key(key, what));
        var name = stem + suffix;
        return new CountyProfile(
            city + first + order + 1,
            name,
            stem,
            kind,
            Math.Clamp(wealth + cityWealth + N(1) * 0.12, 0.05, 0.98),
            Math.Clamp(0.68 + cityCare + N(2) * 0.1, 0.1, 1),
            Math.Clamp(urban + N(3) * 0.06, 0.25, 0.95),
            N(4),
            Math.Round(people * Math.Exp(N(5) * 0.28)))
        { Key = key };
    }
}

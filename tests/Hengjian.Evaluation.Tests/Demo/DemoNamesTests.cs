using Hengjian.Evaluation.Demo;

namespace Hengjian.Evaluation.Tests.Demo;

public sealed class DemoNamesTests
{
    private static readonly DemoData Data = DemoProvince.Create(DemoDictionary.Small);

    [Fact]
    public void NoRegion_IsARealProvinceOrCity()
    {
        var stems = RealPlaces.Provinces.Concat(RealPlaces.Cities).Select(Stem).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(RealPlaces.Cities.Length, 330, 380);
        Assert.DoesNotContain(Data.Regions.Regions.Where(r => r.Code != 0), r => stems.Contains(Stem(r.Name)) || stems.Contains(r.Name[..2]));
    }

    [Fact]
    public void NoSchoolName_HoldsARealProvince()
    {
        var provinces = RealPlaces.Provinces.Select(Stem).Where(s => s.Length >= 2).ToList();
        var names = Data.Tables.Where(t => t.Names is not null).SelectMany(t => t.Names!);
        Assert.DoesNotContain(names, n => provinces.Any(p => n!.Contains(p, StringComparison.Ordinal)));
    }

    [Fact]
    public void RegionNames_AreUnique() =>
        Assert.Equal(Data.Regions.Regions.Count, Data.Regions.Regions.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void SchoolNames_AreUniqueInTheirCounty_AndSomeAreVeryLong()
    {
        var schools = Data.Tables.First(t => t.Keys is not null && t.Names is not null);
        var pairs = schools.Names!.Zip(schools.Regions).ToList();
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.Contains(schools.Names!, n => n!.Length >= 40);
    }

    [Fact]
    public void Codes_BelongToNoRealProvince() =>
        Assert.All(Data.Regions.Regions.Where(r => r.Code != 0), r => Assert.Equal(99, r.Code / 10000));

    private static string Stem(string name) =>
        name.Length > 2 && name[^1] is '省' or '市' or '县' or '区' or '州' or '盟' ? name[..^1] : name;
}

using Hengjian.Domain.Regions;
using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Tests.Regions;

public sealed class RegionHistoryTests
{
    private static readonly Region[] Regions =
    [
        new(990000, "云泽省", RegionLevel.Province, 0),
        new(990100, "澄江市", RegionLevel.City, 990000),
        new(990101, "东岭县", RegionLevel.County, 990100),
    ];

    private static RegionRecord Record(Region r, DateOnly from, DateOnly? to = null) => new()
    {
        RegionCode = r.Code,
        Name = r.Name,
        Level = r.Level,
        ParentCode = r.ParentCode,
        ValidFrom = from,
        ValidTo = to,
    };

    [Fact]
    public void RenamedRegion_HasItsNameOfTheDay()
    {
        var (start, change) = (new DateOnly(2020, 1, 1), new DateOnly(2024, 7, 1));
        RegionRecord[] records =
        [
            .. Regions[..2].Select(r => Record(r, start)),
            Record(Regions[2], start, change),
            Record(Regions[2] with { Name = "东岭区" }, change),
        ];
        string NameOn(DateOnly day) => RegionHistory.TreeOn(records, day).Value.Counties.Single().Name;
        Assert.Equal(["东岭县", "东岭区"], [NameOn(change.AddDays(-1)), NameOn(change)]);
        Assert.Single(RegionHistory.TreeOn(records, start.AddDays(-1)).Value.Regions);
    }

    [Fact]
    public void Text_ReadsBackToTheSameTreeAndHash()
    {
        var tree = new RegionTree(Regions);
        var back = RegionHistory.FromText(RegionHistory.ToText(tree));
        Assert.Equal(tree.Regions, back.Regions);
        Assert.Equal(RegionHistory.Hash(tree), RegionHistory.Hash(new RegionTree(Regions.Reverse())));
        Assert.NotEqual(RegionHistory.Hash(tree), RegionHistory.Hash(new RegionTree([.. Regions[..2], Regions[2] with { Name = "东岭区" }])));
    }

    [Theory]
    [InlineData(990301, 990100, RegionLevel.County, "HJP0243")]
    [InlineData(990102, 990000, RegionLevel.County, "HJP0242")]
    [InlineData(990202, 990200, RegionLevel.County, "HJP0241")]
    [InlineData(990101, 990100, RegionLevel.County, "HJP0240")]
    [InlineData(1990101, 990100, RegionLevel.County, "HJS0103")]
    public void RegionThatDoesNotFit_IsNamed(int code, int parent, RegionLevel level, string problem) =>
        Assert.Equal([problem], RegionHistory.Check([.. Regions, new Region(code, "新县", level, parent)]).Select(p => p.Code));
}

using System.Text;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class RegionImporterTests
{
    [Theory]
    [InlineData("code,name,level,parent\n990000,云岭省,province,\n990101,青禾县,county,990100\n990100,禾川市,city,990000\n")]
    [InlineData("代码,名称,层级,上级代码\n９９００００,云岭省,省级,000000\n990101,青禾县,县级,990100\n990100,禾川市,市级,990000\n")]
    public void Table_BecomesATree(string csv)
    {
        var tree = Read(csv).Value;
        Assert.Equal([0, 990_000, 990_100, 990_101], tree.Regions.Select(r => r.Code));
        Assert.Equal(RegionLevel.County, tree.Regions[3].Level);
    }

    [Theory]
    [InlineData("990101,青禾县,县级,990100", "HJD0442")]
    [InlineData("990000,云岭省,省级,\n990101,青禾县,县级,990000", "HJD0484")]
    [InlineData("990000,云岭省,省级,\n990000,云岭省,省级,", "HJD0445")]
    [InlineData("99,云岭省,省级,", "HJD0441")]
    [InlineData("990000,云岭省,大区,", "HJD0482")]
    [InlineData("990100,禾川市,市级,", "HJD0483")]
    [InlineData("990000,,省级,", "HJD0440")]
    public void WrongRows_AreNamed(string rows, string code) =>
        Assert.Equal([code], Read("代码,名称,层级,上级代码\n" + rows + "\n").Problems.Select(p => p.Code));

    [Fact]
    public void MissingColumns_AreNamed() => Assert.Equal(["HJD0481", "HJD0481"], Read("代码,名称\n").Problems.Select(p => p.Code));

    private static Kernel.Result<RegionTree> Read(string csv) =>
        RegionImporter.Read(new ImportFile("区划.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv))));
}

using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Tests.Yaml;

public sealed class YamlMapTests
{
    [Fact]
    public void UnknownKey_NamesLineAndNearestKey()
    {
        var problems = new List<Problem>();
        var map = YamlMap.Parse("a.yaml", "name: 甲\nforumla: 1 + 1\n", problems)!;
        Assert.Equal("甲", map.RequiredText("name"));
        Assert.Null(map.Text("formula"));
        map.Done();
        var problem = Assert.Single(problems);
        Assert.Equal("a.yaml 第 2 行", problem.Where);
        Assert.Contains("formula", problem.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- 1")]
    [InlineData("a: [")]
    [InlineData("a: 1\na: 2")]
    [InlineData("")]
    public void NoMapping_IsAProblemNotAnException(string text)
    {
        var problems = new List<Problem>();
        Assert.Null(YamlMap.Parse("a.yaml", text, problems));
        Assert.Equal("HJI0601", Assert.Single(problems).Code);
    }

    [Fact]
    public void WrongKinds_AreReportedAtTheirLine()
    {
        var problems = new List<Problem>();
        var map = YamlMap.Parse("a.yaml", "n: x\nf: 1\nl: {a: 1}\nm: 3\n", problems)!;
        Assert.Null(map.Number("n"));
        Assert.False(map.Flag("f"));
        Assert.Empty(map.Texts("l"));
        Assert.Null(map.Map("m"));
        Assert.Equal(["a.yaml 第 1 行", "a.yaml 第 2 行", "a.yaml 第 3 行", "a.yaml 第 4 行"], problems.Select(p => p.Where));
    }
}

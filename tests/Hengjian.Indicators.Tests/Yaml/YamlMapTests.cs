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
    [InlineData("a: {\na")] // these two end YamlDotNet's scanner with an exception of another kind (found by fuzzing)
    [InlineData("a: {:,\naa  }")]
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

    // The classic bomb: nine levels, each nine times the one before.
    [Fact]
    public void ReferencesInYaml_AreRefused() =>
        Assert.Equal("HJI0601", Refusal("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n").Code);

    [Fact]
    public void DeepYaml_IsRefused() =>
        Assert.Equal("HJI0601", Refusal("a: " + new string('[', 10_000) + new string(']', 10_000)).Code);

    [Fact]
    public void HugeYaml_IsRefusedByLengthByNodesAndByText()
    {
        Assert.Equal("HJI0607", Refusal("a: " + new string('x', 1_000_000)).Code);
        Assert.Equal("HJI0607", Refusal("a: [" + string.Join(",", Enumerable.Repeat("1", 100_001)) + "]").Code);
        Assert.Equal("HJI0607", Refusal("a: " + new string('x', 10_001)).Code);
    }

    [Fact]
    public void WordTwiceInAList_IsReported()
    {
        var problems = new List<Problem>();
        var map = YamlMap.Parse("a.yaml", "stages: [a, a]\n", problems)!;
        Assert.Equal([1], map.Choices("stages", new Dictionary<string, int> { ["a"] = 1 }));
        Assert.Equal("HJI0606", Assert.Single(problems).Code);
    }

    private static Problem Refusal(string text)
    {
        var problems = new List<Problem>();
        Assert.Null(YamlMap.Parse("a.yaml", text, problems));
        return Assert.Single(problems);
    }
}

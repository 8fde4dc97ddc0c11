using Hengjian.Data.ClickHouse.Execution;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Tests.Execution;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>What is made of answers: half ones are refused, those that rounding could turn are named.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void AnswerBrokenOff_IsIncomplete()
    {
        using var server = new HalfAnswer();
        using var engine = new ClickHouseEngine(new ClickHouseServers([server.Address]));
        var loaded = engine.Load(
            SampleData.Data(SampleData.Schools([430101], ("stu", [1]))), SampleData.Dictionary, null, TestContext.Current.CancellationToken);
        var problem = Assert.Single(loaded.Problems);
        Assert.Equal("HJD0702", problem.Code);
        Assert.Contains("结果不完整", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnswerThatEndsInsideAValue_IsIncomplete()
    {
        using var http = new HttpClient();
        var reader = new RowBinaryReader(new Shard(http, new Uri("http://a:8123"), 1, 1), [1, 2, 3, 4, 5]);
        Assert.Equal(0x04030201u, reader.UInt32());
        var problem = Assert.Throws<ClickHouseException>(() => reader.Double()).Problem;
        Assert.Equal("HJD0710", problem.Code);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.50000000000001, 1)]
    [InlineData(0.49999999999999, 1)]
    [InlineData(0.5001, 0)]
    public void ValueWithinRoundingOfAStandard_IsNamed(double value, int told)
    {
        var compiled = SampleData.Compile(SampleData.Indicator("cv", "cv(stu)") with
        {
            Thresholds = [new Threshold(Comparison.AtMost, 0.5, "S", Evidence.Read)],
        });
        var values = SampleData.Tree.Regions.Select(r => (IndicatorValue?)(r.Code == 430101 ? new IndicatorValue(value, ValueFlag.Present, 3) : IndicatorValue.Missing));
        var results = new IndicatorResults(SampleData.Tree, [new RegionSeries("cv", SchoolStage.All, SampleData.Year, [.. values])], []);
        var problems = NearStandards.Tell(compiled, results).Diagnostics;
        Assert.Equal(told, problems.Count(p => p.Code == "HJD0711" && p.Where == "石桥县 2024 年"));
        Assert.Equal(told, problems.Count);
    }
}

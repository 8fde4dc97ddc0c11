using Hengjian.Data.ClickHouse.Execution;
using Hengjian.Data.ClickHouse.Loading;
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
    [InlineData("cv(stu)", 0.5, 1)]
    [InlineData("cv(stu)", 0.50000000000001, 1)]
    [InlineData("cv(stu)", 0.49999999999999, 1)]
    [InlineData("cv(stu)", 0.5001, 0)]
    // 0.1 + 0.2 + 0.3 is 0.6000000000000001, 0.1 + (0.2 + 0.3) is 0.6: a value on the line says nothing about the line.
    [InlineData("sum(books)", 0.5, 1)]
    [InlineData("sum(books) / sum(stu)", 0.5, 1)]
    [InlineData("max(books)", 0.5, 0)]
    // Whole numbers have one sum in any order.
    [InlineData("sum(stu) / sum(stu * 2)", 0.5, 0)]
    [InlineData("count_if(books > 0.25) / count(books)", 0.5, 0)]
    [InlineData("avg(stu)", 0.5, 0)]
    public void ValueWithinRoundingOfAStandard_IsNamed(string formula, double value, int told)
    {
        var compiled = SampleData.Compile(SampleData.Indicator("cv", formula) with
        {
            Thresholds = [new Threshold(Comparison.AtMost, 0.5, "S", Evidence.Read)],
        });
        var values = SampleData.Tree.Regions.Select(r => (IndicatorValue?)(r.Code == 430101 ? new IndicatorValue(value, ValueFlag.Present, 3) : IndicatorValue.Missing));
        var results = new IndicatorResults(SampleData.Tree, [new RegionSeries("cv", SchoolStage.All, SampleData.Year, [.. values])], []);
        var problems = NearStandards.Tell(compiled, results, Order(compiled)).Diagnostics;
        Assert.Equal(told, problems.Count(p => p.Code == "HJD0711" && p.Where == "石桥县 2024 年"));
        Assert.Equal(told, problems.Count);
    }

    [Fact]
    public void SchoolWithinRoundingOfAStandard_IsNamed()
    {
        var compiled = SampleData.Compile(SampleData.Indicator("per", "books / stu") with
        {
            ResultGrain = Grain.SchoolYear,
            Thresholds = [new Threshold(Comparison.AtMost, 0.6, "S", Evidence.Read)],
        });
        var series = new SchoolSeries("per", SchoolStage.All, SampleData.Year, [3, 7],
            [new IndicatorValue(0.1, ValueFlag.Present, 1), new IndicatorValue(0.1 + 0.2 + 0.3, ValueFlag.Present, 1)]);
        var problem = Assert.Single(NearStandards.Tell(compiled, new IndicatorResults(SampleData.Tree, [], [series]), Order(compiled)).Diagnostics);
        Assert.Equal(("HJD0711", "学校表第 8 所学校 2024 年"), (problem.Code, problem.Where));
    }

    // Pupils are whole numbers there, books are not.
    private static SumOrder Order(Indicators.Execution.CompiledCatalogue compiled)
    {
        FactColumn Column(string id, string type) => new(compiled.Catalogue.Dictionary.Elements.Single(e => e.Id == id), type, []);
        var table = new LoadedTable
        {
            Grain = Grain.SchoolYear,
            Period = SampleData.Year,
            Columns = new Dictionary<string, FactColumn> { ["stu"] = Column("stu", "UInt16"), ["books"] = Column("books", "Float64") },
            Flagged = new HashSet<string>(),
            Reported = [],
            Unplaced = [],
            Outside = 0,
            RepeatedKeys = false,
            ShardRows = [],
        };
        return new SumOrder(compiled, new LoadedSnapshot("x", SampleData.Data(), new Dictionary<(Grain, int), LoadedTable> { [(Grain.SchoolYear, SampleData.Year)] = table }));
    }
}

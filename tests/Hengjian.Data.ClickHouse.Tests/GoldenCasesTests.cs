using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Tests.Execution;
using Hengjian.Indicators.Tests.Golden;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>The golden cases through three real servers.</summary>
public sealed class GoldenCasesTests(ThreeServers servers)
{
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var (file, golden) in GoldenWorld.Cases) names.Add(file, golden.Id);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_GivesTheExpectedValue(string file, string id)
    {
        var golden = GoldenWorld.Cases.Single(c => c.File == file && c.Case.Id == id).Case;
        var (compiled, facts) = GoldenWorld.Make(golden);
        using var engine = servers.Engine();
        var cancel = TestContext.Current.CancellationToken;
        var snapshot = engine.Load(facts, compiled.Catalogue.Dictionary, null, cancel).Value;
        var request = new EvaluationRequest([SampleData.Year]);
        var results = engine.Evaluate(snapshot, compiled, request, null, cancel).Value;
        engine.Drop(snapshot, cancel);
        var value = results.At("x", GoldenWorld.StageOf(golden), SampleData.Year, GoldenWorld.County)!.Value;
        GoldenWorld.Check(golden, value.Value, value.Flag);
        var comparison = new ResultComparison();
        comparison.Add(id, Evaluator.Evaluate(compiled, facts, request, null, cancel), results);
        Assert.Empty(comparison.Differences);
    }
}

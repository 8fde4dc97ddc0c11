using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Tests.Execution;

namespace Hengjian.Indicators.Tests.Golden;

/// <summary>Runs tests/golden/*.yaml through the language: numbers from outside, and each function's edges.</summary>
public sealed class GoldenTests
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
        var value = SampleData.Run(compiled, facts).At("x", GoldenWorld.StageOf(golden), SampleData.Year, GoldenWorld.County)!.Value;
        GoldenWorld.Check(golden, value.Value, value.Flag);
    }

    [Fact]
    public void EveryFunction_HasAGoldenCase()
    {
        var formulas = string.Join("\n", GoldenWorld.Cases.Select(c => c.Case.Formula));
        // Standards and floors belong to indicators; SixOfSevenTests has them.
        var untested = FunctionList.All.Select(f => f.Name).Except(["std", "floor_of"])
            .Where(name => !formulas.Contains(name + "(", StringComparison.Ordinal));
        Assert.Empty(untested);
    }
}

using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Oracle.Tests.Invented;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>Every indicator of the committed catalogue over random provinces: three servers and this process agree.</summary>
public sealed class CatalogueTests(ThreeServers servers, ITestOutputHelper output)
{
    private static readonly int[] Seeds = [3, 5];

    private static CompiledCatalogue Compiled { get; } =
        DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;

    [Fact]
    public void EveryValue_AndWhatIsTold_AreTheSame()
    {
        var comparison = new ResultComparison();
        foreach (var seed in Seeds)
        {
            var (expected, found) = Both(RandomProvince.Create(Compiled.Catalogue.Dictionary, seed));
            comparison.Add($"seed {seed}", expected, found);
        }
        output.WriteLine($"{comparison.Compared} values, {comparison.Numbers} numbers, {comparison.LastDigits} differ in the last digits");
        Assert.Empty(comparison.Differences.Take(20));
        Assert.True(comparison.Numbers > 3_000, $"{comparison.Numbers} numbers");
    }

    [Fact]
    public void WhatIfNumbers_ReachTheServers()
    {
        var dataset = RandomProvince.Create(Compiled.Catalogue.Dictionary, Seeds[1]);
        // Only those that read a standard, a floor or a limit.
        var reading = Compiled.Catalogue.Indicators.Where(i => i.Stages.Any(s => FormulaSettings.Of(Compiled, i.Id, s) is not ([], []))).Select(i => i.Id).ToList();
        var official = Request with { IndicatorIds = reading };
        var request = official with
        {
            Limits = [.. Compiled.Catalogue.Limits.SelectMany(l => l.Values.Select(v => new LimitOverride(l.Id, v.Key, v.Value / 3)))],
            Thresholds = [.. Compiled.Catalogue.Indicators.SelectMany(i => i.Thresholds.Select(t => new ThresholdOverride(i.Id, t.Stage, t.Role, t.Value * 0.9)))],
        };
        var (expected, found) = Both(dataset, request);
        var comparison = new ResultComparison();
        comparison.Add("what-if", expected, found);
        Assert.Empty(comparison.Differences.Take(20));
        var changed = new ResultComparison();
        changed.Add("changed", Evaluator.Evaluate(Compiled, dataset, official, null, TestContext.Current.CancellationToken), found);
        Assert.NotEmpty(changed.Differences);
    }

    private static EvaluationRequest Request => new([RandomProvince.LastYear]);

    private (Indicators.Results.IndicatorResults Expected, Indicators.Results.IndicatorResults Found) Both(Dataset dataset, EvaluationRequest? request = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var engine = servers.Engine();
        var snapshot = engine.Load(dataset, Compiled.Catalogue.Dictionary, null, cancel).Value;
        var found = engine.Evaluate(snapshot, Compiled, request ?? Request, null, cancel);
        engine.Drop(snapshot, cancel);
        Assert.True(found.IsOk, string.Join("\n", found.Problems));
        return (Evaluator.Evaluate(Compiled, dataset, request ?? Request, null, cancel), found.Value);
    }
}

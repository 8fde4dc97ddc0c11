using System.Globalization;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Oracle.Tests.Invented;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>Formulas nobody wrote over provinces nobody looked at: both back ends must say the same.</summary>
public sealed class RandomFormulaTests(ThreeServers servers, ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int Formulas = 60;

    private static IndicatorCatalogue Known { get; } = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value;

    [Fact]
    public void EveryValue_IsTheSame()
    {
        // More of them by hand: HENGJIAN_CH_SEED=… HENGJIAN_CH_ROUNDS=… (bench/results/clickhouse.md has the counts).
        var first = Given("HENGJIAN_CH_SEED") ?? 7000;
        var rounds = Given("HENGJIAN_CH_ROUNDS") ?? Rounds;
        var comparison = new ResultComparison();
        var formulas = new Dictionary<string, string>();
        var cancel = TestContext.Current.CancellationToken;
        using var engine = servers.Engine();
        for (var seed = first; seed < first + rounds; seed++)
        {
            var drafts = RandomDrafts.Of(Known, seed, Formulas).ToList();
            foreach (var draft in drafts) formulas[$"seed {seed} {draft.Id} "] = draft.Formula;
            var compiled = CatalogueCompiler.Compile(
                new IndicatorCatalogue("random", Known.Dictionary, [.. Known.Indicators, .. drafts], Known.Limits, Known.Sources)).Value;
            var dataset = RandomProvince.Create(Known.Dictionary, seed);
            var request = new EvaluationRequest([RandomProvince.LastYear]) { IndicatorIds = [.. drafts.Select(d => d.Id)] };
            var snapshot = engine.Load(dataset, Known.Dictionary, null, cancel).Value;
            var found = engine.Evaluate(snapshot, compiled, request, null, cancel);
            engine.Drop(snapshot, cancel);
            Assert.True(found.IsOk, $"seed {seed}: " + string.Join("\n", found.Problems));
            comparison.Add($"seed {seed}", Evaluator.Evaluate(compiled, dataset, request, null, cancel), found.Value);
        }
        output.WriteLine(
            $"{formulas.Count} formulas, {comparison.Compared} values, {comparison.Numbers} numbers, {comparison.LastDigits} differ in the last digits");
        Assert.Empty(comparison.Differences.Take(20).Select(d => d + ": " + formulas.FirstOrDefault(f => d.StartsWith(f.Key, StringComparison.Ordinal)).Value));
        Assert.True(formulas.Count > rounds * Formulas / 2, $"{formulas.Count} formulas were accepted.");
        Assert.True(comparison.Numbers > formulas.Count, $"{comparison.Numbers} numbers");
    }

    private static int? Given(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}

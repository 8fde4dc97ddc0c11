using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Oracle.Tests.Comparing;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>Schemes nobody wrote, over provinces nobody has looked at: every method in every state.</summary>
public sealed class RandomSchemeTests(ITestOutputHelper output)
{
    private const int Provinces = 40;
    private const int SchemesEach = 12;

    [Fact]
    public void EveryScoreSheet_IsTheSame()
    {
        var comparison = new SheetComparison();
        var (stopped, sheets) = (0, 0);
        for (var seed = 1000; seed < 1000 + Provinces; seed++)
        {
            var dataset = InventedWorld.Province(seed);
            var results = InventedWorld.Evaluate(dataset);
            var values = new PlainEvaluator(InventedWorld.Plain, new PlainData(dataset));
            for (var i = 0; i < SchemesEach; i++)
            {
                var text = RandomScheme.Write(InventedWorld.Plain, seed * 100 + i);
                var plain = PlainScheme.Read(text);
                int[] units = [.. dataset.Regions.Regions.Where(r => r.Level == plain.Level).Select(r => r.Code)];
                if (units.Length == 0) continue;
                var reviews = RandomReviews.Of(plain, units, seed);
                var loaded = SchemeLoader.Load("invented.yaml", text, InventedWorld.Catalogue);
                Assert.True(loaded.IsOk, string.Join("\n", loaded.Problems.Select(p => $"{p.Where} {p.Message}")) + "\n" + text);
                var wanted = new PlainScorer(plain, InventedWorld.Plain, values, SheetComparison.Reviews(reviews), units).Run();
                var run = SchemeEvaluator.Run(loaded.Value, InventedWorld.Catalogue, results, reviews);
                // A scheme that stops at missing values stops; every other one runs.
                var stops = plain.Missing == "stop" && wanted.Any(s => s.RuleIsOpen || s.Items.Any(x => x.State == "missing"));
                Assert.True(run.IsOk != stops, $"seed {seed}, scheme {i}: {string.Join("\n", run.Problems.Select(p => $"{p.Where} {p.Message}").Take(3))}\n{text}");
                if (stops) stopped++;
                else comparison.Compare($"seed {seed}, scheme {i}:", wanted, run.Value);
                sheets += stops ? 0 : wanted.Count;
            }
        }
        output.WriteLine($"{sheets} sheets, {comparison.Items} items; {stopped} runs stopped at missing values");
        output.WriteLine(string.Join("\n", comparison.Methods.Concat(comparison.Steps).Select(m => $"{m.Key}: {m.Value}")));
        Assert.Empty(comparison.Differences.Take(20));
        string[] methods = ["threshold", "linear", "bands", "deduction", "yes-no", "rank", "relative", "improvement", "expert", "bonus"];
        Assert.Empty(methods.Select(m => m + " scored").Except(comparison.Methods.Keys));
        Assert.Empty(new[] { "sum", "credibility", "band", "demote", "cap", "veto" }.Except(comparison.Steps.Keys));
    }
}

using Hengjian.Oracle.Tests.Comparing;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Demo;

/// <summary>The stored results of the demo workspace are computed again by the plain evaluator.</summary>
public sealed class DemoProvinceTests(DemoWorld world, ITestOutputHelper output) : IClassFixture<DemoWorld>
{
    [Fact]
    public void EveryValue_IsTheSame()
    {
        var last = world.Rounds.Last(r => r.Round.Year == 2025);
        var comparison = ValueComparison.OfAll(world.Catalogue, last.Facts, last.Run.Indicators);
        output.WriteLine($"{comparison.Compared} values");
        Assert.Empty(comparison.Differences.Take(20));
    }

    [Fact]
    public void EveryScoreSheet_IsTheSame()
    {
        var comparison = new SheetComparison();
        foreach (var round in world.Rounds)
        {
            var scheme = PlainScheme.Read(round.SchemeText);
            int[] units = [.. round.Facts.Regions.Regions.Where(r => r.Level == scheme.Level).Select(r => r.Code)];
            var plain = new PlainScorer(
                scheme, world.Catalogue, new PlainEvaluator(world.Catalogue, new PlainData(round.Facts)),
                SheetComparison.Reviews(round.Run.Reviews), units);
            comparison.Compare(round.Round.Name, plain.Run(), round.Run.Scheme!);
        }
        output.WriteLine($"{comparison.Items} items");
        output.WriteLine(string.Join("\n", comparison.Methods.Concat(comparison.Steps).Select(m => $"{m.Key}: {m.Value}")));
        Assert.Empty(comparison.Differences.Take(20));
    }
}

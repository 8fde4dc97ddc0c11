using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Oracle.Tests.Comparing;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>Formulas nobody wrote: every function, sign and grain in every mixture the language allows.</summary>
public sealed class RandomFormulaTests(ITestOutputHelper output)
{
    private const int Rounds = 60;
    private const int Formulas = 60;

    [Fact]
    public void EveryValue_IsTheSame()
    {
        var differences = new List<string>();
        var (compared, accepted) = (0, 0);
        for (var seed = 5000; seed < 5000 + Rounds; seed++)
        {
            var drafts = RandomDrafts.Of(InventedWorld.Catalogue, seed, Formulas).ToList();
            accepted += drafts.Count;
            var known = InventedWorld.Catalogue;
            var catalogue = new IndicatorCatalogue("random", known.Dictionary, [.. known.Indicators, .. drafts], known.Limits, known.Sources);
            var dataset = InventedWorld.Province(seed);
            var results = Evaluator.Evaluate(
                CatalogueCompiler.Compile(catalogue).Value, dataset,
                new EvaluationRequest([RandomProvince.LastYear]) { IndicatorIds = [.. drafts.Select(d => d.Id)], BlockSize = 16 },
                null, TestContext.Current.CancellationToken);
            var comparison = ValueComparison.OfSome(InventedWorld.Plain.With([.. drafts.Select(Plain)]), dataset, results, [.. drafts.Select(d => d.Id)]);
            compared += comparison.Compared;
            differences.AddRange(comparison.Differences.Select(d =>
                $"seed {seed}: {d}: {drafts.First(f => d.StartsWith(f.Id + " ", StringComparison.Ordinal)).Formula}"));
        }
        output.WriteLine($"{compared} values of {accepted} formulas");
        Assert.Empty(differences.Take(20));
        Assert.True(accepted > Rounds * Formulas / 2, $"{accepted} formulas were accepted.");
    }

    private static PlainIndicator Plain(Indicator draft) => new(draft.Id, draft.Formula, FormulaReader.Read(draft.Formula))
    {
        Result = draft.ResultGrain switch { Grain.RegionYear => "region", Grain.SectionYear => "section", _ => "school" },
        Rows = draft.Rows == Grain.SectionYear ? "section" : "school",
        Levels = draft.Levels,
        Stages = draft.Stages,
    };
}

using BenchmarkDotNet.Attributes;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Ranking;

namespace Hengjian.Benchmarks;

/// <summary>Indicators over an invented nation, warm, from columns in memory to results for every region and level.</summary>
public class EvaluationBenchmarks
{
    private CompiledCatalogue catalogue = null!;
    private Dataset dataset = null!;
    private ItemMatrix matrix = null!;
    private WeightDraws draws = null!;

    /// <summary>1 is the nation: 220,000 schools, 4.5 million classes.</summary>
    [Params(0.1, 1.0, 5.0)]
    public double Scale { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        catalogue = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        dataset = NationalData.Make(Scale);
        var random = new Random(1);
        matrix = new ItemMatrix(
            [.. Enumerable.Range(0, 2850).Select(u => new MatrixUnit(u, u / 92))],
            [.. Enumerable.Range(0, 100).Select(i => new MatrixItem($"{i}", $"条目{i}", 1))],
            [.. Enumerable.Range(0, 285_000).Select(_ => random.NextDouble())]);
        draws = WeightDraws.Perturbed([.. matrix.Items.Select(i => i.Weight)], 0.25, 1000, 1);
    }

    /// <summary>2,850 units × 100 items × 1,000 weight vectors, ranks within 31 groups; the scale does not matter.</summary>
    [Benchmark]
    public RankBandResult Bands() => RankBands.Compute(matrix, draws, new RankBandOptions { Pairs = false });

    [Benchmark]
    public IndicatorResults ClassSize() => Run(i => i.Topic == "class-size");

    [Benchmark]
    public IndicatorResults Balance() => Run(i =>
        i.Id.StartsWith("compulsory.yzjh.res", StringComparison.Ordinal)
        || i.Id.StartsWith("compulsory.yzjh.cv", StringComparison.Ordinal)
        || i.Id.StartsWith("compulsory.yzjh.school-pass", StringComparison.Ordinal));

    [Benchmark]
    public IndicatorResults Growth() => Run(i => i.Id is "funding.total-nondecrease" or "funding.per-student-nondecrease.all");

    [Benchmark]
    public IndicatorResults WholeCatalogue() => Run(_ => true);

    private IndicatorResults Run(Func<Indicator, bool> wanted) => Evaluator.Evaluate(
        catalogue, dataset,
        new EvaluationRequest([NationalData.Year])
        {
            IndicatorIds = [.. catalogue.Catalogue.Indicators.Where(wanted).Select(i => i.Id)],
        });
}

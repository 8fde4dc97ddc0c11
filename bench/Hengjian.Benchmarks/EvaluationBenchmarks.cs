using BenchmarkDotNet.Attributes;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Benchmarks;

/// <summary>Indicators over an invented nation, warm, from columns in memory to results for every region and level.</summary>
public class EvaluationBenchmarks
{
    private CompiledCatalogue catalogue = null!;
    private Dataset dataset = null!;

    /// <summary>1 is the nation: 220,000 schools, 4.5 million classes.</summary>
    [Params(0.1, 1.0)]
    public double Scale { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        catalogue = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;
        dataset = NationalData.Make(Scale);
    }

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

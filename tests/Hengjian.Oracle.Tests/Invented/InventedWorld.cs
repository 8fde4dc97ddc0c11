using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Oracle.Tests.Comparing;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>The committed catalogue, compiled once, and what the engine makes of a random province.</summary>
internal static class InventedWorld
{
    public static IndicatorCatalogue Catalogue { get; } = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value;

    public static PlainCatalogue Plain { get; } = PlainCatalogue.Read(DefinitionFiles.CatalogueFolder);

    public static CompiledCatalogue Compiled { get; } = CatalogueCompiler.Compile(Catalogue).Value;

    public static Dataset Province(int seed) => RandomProvince.Create(Catalogue.Dictionary, seed);

    /// <summary>The last two years, in small blocks and two threads, as a national run would cut them.</summary>
    public static IndicatorResults Evaluate(Dataset dataset) => Evaluator.Evaluate(
        Compiled, dataset,
        new EvaluationRequest([RandomProvince.LastYear - 1, RandomProvince.LastYear]) { BlockSize = 16, Threads = 2 },
        null, TestContext.Current.CancellationToken);

    public static ValueComparison Compare(Dataset dataset, IndicatorResults results) =>
        ValueComparison.OfAll(Plain, dataset, results);
}

using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Auditing;

/// <summary>What a self-evaluation report must speak of: the names of the items of a scheme.</summary>
public static class SchemeSections
{
    /// <summary>The names of the top items of a scheme file, in its order.</summary>
    /// <param name="path">The scheme file; its indicators are looked up in the catalogue beside the program.</param>
    public static Result<IReadOnlyList<string>> Of(string path) =>
        DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder)
            .Then(catalogue => SchemeLoader.Load(Path.GetFileName(path), File.ReadAllText(path), catalogue))
            .Map(Names);

    /// <summary>The names of the top items of a scheme, in its order.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">The scheme.</param>
    /// <param name="catalogue">Its indicators are looked up here.</param>
    public static Result<IReadOnlyList<string>> Of(string name, string text, IndicatorCatalogue catalogue) => SchemeLoader.Load(name, text, catalogue).Map(Names);

    private static IReadOnlyList<string> Names(EvaluationScheme scheme) => [.. scheme.Items.Select(i => i.Name).Distinct(StringComparer.Ordinal)];
}

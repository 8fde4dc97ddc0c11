using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;

namespace Hengjian.Web.Definitions;

/// <summary>Catalogue and schemes as pages show them: those beside the program, read once at start.</summary>
/// <remarks>A round rests on its own frozen copies; this is what a new round would take.</remarks>
public sealed class CurrentDefinitions
{
    private CurrentDefinitions(IndicatorCatalogue catalogue, IReadOnlyList<EvaluationScheme> schemes)
    {
        Catalogue = catalogue;
        Schemes = schemes;
        Sources = catalogue.Sources.ToDictionary(s => s.Key, StringComparer.Ordinal);
    }

    /// <summary>指标目录.</summary>
    public IndicatorCatalogue Catalogue { get; }

    /// <summary>评价方案, by level from the province down.</summary>
    public IReadOnlyList<EvaluationScheme> Schemes { get; }

    /// <summary>政策依据 by key.</summary>
    public IReadOnlyDictionary<string, PolicySource> Sources { get; }

    /// <summary>Reads and checks all files; every problem of every file, or all of them in order.</summary>
    public static Result<CurrentDefinitions> Load()
    {
        var loaded = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder);
        if (!loaded.TryGet(out var catalogue)) return Result.Fail<CurrentDefinitions>(loaded.Problems);
        var schemes = DefinitionFiles.Read(DefinitionFiles.SchemeFolder)
            .Select(f => SchemeLoader.Load(f.Name, f.Text, catalogue)).ToList();
        Problem[] problems = [.. schemes.SelectMany(s => s.Problems)];
        if (problems.Length > 0) return Result.Fail<CurrentDefinitions>(problems);
        return new CurrentDefinitions(
            catalogue, [.. schemes.Select(s => s.Value).OrderBy(s => s.Level).ThenBy(s => s.Id, StringComparer.Ordinal)]);
    }
}

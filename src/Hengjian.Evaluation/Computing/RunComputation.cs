using System.Collections.Concurrent;
using Hengjian.Data.Results;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Computing;

/// <summary>
/// A run from its material alone: frozen catalogue and scheme, snapshots by hash, regions, reviews. The same code computes
/// a run the first time and verifies it years later.
/// </summary>
public sealed class RunComputation(Workspace workspace)
{
    private readonly ConcurrentDictionary<string, CompiledCatalogue> compiled = new(StringComparer.Ordinal);

    /// <summary>Computes every period up to the evaluation year, then scores the units of the scheme's level.</summary>
    public Result<StoredRun> Compute(
        RunMaterial material, IProgress<EvaluationProgress>? progress = null, CancellationToken cancel = default)
    {
        var inputs = material.Inputs;
        var catalogue = Catalogue(inputs.CatalogueVersion);
        if (!catalogue.TryGet(out var formulas)) return Result.Fail<StoredRun>(catalogue.Problems);
        // A flipped byte would be computed into a result that still names the original snapshot.
        var facts = Facts(material, verify: true);
        if (!facts.TryGet(out var dataset)) return Result.Fail<StoredRun>(facts.Problems);
        var request = new EvaluationRequest([.. dataset.Periods.Where(p => p <= inputs.Year)]);
        var results = Evaluator.Evaluate(formulas, dataset, request, progress, cancel);
        if (inputs.SchemeVersion is null) return new StoredRun(inputs, material.Reviews, results, null);
        return Scheme(inputs.SchemeVersion, formulas.Catalogue)
            .Then(scheme => SchemeEvaluator.Run(
                scheme, formulas.Catalogue, results, material.Reviews, Units(material.Regions, scheme.Level, inputs.RegionCode)))
            .Map(scored => new StoredRun(inputs, material.Reviews, results, scored));
    }

    /// <summary>The facts a run reads.</summary>
    /// <param name="material">The run's material.</param>
    /// <param name="verify">Also hashes every file.</param>
    public Result<Dataset> Facts(RunMaterial material, bool verify = false) =>
        workspace.Snapshots.Combine(material.Regions, material.Inputs.Snapshots, material.Inputs.Rules, verify);

    /// <summary>A frozen catalogue, compiled; kept, since every page of a round asks for the same one.</summary>
    public Result<CompiledCatalogue> Catalogue(string version)
    {
        if (compiled.TryGetValue(version, out var known)) return known;
        return workspace.Definitions.FindCatalogue(version).Then(CatalogueLoader.Load).Then(CatalogueCompiler.Compile)
            .Map(made => compiled[version] = made);
    }

    /// <summary>A frozen scheme.</summary>
    public Result<EvaluationScheme> Scheme(string version, IndicatorCatalogue catalogue) =>
        workspace.Definitions.FindScheme(version).Then(text => SchemeLoader.Load(version + ".yaml", text, catalogue));

    // The governments of the scheme's level inside the evaluator's own region.
    private static List<int> Units(RegionTree tree, RegionLevel level, int within)
    {
        var (start, end) = tree.CountyRange(tree.IndexOf(within));
        return [.. tree.AtLevel(level).Where(region => Inside(tree.CountyRange(tree.IndexOf(region.Code)))).Select(r => r.Code)];

        bool Inside((int Start, int End) range) => range.Start >= start && range.End <= end;
    }
}

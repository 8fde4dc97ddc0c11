using System.Collections.Concurrent;
using Hengjian.Data.Results;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Execution.Incremental;
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

    // One state is kept: for a nation it takes some hundred MiB.
    private volatile RetainedRun? retained;

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

    /// <summary>
    /// The same run as <see cref="Compute"/>, bit for bit. Where the last run of this process differs from it by corrected
    /// cells only, what they reach is renewed and everything else taken over; else everything is computed. It says which.
    /// </summary>
    public Result<RenewedRun> Renew(RunMaterial material, IProgress<EvaluationProgress>? progress = null, CancellationToken cancel = default)
    {
        var inputs = material.Inputs;
        var catalogue = Catalogue(inputs.CatalogueVersion);
        if (!catalogue.TryGet(out var formulas)) return Result.Fail<RenewedRun>(catalogue.Problems);
        var facts = Facts(material, verify: true);
        if (!facts.TryGet(out var dataset)) return Result.Fail<RenewedRun>(facts.Problems);
        int[] periods = [.. dataset.Periods.Where(p => p <= inputs.Year)];
        var last = retained;
        var why = last is null ? "本进程没有保留上一次测算" : last.WhyNot(inputs, periods);
        var renewal = why is null ? last!.Evaluation.Renew(dataset, null, cancel) : null;
        var state = renewal?.State ?? EvaluationState.Full(formulas, dataset, new EvaluationRequest(periods), progress, cancel);
        var scored = Score(material, formulas, state, last, renewal);
        retained = new RetainedRun(inputs, state, scored.IsOk ? scored.Value : null);
        if (!scored.IsOk) return Result.Fail<RenewedRun>(scored.Problems);
        return new RenewedRun(
            new StoredRun(inputs, material.Reviews, state.Results, scored.Value?.Run),
            renewal is { IsIncremental: true } ? HowFar(renewal) : $"全部测算：{why ?? renewal!.WhyFull}。");
    }

    private Result<ScoringState?> Score(
        RunMaterial material, CompiledCatalogue formulas, EvaluationState state, RetainedRun? last, Renewal? renewal)
    {
        if (material.Inputs.SchemeVersion is not { } version) return Result.Ok<ScoringState?>(null);
        var scoring = renewal is { IsIncremental: true } && last!.ScoresAlike(material)
            ? last.Scoring!.Renew(state.Results, renewal.Changed)
            : Scheme(version, formulas.Catalogue).Then(scheme => ScoringState.Full(
                scheme, formulas.Catalogue, state.Results, material.Reviews, Units(material.Regions, scheme.Level, material.Inputs.RegionCode)));
        return scoring.Map<ScoringState?>(s => s);
    }

    private static string HowFar(Renewal renewal)
    {
        var regions = renewal.Changed.SelectMany(c => c.Regions).Distinct().Count();
        var indicators = renewal.Changed.Select(c => c.After.Indicator).Distinct(StringComparer.Ordinal).Count();
        return FormattableString.Invariant($"按更正增量测算：{regions} 个地区、{indicators} 项指标的数值改变，其余沿用上一次测算。");
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

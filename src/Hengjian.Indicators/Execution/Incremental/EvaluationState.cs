using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>
/// An evaluation with everything a correction can start from: results, and behind them what each expression gave and
/// what each region added to each aggregate. Immutable: several corrections may start from the same state.
/// </summary>
public sealed class EvaluationState
{
    // A correction that reaches more regions than this is no correction of a row; all at once is as fast.
    private const int MostRegions = 256;

    private readonly UseIndex uses;
    private readonly IReadOnlyList<PlannedPass> passes;

    private EvaluationState(
        CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request, IndicatorResults results, UseIndex uses,
        IReadOnlyList<PlannedPass> passes, Kept kept)
    {
        (Compiled, Dataset, Request, Results) = (compiled, dataset, request, results);
        (this.uses, this.passes) = (uses, passes);
        (Memo, Tallies, Log) = (kept.Memo, kept.Tallies, kept.Log);
    }

    /// <summary>The formulas.</summary>
    public CompiledCatalogue Compiled { get; }

    /// <summary>The facts computed.</summary>
    public Dataset Dataset { get; }

    /// <summary>What was asked for.</summary>
    public EvaluationRequest Request { get; }

    /// <summary>The results: bit for bit what <see cref="Evaluator.Evaluate(CompiledCatalogue, Dataset, EvaluationRequest, IProgress{EvaluationProgress}?, CancellationToken)"/> gives.</summary>
    public IndicatorResults Results { get; }

    internal SessionMemo Memo { get; }

    internal IReadOnlyDictionary<(string Key, int Period, SchoolStage Stage), KeptTallies> Tallies { get; }

    internal DiagnosticLog Log { get; }

    /// <summary>Computes everything and keeps what corrections need: some ten numbers a region and aggregate.</summary>
    public static EvaluationState Full(
        CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request,
        IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default) =>
        Full(compiled, dataset, request, new UseIndex(compiled), progress, cancellation);

    /// <summary>Computes a corrected dataset: what the correction reaches anew, everything else taken over.</summary>
    /// <param name="corrected">
    /// The dataset with other cells. In what it differs from this one is found by comparing; columns shared in memory
    /// cost nothing.
    /// </param>
    /// <param name="done">Told after each step, so that a benchmark can see where the time goes; null when nobody listens.</param>
    /// <param name="cancellation">Gives up; this state stays as it is.</param>
    /// <returns>The same bits as a full evaluation; where rows come or go it is one, and says so.</returns>
    public Renewal Renew(Dataset corrected, Action<RenewalStep>? done = null, CancellationToken cancellation = default)
    {
        var difference = DatasetDifference.Between(Dataset, corrected, uses.Relevant);
        done?.Invoke(RenewalStep.Compared);
        if (difference.Structure is { } structure) return Everything(corrected, structure, cancellation);
        if (difference.Columns.Any(c => c.Rows.Any(row => corrected.Regions.IndexOf(c.After.Regions[row]) < 0)))
            return Everything(corrected, "改动的行不在行政区划之内", cancellation);
        var regions = RegionReach.Of(FrameCache.Of(Dataset), difference.Columns);
        if (regions.Length > MostRegions) return Everything(corrected, $"改动涉及 {regions.Length} 个地区", cancellation);
        if (CorrectedFrames.Renew(Dataset, corrected, difference.Columns) is { } sections) return Everything(corrected, sections, cancellation);
        var reach = new Reach(uses, difference.Columns, regions);
        var session = new RenewingSession(this, corrected, reach, cancellation);
        done?.Invoke(RenewalStep.Framed);
        session.Recount(passes);
        done?.Invoke(RenewalStep.Counted);
        var (results, changed) = RenewedResults.Of(this, session, reach);
        done?.Invoke(RenewalStep.Valued);
        var state = new EvaluationState(Compiled, corrected, Request, results, uses, passes, KeptOf(session, reach));
        done?.Invoke(RenewalStep.Kept);
        return new Renewal(state, changed, null);
    }

    private static EvaluationState Full(
        CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request, UseIndex uses,
        IProgress<EvaluationProgress>? progress, CancellationToken cancellation)
    {
        var session = new KeepingSession(compiled, dataset, request, cancellation);
        var results = Evaluator.Evaluate(session, progress);
        foreach (var (node, _) in session.Computed.Regions.Values) uses.Of(node);
        return new EvaluationState(
            compiled, dataset, request, results, uses, [.. Evaluator.PlanOf(session).Passes], new Kept(session.Computed, session.Tallies, session.Log));
    }

    private Renewal Everything(Dataset corrected, string why, CancellationToken cancellation) =>
        new(Full(Compiled, corrected, Request, uses, null, cancellation), [], why);

    private Kept KeptOf(RenewingSession session, Reach reach)
    {
        var tallies = new Dictionary<(string, int, SchoolStage), KeptTallies>(Tallies);
        foreach (var (key, kept) in session.Tallies) tallies[key] = kept;
        return new Kept(MemoRenewal.Of(Memo, session.Computed, Compiled, reach), tallies, session.Log);
    }

    private sealed record Kept(
        SessionMemo Memo, IReadOnlyDictionary<(string Key, int Period, SchoolStage Stage), KeptTallies> Tallies, DiagnosticLog Log);
}

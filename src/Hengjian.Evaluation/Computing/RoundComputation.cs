using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Execution;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Computing;

/// <summary>测算一个轮次: from what is in force now to a stored run with its record.</summary>
public sealed class RoundComputation(Workspace workspace, RoundLibrary rounds, RunLibrary runs, RunComputation computation)
{
    /// <summary>Computes and stores a run of a round; after a correction only what it reaches is computed, and the run's note says so.</summary>
    /// <param name="roundId">The round.</param>
    /// <param name="official">正式 (becomes the round's result) or 试算.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="progress">Told after each indicator.</param>
    /// <param name="cancel">Stops; nothing is stored then.</param>
    public async Task<Result<RunRecord>> RunAsync(
        long roundId, bool official, string by, IProgress<EvaluationProgress>? progress = null, CancellationToken cancel = default)
    {
        var found = await rounds.FindAsync(roundId, cancel);
        if (!found.TryGet(out var round)) return Result.Fail<RunRecord>(found.Problems);
        if (official && await rounds.WaitingAsync(roundId, cancel) is { Count: > 0 } waiting) return RoundProblems.FactsWaiting(waiting.Count, waiting[0].Receipt);
        var gathered = await rounds.MaterialAsync(round, cancel);
        if (!gathered.TryGet(out var material)) return Result.Fail<RunRecord>(gathered.Problems);
        var began = workspace.Clock.GetTimestamp();
        var computed = computation.Renew(material, progress, cancel);
        if (!computed.TryGet(out var renewed)) return Result.Fail<RunRecord>(computed.Problems);
        return await runs.AddAsync(
            renewed.Run, new RunGiving(roundId, official, by, workspace.Clock.GetElapsedTime(began), renewed.How), cancel);
    }
}

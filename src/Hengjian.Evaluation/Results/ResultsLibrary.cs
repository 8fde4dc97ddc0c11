using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Results;

/// <summary>
/// Results of rounds, kept in memory: a run never changes, so what was loaded once is right for ever. Only the few last
/// used are kept; a province of 10,000 schools and three years takes some 100 MB.
/// </summary>
public sealed class ResultsLibrary(Workspace workspace, RoundLibrary rounds, RunLibrary runs, RunComputation computation)
{
    private const int Kept = 3;
    private readonly Lock gate = new();
    private readonly LinkedList<(long Run, Task<Result<RoundResults>> Results)> recent = [];

    /// <summary>The results of a round's official run; before there is one, of its newest run.</summary>
    /// <param name="round">As it is now; the results carry it.</param>
    /// <param name="cancel">Stops waiting, not loading: somebody else may wait too.</param>
    /// <returns>The results; or that nothing was computed yet, or what is wrong with the stored run.</returns>
    public async Task<Result<RoundResults>> OfRoundAsync(RoundRecord round, CancellationToken cancel = default)
    {
        var run = await RunOfAsync(round, cancel);
        if (run is null) return ResultsProblems.NotComputed(round.Name);
        var loaded = await Shared(run.Value, () => LoadAsync(round, run.Value)).WaitAsync(cancel);
        return loaded.Map(r => r.Of(round));
    }

    private Task<Result<RoundResults>> Shared(long run, Func<Task<Result<RoundResults>>> load)
    {
        lock (gate)
        {
            var node = recent.First;
            while (node is not null && node.Value.Run != run) node = node.Next;
            if (node is not null) recent.Remove(node);
            node ??= new LinkedListNode<(long, Task<Result<RoundResults>>)>((run, Task.Run(() => TryAsync(run, load))));
            recent.AddFirst(node);
            while (recent.Count > Kept) recent.RemoveLast();
            return node.Value.Results;
        }
    }

    // A failed load is not kept: the disk may be put right.
    private async Task<Result<RoundResults>> TryAsync(long run, Func<Task<Result<RoundResults>>> load)
    {
        var good = false;
        try
        {
            var loaded = await load();
            good = loaded.IsOk;
            return loaded;
        }
        finally
        {
            if (!good) Forget(run);
        }
    }

    private void Forget(long run)
    {
        lock (gate)
        {
            for (var node = recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Run != run) continue;
                recent.Remove(node);
                return;
            }
        }
    }

    private async Task<long?> RunOfAsync(RoundRecord round, CancellationToken cancel)
    {
        if (round.OfficialRunId is { } official) return official;
        var all = await runs.ListAsync(round.Id, cancel);
        return all.Count == 0 ? null : all[0].Id;
    }

    private async Task<Result<RoundResults>> LoadAsync(RoundRecord round, long runId)
    {
        var loaded = await runs.LoadAsync(runId);
        if (!loaded.TryGet(out var found)) return Result.Fail<RoundResults>(loaded.Problems);
        var (record, run) = found;
        if (run.Scheme is not { } scores || run.Inputs.SchemeVersion is not { } version) return ResultsProblems.NotComputed(round.Name);
        var material = new RunMaterial(run.Inputs, run.Indicators.Tree, run.Reviews);
        var catalogue = computation.Catalogue(run.Inputs.CatalogueVersion);
        if (!catalogue.TryGet(out var compiled)) return Result.Fail<RoundResults>(catalogue.Problems);
        var scheme = computation.Scheme(version, compiled.Catalogue);
        if (!scheme.IsOk) return Result.Fail<RoundResults>(scheme.Problems);
        var facts = computation.Facts(material);
        if (!facts.IsOk) return Result.Fail<RoundResults>(facts.Problems);
        return new RoundResults(round, record, scheme.Value, compiled, facts.Value, run.Indicators, scores)
        {
            Reviews = run.Reviews,
            Earlier = await EarlierAsync(round),
            CityPlaces = TilePlaces.Read(workspace.Directory),
        };
    }

    private async Task<EarlierRound?> EarlierAsync(RoundRecord round)
    {
        var before = (await rounds.ListAsync()).FirstOrDefault(r =>
            r.Year == round.Year - 1 && r.Level == round.Level && r.RegionCode == round.RegionCode && r.Stage >= ProcessStage.Scored);
        if (before is null || await RunOfAsync(before, default) is not { } run) return null;
        var loaded = await runs.LoadAsync(run);
        return loaded.IsOk && loaded.Value.Run.Scheme is { } scores ? new EarlierRound(before, scores) : null;
    }
}

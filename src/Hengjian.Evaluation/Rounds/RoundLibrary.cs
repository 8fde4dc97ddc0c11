using System.Text.Json;
using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Data.Results;
using Hengjian.Domain.Access;
using Hengjian.Domain.Regions;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Rounds;

/// <summary>评价轮次: makes them, moves them through their stages, gathers what a run of theirs needs.</summary>
public sealed class RoundLibrary(Workspace workspace)
{
    /// <summary>Name and version of the computing program, kept with every run.</summary>
    public static string Engine { get; } = "hengjian " + typeof(RoundLibrary).Assembly.GetName().Version!.ToString(3);

    /// <summary>Stores a new round. Catalogue and scheme must be kept under their versions before it can open.</summary>
    /// <param name="round">The round.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="also">What else is stored in the same transaction, once the round has its number.</param>
    public async Task<RoundRecord> AddAsync(
        RoundRecord round, string by, CancellationToken cancel = default, Func<AppDb, RoundRecord, Task>? also = null)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancel);
        if (also is not null) await also(db, round);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "create-round", $"round:{round.Id}",
            new { round.Name, round.Year, round.SchemeId, round.SchemeVersion, round.CatalogueVersion }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return round;
    }

    /// <summary>All rounds, newest first; pages filter them by what their reader may see.</summary>
    public async Task<IReadOnlyList<RoundRecord>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ThenByDescending(r => r.Id).ToListAsync(cancel);
    }

    /// <summary>One round.</summary>
    public async Task<Result<RoundRecord>> FindAsync(long id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        return round is null ? RoundProblems.Unknown(id) : round;
    }

    /// <summary>What can be done to the round now, and why some of it cannot.</summary>
    public async Task<Result<IReadOnlyList<RoundOption>>> OptionsAsync(long id, Principal principal, CancellationToken cancel = default)
    {
        var found = await FindAsync(id, cancel);
        if (!found.TryGet(out var round)) return Result.Fail<IReadOnlyList<RoundOption>>(found.Problems);
        return Result.Ok(RoundMachine.Options(round, await FactsAsync(round, cancel), principal));
    }

    /// <summary>Moves the round, or says why not; the deed and its reason are in the audit log.</summary>
    /// <param name="id">The round.</param>
    /// <param name="transition">Which.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="reason">Chinese; needed for some.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="also">What else happens in the same transaction when the round has moved.</param>
    public async Task<Result<ProcessStage>> MoveAsync(
        long id, RoundTransition transition, Principal principal, string reason = "", CancellationToken cancel = default,
        Func<AppDb, RoundRecord, Task>? also = null)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (round is null) return RoundProblems.Unknown(id);
        var from = round.Stage;
        var moved = RoundMachine.Apply(
            round, transition, await FactsAsync(round, cancel), principal, workspace.Clock.GetUtcNow(), reason);
        if (!moved.IsOk) return moved;
        await db.SaveChangesAsync(cancel);
        if (also is not null) await also(db, round);
        var details = new { from = from.ToString(), to = round.Stage.ToString(), reason, run = round.OfficialRunId };
        var action = "round-" + JsonNamingPolicy.KebabCaseLower.ConvertName(transition.ToString());
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, action, $"round:{id}", details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return moved;
    }

    /// <summary>What a run of the round would be computed from as things stand now.</summary>
    public async Task<Result<RunMaterial>> MaterialAsync(RoundRecord round, CancellationToken cancel = default)
    {
        var tree = await workspace.Regions.TreeOnAsync(round.RegionsOn, cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<RunMaterial>(tree.Problems);
        var snapshots = await workspace.Snapshots.InForceAsync(round.Year, cancel);
        var reviews = await ReviewsAsync(round.Id, cancel);
        var inputs = new RunInputs(
            round.Year,
            round.RegionCode,
            [.. snapshots.Select(s => s.Hash)],
            new DatasetRules(round.CombinedSchools, round.MissingVerdictIsNo),
            round.CatalogueVersion,
            round.SchemeVersion,
            RegionHistory.Hash(regions),
            ReviewFile.Hash(reviews),
            Engine);
        return new RunMaterial(inputs, regions, reviews);
    }

    /// <summary>What people said about the units of a round, without what was withdrawn.</summary>
    public async Task<ReviewInputs> ReviewsAsync(long roundId, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var records = await db.ReviewInputs.AsNoTracking()
            .Where(r => r.RoundId == roundId && r.WithdrawnAt == null).OrderBy(r => r.Id).ToListAsync(cancel);
        return new ReviewInputs([.. records.Select(r => r.ToInput())]);
    }

    /// <summary>Stores what somebody said; an earlier statement of the same kind by the same person is withdrawn.</summary>
    public async Task AddReviewsAsync(
        long roundId, IReadOnlyList<ReviewInput> inputs, string enteredBy, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var now = workspace.Clock.GetUtcNow();
        var current = await db.ReviewInputs
            .Where(r => r.RoundId == roundId && r.EnteredBy == enteredBy && r.WithdrawnAt == null).ToListAsync(cancel);
        var earlier = current.ToLookup(r => (r.RegionCode, r.Item, r.Kind, r.By));
        foreach (var record in inputs.Select(i => ReviewInputRecord.From(roundId, i, enteredBy, now)))
        {
            foreach (var old in earlier[(record.RegionCode, record.Item, record.Kind, record.By)]) old.WithdrawnAt = now;
            db.ReviewInputs.Add(record);
        }
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, enteredBy, "enter-reviews", $"round:{roundId}", new { count = inputs.Count }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
    }

    /// <summary>Submissions in force whose figures are no facts yet, by region: an official run would take what was there before them.</summary>
    public async Task<IReadOnlyList<SubmissionRecord>> WaitingAsync(long round, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await WaitingOf(db, round).OrderBy(s => s.RegionCode).ToListAsync(cancel);
    }

    private static IQueryable<SubmissionRecord> WaitingOf(AppDb db, long round) =>
        from package in db.Packages
        join submission in db.Submissions.AsNoTracking() on package.SubmissionId equals submission.Id
        where package.RoundId == round && submission.FactsState != FactsState.Merged
        select submission;

    private async Task<RoundFacts> FactsAsync(RoundRecord round, CancellationToken cancel)
    {
        var frozen = workspace.Definitions.FindCatalogue(round.CatalogueVersion).IsOk
            && workspace.Definitions.FindScheme(round.SchemeVersion).IsOk;
        var snapshots = (await workspace.Snapshots.InForceAsync(round.Year, cancel)).Count(s => s.Period == round.Year);
        await using var db = workspace.OpenDb();
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round.OfficialRunId, cancel);
        var waiting = await WaitingOf(db, round.Id).CountAsync(cancel);
        if (run is null) return new RoundFacts(frozen, snapshots, false, false, 0) { WaitingSubmissions = waiting };
        var material = await MaterialAsync(round, cancel);
        var current = material.IsOk && material.Value.Inputs.Hash() == run.InputHash;
        var stored = workspace.Results.Load(run.ResultHash);
        var open = stored.IsOk ? stored.Value.Scheme?.Sheets.Count(IsOpen) ?? 0 : 0;
        var other = stored.IsOk && stored.Value.Inputs.CatalogueVersion != round.CatalogueVersion;
        return new RoundFacts(frozen, snapshots, stored.IsOk, current, open) { ChosenSince = other ? round.CatalogueVersion : null, WaitingSubmissions = waiting };
    }

    // A total that stands is decided, also when the credibility rule stood in for what was not reviewed. A missing
    // value that the scheme's policy turned into points or a verdict does not keep the sheet open.
    private static bool IsOpen(ScoreSheet sheet) => sheet.Total is null && sheet.Items.Any(i =>
        i.State == ItemState.AwaitingReview || (i.State == ItemState.MissingData && i.Points is null && i.Met is null));
}

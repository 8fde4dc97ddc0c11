using Hengjian.Data.Results;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Rounds;

/// <summary>What is said about a run when it is stored.</summary>
/// <param name="RoundId">The round; null outside any.</param>
/// <param name="Official">正式: becomes the round's result when scoring closes.</param>
/// <param name="By">Sign-in name.</param>
/// <param name="Duration">How long it computed.</param>
/// <param name="Note">Chinese: why it was run.</param>
public sealed record RunGiving(long? RoundId, bool Official, string By, TimeSpan Duration, string Note = "");

/// <summary>测算: stored runs with their records.</summary>
public sealed class RunLibrary(Workspace workspace)
{
    /// <summary>Stores a run and its record; an official one becomes its round's run, which only an open round takes.</summary>
    public async Task<Result<RunRecord>> AddAsync(StoredRun run, RunGiving giving, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var round = giving.RoundId is { } id ? await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) : null;
        if (giving.RoundId is { } wanted && round is null) return RoundProblems.Unknown(wanted);
        if (giving.Official && round is not { Stage: ProcessStage.Open }) return RoundProblems.OfficialRunRefused(round?.Stage);
        var hash = workspace.Results.Save(run);
        var record = new RunRecord
        {
            RoundId = giving.RoundId,
            RegionCode = run.Inputs.RegionCode,
            ResultHash = hash,
            InputHash = run.Inputs.Hash(),
            Official = giving.Official,
            RunBy = giving.By,
            RunAt = workspace.Clock.GetUtcNow(),
            Duration = giving.Duration,
            Note = giving.Note,
        };
        db.Runs.Add(record);
        await db.SaveChangesAsync(cancel);
        if (giving.Official)
        {
            round!.OfficialRunId = record.Id;
            await db.SaveChangesAsync(cancel);
        }
        var entry = await workspace.Audit.AppendAsync(
            db, giving.By, "run", $"run:{record.Id}", new { giving.RoundId, giving.Official, hash, record.InputHash }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }

    /// <summary>The runs of a round, newest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(long roundId, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Runs.AsNoTracking().Where(r => r.RoundId == roundId).OrderByDescending(r => r.Id).ToListAsync(cancel);
    }

    /// <summary>The record and the stored run; every byte was checked.</summary>
    public async Task<Result<(RunRecord Record, StoredRun Run)>> LoadAsync(long id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var record = await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        return record is null ? RoundProblems.UnknownRun(id) : workspace.Results.Load(record.ResultHash).Map(run => (record, run));
    }
}

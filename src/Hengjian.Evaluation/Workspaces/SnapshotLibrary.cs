using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Domain.Auditing;
using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>What is said about facts when they are given.</summary>
/// <param name="By">Sign-in name of the giver.</param>
/// <param name="Source">Chinese: where the data come from; empty when not said.</param>
/// <param name="Files">The files handed in, already in <see cref="Workspace.Files"/>.</param>
public sealed record SnapshotGiving(string By, string Source, IReadOnlyList<SnapshotFile> Files);

/// <summary>The snapshots of a period that are not withdrawn.</summary>
/// <param name="Period">The year.</param>
/// <param name="Newest">Id of the newest; 0 when there is none.</param>
/// <param name="Count">How many there are.</param>
public sealed record SnapshotStanding(int Period, long Newest, int Count);

/// <summary>What a corrected snapshot corrects, for its record and the audit log.</summary>
/// <param name="Corrects">Number of the snapshot that had the row.</param>
/// <param name="Row">Chinese: which row.</param>
/// <param name="Cells">Chinese: each cell, before and after.</param>
public sealed record SnapshotCorrection(long Corrects, string Row, IReadOnlyList<string> Cells);

/// <summary>数据快照: stores them with their records, says which are in force, combines them.</summary>
public sealed class SnapshotLibrary(Workspace workspace)
{
    /// <summary>
    /// Stores the snapshots of one import: all of them or none. One that repeats kind, grain, period and region of an
    /// earlier one is its correction and names it as parent.
    /// </summary>
    public async Task<IReadOnlyList<SnapshotRecord>> AddAsync(
        IReadOnlyList<FactSnapshot> snapshots, SnapshotGiving giving, CancellationToken cancel = default) =>
        (await AddAsync(snapshots, giving, null, null, cancel))!;

    /// <summary>Stores a snapshot made from what was in force; nothing when that has changed in between.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="correction">What it corrects.</param>
    /// <param name="basis">What <see cref="StandingAsync"/> said before the facts were read.</param>
    /// <param name="giving">What is said about it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null when a snapshot of the period was given or withdrawn since.</returns>
    public async Task<SnapshotRecord?> AddOnAsync(
        FactSnapshot snapshot, SnapshotCorrection correction, SnapshotStanding basis, SnapshotGiving giving, CancellationToken cancel = default) =>
        (await AddAsync([snapshot], giving, correction, basis, cancel))?[0];

    /// <summary>Which snapshots of a period there are, for <see cref="AddOnAsync"/>.</summary>
    public async Task<SnapshotStanding> StandingAsync(int period, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await StandingOfAsync(db, period, cancel);
    }

    private static async Task<SnapshotStanding> StandingOfAsync(AppDb db, int period, CancellationToken cancel)
    {
        var standing = await db.Snapshots.AsNoTracking().Where(s => s.Period == period && !s.Withdrawn).Select(s => s.Id).ToListAsync(cancel);
        return new SnapshotStanding(period, standing.DefaultIfEmpty().Max(), standing.Count);
    }

    private async Task<IReadOnlyList<SnapshotRecord>?> AddAsync(
        IReadOnlyList<FactSnapshot> snapshots, SnapshotGiving giving, SnapshotCorrection? correction, SnapshotStanding? basis,
        CancellationToken cancel)
    {
        // Content first: a record never points at nothing. Content without a record is only unused space.
        var hashes = snapshots.Select(workspace.Facts.Save).ToList();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        // Writers wait for each other here: what is true now stays true until this one is through.
        if (basis is not null && await StandingOfAsync(db, basis.Period, cancel) != basis) return null;
        var records = new List<SnapshotRecord>();
        AuditEntry? entry = null;
        foreach (var (snapshot, hash) in snapshots.Zip(hashes))
        {
            var record = RecordOf(snapshot, hash, giving, correction?.Corrects ?? await ParentOfAsync(db, snapshot, cancel));
            db.Snapshots.Add(record);
            await db.SaveChangesAsync(cancel);
            var (action, details) = Logged(record, correction);
            entry = await workspace.Audit.AppendAsync(db, giving.By, action, $"snapshot:{record.Id}", details, cancel);
            records.Add(record);
        }
        if (entry is not null) await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return records;
    }

    /// <summary>
    /// The snapshots in force, oldest first: not withdrawn, and with rows that no later one of the same kind, grain and
    /// period replaces.
    /// </summary>
    /// <param name="lastPeriod">Leaves out later periods; null takes all.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<SnapshotRecord>> InForceAsync(int? lastPeriod = null, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var all = await db.Snapshots.AsNoTracking().Include(s => s.Files)
            .Where(s => !s.Withdrawn && (lastPeriod == null || s.Period <= lastPeriod))
            .OrderBy(s => s.Id).ToListAsync(cancel);
        return SnapshotsInForce.Of(all, s => workspace.Facts.PlacesOf(s.Hash));
    }

    /// <summary>Which of the counties have rows in force.</summary>
    public async Task<CountyReports> ReportsOfAsync(IReadOnlyList<Region> counties, CancellationToken cancel = default) =>
        new(counties, await InForceAsync(cancel: cancel), s => workspace.Facts.PlacesOf(s.Hash));

    /// <summary>Loads and combines stored snapshots.</summary>
    /// <param name="regions">The regions of the evaluation.</param>
    /// <param name="hashes">Oldest first.</param>
    /// <param name="rules">How to read them.</param>
    /// <param name="verify">Also hashes every file.</param>
    public Result<Dataset> Combine(
        RegionTree regions, IEnumerable<string> hashes, DatasetRules? rules = null, bool verify = false)
    {
        var loaded = hashes.Select(h => workspace.Facts.Load(h, verify)).ToList();
        Problem[] problems = [.. loaded.SelectMany(l => l.Problems)];
        return problems.Length > 0
            ? Result.Fail<Dataset>(problems)
            : DatasetCombiner.Combine(regions, [.. loaded.Select(l => l.Value)], rules);
    }

    private static (string Action, object Details) Logged(SnapshotRecord r, SnapshotCorrection? correction) => correction is null
        ? ("import", new { r.Kind, r.Period, r.RegionCode, r.RowCount, r.Hash })
        : ("correct", new { r.Kind, r.Period, r.RegionCode, r.RowCount, r.Hash, correction.Corrects, correction.Row, correction.Cells, Reason = r.Source });

    private static async Task<long?> ParentOfAsync(AppDb db, FactSnapshot snapshot, CancellationToken cancel)
    {
        var (grain, period) = (snapshot.Table.Grain, snapshot.Table.Period);
        return await db.Snapshots
            .Where(s => s.Kind == snapshot.Kind && s.Grain == grain && s.Period == period && s.RegionCode == snapshot.RegionCode)
            .OrderByDescending(s => s.Id).Select(s => (long?)s.Id).FirstOrDefaultAsync(cancel);
    }

    private SnapshotRecord RecordOf(FactSnapshot snapshot, string hash, SnapshotGiving giving, long? parent) => new()
    {
        Hash = hash,
        ParentId = parent,
        Kind = snapshot.Kind,
        Grain = snapshot.Table.Grain,
        Period = snapshot.Table.Period,
        RegionCode = snapshot.RegionCode,
        RowCount = snapshot.Table.RowCount,
        GivenBy = giving.By,
        GivenAt = workspace.Clock.GetUtcNow(),
        Source = giving.Source,
        DefinitionNote = snapshot.DefinitionNote,
        DictionaryVersion = snapshot.DictionaryVersion,
        Files =
        [
            .. giving.Files.Select(f => new SnapshotFile { Name = ShortText.FileName(f.Name, SnapshotFile.LongestName), Sha256 = f.Sha256, Size = f.Size }),
        ],
    };
}

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

/// <summary>数据快照: stores them with their records, says which are in force, combines them.</summary>
public sealed class SnapshotLibrary(Workspace workspace)
{
    /// <summary>
    /// Stores the snapshots of one import: all of them or none. One that repeats kind, grain, period and region of an
    /// earlier one is its correction and names it as parent.
    /// </summary>
    public async Task<IReadOnlyList<SnapshotRecord>> AddAsync(
        IReadOnlyList<FactSnapshot> snapshots, SnapshotGiving giving, CancellationToken cancel = default)
    {
        // Content first: a record never points at nothing. Content without a record is only unused space.
        var hashes = snapshots.Select(workspace.Facts.Save).ToList();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var records = new List<SnapshotRecord>();
        AuditEntry? entry = null;
        foreach (var (snapshot, hash) in snapshots.Zip(hashes))
        {
            var record = RecordOf(snapshot, hash, giving, await ParentOfAsync(db, snapshot, cancel));
            db.Snapshots.Add(record);
            await db.SaveChangesAsync(cancel);
            entry = await workspace.Audit.AppendAsync(
                db, giving.By, "import", $"snapshot:{record.Id}", new { record.Kind, record.Period, record.RegionCode, record.RowCount, hash }, cancel);
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

using Hengjian.Data.Facts;
using Hengjian.Domain;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>Who gives which files as what.</summary>
/// <param name="Kind">What the files report on.</param>
/// <param name="Period">The year.</param>
/// <param name="RegionCode">
/// The region of the giver. Earlier rows of the kind are replaced for the regions the files have rows for.
/// </param>
/// <param name="Files">The files; stay open.</param>
/// <param name="By">Sign-in name.</param>
public sealed record FactGiving(ImportKind Kind, int Period, int RegionCode, IReadOnlyList<ImportFile> Files, string By)
{
    /// <summary>Chinese: where the data come from; empty when not said.</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// Under which kind the snapshot replaces earlier ones; null for that of <see cref="Kind"/>. Two departments that
    /// each fill some columns of the region table give theirs as two kinds, or the later would replace the earlier.
    /// </summary>
    public string? SnapshotKind { get; init; }

    /// <summary>
    /// 口径变化 that begin with <see cref="Period"/>, as typed: one element a line, “在校生数：不再计借读学生” (see
    /// <see cref="DefinitionText"/>); empty when everything means what it meant the year before.
    /// </summary>
    public string DefinitionChanges { get; init; } = "";
}

/// <summary>What came of a giving.</summary>
/// <param name="Outcome">Errors and warnings; its request can be used for an <see cref="ErrorCopy"/>.</param>
/// <param name="Request">The request as it was read, for the copy.</param>
/// <param name="Snapshot">The stored snapshot; null when there was any error, and then nothing is stored.</param>
public sealed record ImportReceipt(ImportOutcome Outcome, ImportRequest Request, SnapshotRecord? Snapshot);

/// <summary>导入: reads files into a snapshot, all of it or nothing.</summary>
/// <param name="workspace">Where it is stored.</param>
/// <param name="dictionary">数据字典.</param>
/// <param name="dictionaryVersion">Its version, kept with the snapshot.</param>
public sealed class ImportFacts(Workspace workspace, DataDictionary dictionary, string dictionaryVersion)
{
    /// <summary>Reads, checks and stores.</summary>
    /// <returns>
    /// A receipt, also when the files have errors; problems only when the workspace itself is not ready, or when the
    /// declared changes of definition cannot be read or are of no column of the files.
    /// </returns>
    public async Task<Result<ImportReceipt>> RunAsync(
        FactGiving giving, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var tree = await workspace.Regions.TreeOnAsync(today, cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<ImportReceipt>(tree.Problems);
        if (regions.IndexOf(giving.RegionCode) < 0) return ImportProblems.UnknownGiver(giving.RegionCode);
        var declared = DefinitionText.Read(giving.DefinitionChanges, giving.Kind, giving.Period, dictionary);
        if (!declared.TryGet(out var changes)) return Result.Fail<ImportReceipt>(declared.Problems);
        var request = new ImportRequest(giving.Kind, giving.Period, giving.Files, dictionary, regions)
        {
            Within = giving.RegionCode,
        };
        if (giving.Kind == ImportKind.Class)
        {
            var schools = await SchoolsAsync(regions, giving.Period, cancel);
            if (!schools.TryGet(out var dataset)) return Result.Fail<ImportReceipt>(schools.Problems);
            request = request with { Schools = dataset.Find(Grain.SchoolYear, giving.Period) };
        }
        var outcome = await Task.Run(() => FactImporter.Read(request, progress, cancel), cancel);
        if (outcome.IsOk && changes.FirstOrDefault(c => !outcome.Tables[0].Columns.ContainsKey(c.Element)) is { } astray)
            return ImportProblems.ChangeWithoutColumn(DefinitionText.NameOf(astray, dictionary));
        var snapshot = outcome.IsOk ? await StoreAsync(giving, request, outcome, changes, cancel) : null;
        return new ImportReceipt(outcome, request, snapshot);
    }

    private async Task<Result<Dataset>> SchoolsAsync(RegionTree regions, int period, CancellationToken cancel)
    {
        var inForce = await workspace.Snapshots.InForceAsync(period, cancel);
        return workspace.Snapshots.Combine(
            regions, inForce.Where(s => s.Grain == Grain.SchoolYear && s.Period == period).Select(s => s.Hash));
    }

    private async Task<SnapshotRecord> StoreAsync(
        FactGiving giving,
        ImportRequest request,
        ImportOutcome outcome,
        IReadOnlyList<DefinitionChange> changes,
        CancellationToken cancel)
    {
        var files = new List<SnapshotFile>();
        foreach (var file in giving.Files)
        {
            file.Content.Position = 0;
            var stored = await workspace.Files.AddAsync(file.Content, cancel);
            files.Add(new SnapshotFile { Name = file.Name, Sha256 = stored.Sha256, Size = stored.Size });
        }
        var table = outcome.Tables[0];
        var kind = giving.SnapshotKind ?? giving.Kind.Word();
        var snapshot = new FactSnapshot(kind, giving.RegionCode, dictionaryVersion, table)
        {
            ParentKeys = request.Schools is null ? null : FactSnapshot.ParentKeysOf(table, request.Schools),
            DefinitionNote = DefinitionText.NoteOf(changes, dictionary),
            DefinitionChanges = changes,
        };
        var records = await workspace.Snapshots.AddAsync(
            [snapshot], new SnapshotGiving(giving.By, giving.Source, files), cancel);
        return records[0];
    }
}

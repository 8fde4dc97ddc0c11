using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>A region's figures as somebody may see them now, in the form of facts.</summary>
/// <param name="Snapshots">As a submission would make them; in memory only.</param>
/// <param name="Closed">Ids of units with columns this person may not see yet, by id.</param>
/// <param name="Files">A table is handed in whole and is not in here.</param>
public sealed record DraftSnapshots(IReadOnlyList<FactSnapshot> Snapshots, IReadOnlyList<string> Closed, bool Files);

/// <summary>What facts would become of a region's cells if they were submitted as they stand: for trials, stored nowhere.</summary>
public sealed class DraftFacts(Workspace workspace, DataDictionary dictionary)
{
    private sealed record DraftCell(string Kind, int Period, SheetRowRecord Row, CellRevisionRecord Revision);

    /// <summary>The figures that are open to a reader; drafts of units that nobody has handed on are not read.</summary>
    /// <param name="db">The records.</param>
    /// <param name="round">Whose columns count as asked.</param>
    /// <param name="region">The region.</param>
    /// <param name="lastYear">Later years are left out.</param>
    /// <param name="scope">What the reader sees of units' work.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<DraftSnapshots>> OfAsync(AppDb db, long round, int region, int lastYear, WorkScope scope, RegionTree regions, CancellationToken cancel = default)
    {
        var columns = await db.SheetColumns.AsNoTracking().Where(c => c.RegionCode == region && c.Period <= lastYear).ToListAsync(cancel);
        var cells = await CellsAsync(db, region, lastYear, columns.ToDictionary(c => (c.SheetId, c.Element)), scope, cancel);
        var made = new List<FactSnapshot>();
        foreach (var table in cells.GroupBy(c => (c.Kind, c.Period)).OrderBy(g => g.Key.Period).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            if (ImportKinds.Parse(table.Key.Kind) is not { } kind) continue;
            var snapshot = await SnapshotAsync(db, kind, table.Key.Period, region, [.. table], regions, cancel);
            if (!snapshot.TryGet(out var one)) return Result.Fail<DraftSnapshots>(snapshot.Problems);
            made.Add(one);
        }
        var asked = (await db.SheetDemands.AsNoTracking().Where(d => d.RoundId == round).Select(d => d.ColumnId).Distinct().ToListAsync(cancel)).ToHashSet();
        var files = await db.FillSheets.AnyAsync(s => s.RegionCode == region && s.Period <= lastYear && s.Mode == SheetMode.File, cancel);
        return new DraftSnapshots(
            made, [.. columns.Where(c => asked.Contains(c.Id) && !CellSight.SeesDrafts(scope, c)).Select(c => c.UnitId).Distinct().Order(StringComparer.Ordinal)], files);
    }

    // Each cell with the revision this reader is shown.
    private static async Task<List<DraftCell>> CellsAsync(
        AppDb db, int region, int lastYear, Dictionary<(long, string), SheetColumnRecord> columns, WorkScope scope, CancellationToken cancel)
    {
        var of = from cell in db.Cells.AsNoTracking()
                 join sheet in db.FillSheets.AsNoTracking() on cell.SheetId equals sheet.Id
                 join row in db.SheetRows.AsNoTracking() on cell.RowId equals row.Id
                 where sheet.RegionCode == region && sheet.Period <= lastYear && sheet.Mode == SheetMode.Grid && !row.Removed
                 select new { sheet.Kind, sheet.Period, Row = row, Cell = cell };
        var newest = await (from one in of join revision in db.CellRevisions.AsNoTracking() on one.Cell.RevisionId equals revision.Id select new { one.Kind, one.Period, one.Row, one.Cell, Revision = revision }).ToListAsync(cancel);
        var handedUp = await (from one in of
                              join revision in db.CellRevisions.AsNoTracking() on one.Cell.SealedRevisionId equals revision.Id
                              where one.Cell.SealedRevisionId != one.Cell.RevisionId
                              select revision).ToDictionaryAsync(r => r.Id, cancel);
        var found = new List<DraftCell>();
        foreach (var one in newest)
        {
            if (!columns.TryGetValue((one.Cell.SheetId, one.Cell.Element), out var column) || CellSight.RevisionFor(scope, column, one.Cell) is not { } shown) continue;
            var revision = shown == one.Revision.Id ? one.Revision : handedUp.GetValueOrDefault(shown);
            if (revision is not null) found.Add(new DraftCell(one.Kind, one.Period, one.Row, revision));
        }
        return found;
    }

    private async Task<Result<FactSnapshot>> SnapshotAsync(
        AppDb db, ImportKind kind, int period, int region, IReadOnlyList<DraftCell> cells, RegionTree regions, CancellationToken cancel)
    {
        var rows = new SealedRows(dictionary);
        var isRegions = kind is ImportKind.Region or ImportKind.RegionStage;
        if (!isRegions)
        {
            var word = kind.Word();
            var removed = await db.SheetRows.AsNoTracking().Where(r => r.Removed && db.FillSheets.Any(s => s.Id == r.SheetId && s.RegionCode == region && s.Kind == word && s.Period == period))
                .Select(r => r.RowKey).ToListAsync(cancel);
            rows.AddKnown(await KnownFacts.OfAsync(workspace, region, cancel), kind, period, removed.ToHashSet(StringComparer.Ordinal));
        }
        foreach (var cell in cells) rows.Add(cell.Row.Stage, cell.Row.RowKey, cell.Row.Name, cell.Revision);
        await using var content = new MemoryStream(SealedTable.Write(kind, region, rows.ToList(), dictionary));
        var outcome = FactImporter.Read(new ImportRequest(kind, period, [new ImportFile("试算.csv", content)], dictionary, regions) { Within = region }, null, cancel);
        return outcome.Tables is [var table]
            ? new FactSnapshot(isRegions ? FilledKinds.Of(kind.Word()) : kind.Word(), region, ImportFields.Version(kind, dictionary), table)
            : Result.Fail<FactSnapshot>([.. outcome.Problems]);
    }
}

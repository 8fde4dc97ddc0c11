using Hengjian.Data.Records;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>
/// The columns of a part that goes to another unit: those nothing else asks of the old unit go along with their values; what other
/// items or rounds ask of it stays with it. What was typed before stays in the history of the old sheet.
/// </summary>
public sealed class ColumnExchange(Workspace workspace, DataDictionary? dictionary = null)
{
    /// <summary>Moves them, in the deed's transaction.</summary>
    public async Task<Result<MovedWork>> MoveAsync(AppDb db, ExchangedPart moved, CancellationToken cancel = default)
    {
        var columns = await OwnAsync(db, moved, cancel);
        if (columns.Count == 0) return new MovedWork("");
        foreach (var column in columns)
        {
            if (await db.Cells.AnyAsync(c => c.SheetId == column.SheetId && c.Element == column.Element && c.SealedByRound != null, cancel))
                return BreakdownProblems.SealedValue(dictionary?.TryFind(column.Element, out var element) == true ? element.NameZh : column.Element);
        }
        var (batch, count) = (new SaveBatch(), 0);
        foreach (var group in columns.GroupBy(c => c.SheetId).OrderBy(g => g.Key)) count += await MoveAsync(db, moved, group.Key, [.. group], batch, cancel);
        await db.SaveChangesAsync(cancel);
        await batch.LogAsync(workspace, db);
        await FillHandIn.ChangedAsync(db, moved.Part.Id, cancel);
        return new MovedWork(FormattableString.Invariant($"数据 {columns.Count} 列（{count} 格）"));
    }

    // Demanded by the item in its round, and by no other part of the old unit.
    private static async Task<List<SheetColumnRecord>> OwnAsync(AppDb db, ExchangedPart moved, CancellationToken cancel)
    {
        var (part, giver) = (moved.Part, moved.From);
        var round = await db.Packages.Where(p => p.Id == part.PackageId).Select(p => p.RoundId).SingleAsync(cancel);
        var asked = await (
            from demand in db.SheetDemands
            join column in db.SheetColumns on demand.ColumnId equals column.Id
            where demand.RoundId == round && demand.Item == part.Item && column.RegionCode == part.RegionCode && column.UnitId == giver
            select column).Distinct().ToListAsync(cancel);
        var ids = asked.Select(c => c.Id).ToList();
        var stay = (await (
            from demand in db.SheetDemands
            join package in db.Packages on demand.RoundId equals package.RoundId
            join other in db.Contributions on new { PackageId = package.Id, demand.Item } equals new { other.PackageId, other.Item }
            where ids.Contains(demand.ColumnId) && package.RegionCode == part.RegionCode && other.UnitId == giver && other.Id != part.Id
            select demand.ColumnId).Distinct().ToListAsync(cancel)).ToHashSet();
        return [.. asked.Where(c => !stay.Contains(c.Id))];
    }

    private static async Task<int> MoveAsync(AppDb db, ExchangedPart moved, long from, List<SheetColumnRecord> columns, SaveBatch batch, CancellationToken cancel)
    {
        var (sheet, to) = (await db.FillSheets.SingleAsync(s => s.Id == from, cancel), moved.Part.UnitId);
        var target = await db.FillSheets.FirstOrDefaultAsync(s => s.RegionCode == sheet.RegionCode && s.UnitId == to && s.Kind == sheet.Kind && s.Period == sheet.Period, cancel);
        var elements = columns.Select(c => c.Element).ToHashSet(StringComparer.Ordinal);
        var cells = await db.Cells.AsNoTracking().Where(c => c.SheetId == from).ToListAsync(cancel);
        cells = cells.FindAll(c => elements.Contains(c.Element));
        sheet.Version++;
        foreach (var column in columns) column.UnitId = to;
        if (target is null && !await db.SheetColumns.AnyAsync(c => c.SheetId == from && !elements.Contains(c.Element), cancel))
        {
            // The whole table changes hands: nothing has to be written anew.
            sheet.UnitId = to;
            await db.SaveChangesAsync(cancel);
            return cells.Count;
        }
        if (target is null) db.FillSheets.Add(target = new FillSheetRecord { RegionCode = sheet.RegionCode, UnitId = to, Kind = sheet.Kind, Period = sheet.Period, Mode = sheet.Mode });
        target.Version++;
        await db.SaveChangesAsync(cancel);
        foreach (var column in columns) column.SheetId = target.Id;
        await CopyAsync(db, moved, from, target, cells, batch, cancel);
        return cells.Count;
    }

    // Rows are found by their keys; each value is written anew in the other sheet, with who wrote it and where it is from.
    private static async Task CopyAsync(AppDb db, ExchangedPart moved, long from, FillSheetRecord target, List<CellRecord> cells, SaveBatch batch, CancellationToken cancel)
    {
        var there = (await db.SheetRows.Where(r => r.SheetId == target.Id).ToListAsync(cancel)).ToDictionary(KeyOf);
        var rows = new Dictionary<long, SheetRowRecord>();
        foreach (var row in (await db.SheetRows.AsNoTracking().Where(r => r.SheetId == from && !r.Removed).ToListAsync(cancel)).OrderBy(r => r.Order).ThenBy(r => r.Id))
        {
            if (!there.TryGetValue(KeyOf(row), out var mine))
            {
                mine = new SheetRowRecord { SheetId = target.Id, RegionRow = row.RegionRow, Stage = row.Stage, RowKey = row.RowKey, ParentKey = row.ParentKey, Name = row.Name, Order = row.Order };
                db.SheetRows.Add(mine);
            }
            rows[row.Id] = mine;
        }
        await db.SaveChangesAsync(cancel);
        foreach (var (old, mine) in rows)
        {
            var (part, row) = (moved.Part.Id, mine.Id);
            await db.EvidenceUses.Where(u => u.ContributionId == part && u.RowId == old).ExecuteUpdateAsync(s => s.SetProperty(u => u.RowId, row), cancel);
        }
        var written = new List<CellRevisionRecord>();
        foreach (var cell in cells.Where(c => rows.ContainsKey(c.RowId)).OrderBy(c => c.RevisionId))
        {
            var old = await db.CellRevisions.AsNoTracking().SingleAsync(r => r.Id == cell.RevisionId, cancel);
            written.Add(new CellRevisionRecord
            {
                SheetId = target.Id,
                RowId = rows[cell.RowId].Id,
                Element = old.Element,
                Text = old.Text,
                Number = old.Number,
                Flag = old.Flag,
                Code = old.Code,
                ProblemCode = old.ProblemCode,
                By = old.By,
                OnBehalfOf = old.OnBehalfOf,
                At = moved.Now,
                Op = Guid.NewGuid(),
                Source = old.Source,
                SourceRef = FormattableString.Invariant($"revision:{old.Id}"),
            });
        }
        db.CellRevisions.AddRange(written);
        await db.SaveChangesAsync(cancel);
        foreach (var revision in written)
        {
            if (await db.Cells.FindAsync([revision.RowId, revision.Element], cancel) is { } cell) cell.RevisionId = revision.Id;
            else db.Cells.Add(new CellRecord { RowId = revision.RowId, Element = revision.Element, SheetId = target.Id, RevisionId = revision.Id });
            if (revision.Source != CellSource.Prefilled) batch.Note(target.RegionCode, revision.By, revision.Id, CellSaver.LineOf(revision));
        }
    }

    private static (int Region, SchoolStage Stage, string Parent, string Key) KeyOf(SheetRowRecord row) => (row.RegionRow, row.Stage, row.ParentKey, row.RowKey);
}

using Hengjian.Data.Records;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>Writes sheets, columns, demands, rows and what is known, in the caller's transaction.</summary>
internal sealed class SheetWriter(AppDb db, DateTimeOffset now, DataDictionary dictionary, KnownFacts known)
{
    /// <summary>Who is named for values the program took over.</summary>
    public const string System = "system";

    private readonly List<CellRevisionRecord> stored = [];

    /// <summary>What was taken over, for the audit log: from which revision to which, how many, and their hash; null when nothing was.</summary>
    public object? Batch => stored.Count == 0 ? null : new
    {
        first = stored.Min(r => r.Id),
        last = stored.Max(r => r.Id),
        count = stored.Count,
        root = Saving.SaveBatch.RootOf(stored.Select(r => (r.Id, CellSaver.LineOf(r)))),
    };

    public async Task<(int Columns, int Prefilled)> WriteAsync(PackageRecord package, AskedColumns asked, CancellationToken cancel)
    {
        var (columns, prefilled) = (0, 0);
        foreach (var group in asked.Columns.GroupBy(c => (c.UnitId, c.Kind, c.Period)).OrderBy(g => g.Key.Period).ThenBy(g => g.Key.Kind))
        {
            var wanted = group.Where(c => c.Period == asked.Year || !IsKnown(c)).ToList();
            foreach (var column in wanted)
            {
                var made = await ColumnAsync(package, column, cancel);
                await DemandAsync(made.Column.Id, package.RoundId, column.Items, cancel);
                if (!made.IsNew) continue;
                columns++;
                prefilled += await PrefillAsync(made.Column, column, cancel);
            }
        }
        return (columns, prefilled);
    }

    // Of earlier years: somebody has given it already, so it is not asked again.
    private bool IsKnown(WantedColumn column) => dictionary.TryFind(column.Element, out var element)
        && known.Rows(column.Kind, column.Period) is { Count: > 0 } rows && rows.Any(r => r.TextOf(element) is not null);

    private async Task<(SheetColumnRecord Column, bool IsNew)> ColumnAsync(PackageRecord package, WantedColumn wanted, CancellationToken cancel)
    {
        var kind = wanted.Kind.Word();
        var there = await db.SheetColumns.FirstOrDefaultAsync(
            c => c.RegionCode == package.RegionCode && c.Kind == kind && c.Period == wanted.Period && c.Element == wanted.Element, cancel);
        if (there is not null) return (there, false);
        var sheet = await SheetAsync(package.RegionCode, wanted, cancel);
        var column = new SheetColumnRecord
        {
            SheetId = sheet.Id,
            RegionCode = package.RegionCode,
            UnitId = wanted.UnitId,
            Kind = kind,
            Period = wanted.Period,
            Element = wanted.Element,
        };
        db.SheetColumns.Add(column);
        sheet.Version++;
        await db.SaveChangesAsync(cancel);
        return (column, true);
    }

    private async Task<FillSheetRecord> SheetAsync(int region, WantedColumn wanted, CancellationToken cancel)
    {
        var kind = wanted.Kind.Word();
        var sheet = await db.FillSheets.FirstOrDefaultAsync(
            s => s.RegionCode == region && s.UnitId == wanted.UnitId && s.Kind == kind && s.Period == wanted.Period, cancel);
        if (sheet is not null) return sheet;
        var rows = Rows(region, wanted.Kind, wanted.Period).ToList();
        var isFile = wanted.Kind == ImportKind.Class || rows.Count > SheetMaker.MostRows;
        sheet = new FillSheetRecord { RegionCode = region, UnitId = wanted.UnitId, Kind = kind, Period = wanted.Period, Mode = isFile ? SheetMode.File : SheetMode.Grid };
        db.FillSheets.Add(sheet);
        await db.SaveChangesAsync(cancel);
        if (isFile) db.SheetRows.Add(FileSheets.RowOf(sheet));
        if (isFile) rows = [];
        var order = 0;
        foreach (var (stage, key, name) in rows)
        {
            db.SheetRows.Add(new SheetRowRecord { SheetId = sheet.Id, RegionRow = region, Stage = stage, RowKey = key, Name = name, Order = order++ });
        }
        await db.SaveChangesAsync(cancel);
        return sheet;
    }

    // The rows that were there this year or the years before; a region has one, and one for each stage.
    private IEnumerable<(SchoolStage Stage, string Key, string Name)> Rows(int region, ImportKind kind, int period)
    {
        if (kind == ImportKind.Region) return [(SchoolStage.All, "", "")];
        var last = Enumerable.Range(0, 3).Select(back => known.Rows(kind, period - back)).FirstOrDefault(r => r.Count > 0) ?? [];
        if (kind == ImportKind.RegionStage)
        {
            SchoolStage[] stages = last.Count > 0 ? [.. last.Select(r => r.Stage).Distinct().Order()] : [SchoolStage.Primary, SchoolStage.Junior];
            return stages.Select(s => (s, "", s.ToChinese()));
        }
        return last.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (SchoolStage.All, r.Key, r.Name));
    }

    private async Task DemandAsync(long column, long round, IReadOnlyList<string> items, CancellationToken cancel)
    {
        var there = await db.SheetDemands.Where(d => d.ColumnId == column && d.RoundId == round).Select(d => d.Item).ToListAsync(cancel);
        foreach (var item in items.Except(there, StringComparer.Ordinal))
            db.SheetDemands.Add(new SheetDemandRecord { ColumnId = column, RoundId = round, Item = item });
        await db.SaveChangesAsync(cancel);
    }

    private async Task<int> PrefillAsync(SheetColumnRecord column, WantedColumn wanted, CancellationToken cancel)
    {
        if (!dictionary.TryFind(column.Element, out var element)) return 0;
        var rows = await db.SheetRows.Where(r => r.SheetId == column.SheetId).ToListAsync(cancel);
        var revisions = new List<CellRevisionRecord>();
        foreach (var row in rows)
        {
            if (known.Find(wanted.Kind, wanted.Period, row.Stage, row.RowKey) is not { } found || found.TextOf(element) is not { } text) continue;
            var source = new CellGiving(System, null, now, CellSource.Prefilled, found.Source);
            revisions.Add(CellReader.Read(element, text).ToRevision(column.SheetId, row.Id, Guid.NewGuid(), source, null));
        }
        db.CellRevisions.AddRange(revisions);
        await db.SaveChangesAsync(cancel);
        foreach (var revision in revisions)
            db.Cells.Add(new CellRecord { RowId = revision.RowId, Element = revision.Element, SheetId = revision.SheetId, RevisionId = revision.Id });
        await db.SaveChangesAsync(cancel);
        stored.AddRange(revisions);
        return revisions.Count;
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>A region's own figures as one person may see them now: cells of this and other sheets, else the facts in force.</summary>
internal sealed class OwnFigures
{
    private readonly Dictionary<(ImportKind Kind, int Period, SchoolStage Stage, string Element), CellRevisionRecord> cells = [];
    private readonly HashSet<string> others;
    private readonly KnownFacts known;
    private readonly SheetView sheet;
    private readonly int yearsBack;

    private OwnFigures(SheetView sheet, KnownFacts known, HashSet<string> others, int yearsBack) =>
        (this.sheet, this.known, this.others, this.yearsBack) = (sheet, known, others, yearsBack);

    public static async Task<OwnFigures> ReadAsync(AppDb db, Workspace workspace, SheetView sheet, Principal principal, int yearsBack, CancellationToken cancel)
    {
        var (region, period, own) = (sheet.Sheet.RegionCode, sheet.Sheet.Period, sheet.Sheet.Id);
        string[] kinds = [ImportKind.Region.Word(), ImportKind.RegionStage.Word()];
        var all = db.SheetColumns.AsNoTracking().Where(c => c.RegionCode == region && c.Period <= period && c.SheetId != own && kinds.Contains(c.Kind));
        var open = await all.InWork(AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, ProcessStage.Open)).Select(c => new { c.SheetId, c.Element }).ToListAsync(cancel);
        var seen = open.Select(o => (o.SheetId, o.Element)).ToHashSet();
        var sheets = open.Select(o => o.SheetId).Distinct().ToList();
        var asked = await all.Where(c => c.Period == period).Select(c => c.Element).Distinct().ToListAsync(cancel);
        var figures = new OwnFigures(sheet, await KnownFacts.OfAsync(workspace, region, cancel), [.. asked], yearsBack);
        var typed = sheets.Count == 0 ? [] : await (
            from cell in db.Cells.AsNoTracking()
            join revision in db.CellRevisions.AsNoTracking() on cell.RevisionId equals revision.Id
            join row in db.SheetRows.AsNoTracking() on cell.RowId equals row.Id
            join of in db.FillSheets.AsNoTracking() on cell.SheetId equals of.Id
            where sheets.Contains(cell.SheetId) && !row.Removed
            select new { of.Kind, of.Period, row.Stage, cell.SheetId, cell.Element, Revision = revision }).ToListAsync(cancel);
        foreach (var cell in typed.Where(c => seen.Contains((c.SheetId, c.Element)))) figures.Put(ImportKinds.Parse(cell.Kind)!.Value, cell.Period, cell.Stage, cell.Revision);
        foreach (var row in sheet.Rows)
            foreach (var column in sheet.Columns)
                if (sheet.Find(row.Id, column.Element.Id) is { } mine) figures.Put(sheet.Kind, period, row.Stage, mine);
        return figures;
    }

    /// <summary>Whether another unit is asked for the element this year.</summary>
    public bool IsOthers(string element) => others.Contains(element);

    /// <summary>Whether there is a value, a declared “not applicable” included.</summary>
    public bool Says(DataElement element, int period, SchoolStage stage) => TextOf(element, KindOf(element), period, stage) is { Length: > 0 };

    /// <summary>Tables of fact with what the indicators read, as an import would make them.</summary>
    public IReadOnlyList<FactTable> Tables(CompiledCatalogue catalogue, IReadOnlyList<(string Indicator, SchoolStage Stage)> indicators, RegionTree regions)
    {
        var elements = indicators.SelectMany(i => catalogue.ReadsOf(i.Indicator, i.Stage)).Select(r => r.Element).Distinct().ToList();
        var tables = new List<FactTable>();
        foreach (var kind in new[] { ImportKind.Region, ImportKind.RegionStage })
            for (var back = 0; back <= yearsBack; back++)
                if (TableOf(kind, sheet.Sheet.Period - back, [.. elements.Where(e => KindOf(e) == kind)], catalogue.Catalogue.Dictionary, regions) is { } table) tables.Add(table);
        return tables;
    }

    private FactTable? TableOf(ImportKind kind, int period, IReadOnlyList<DataElement> elements, DataDictionary dictionary, RegionTree regions)
    {
        if (elements.Count == 0) return null;
        IReadOnlyList<SchoolStage> stages = kind == ImportKind.Region ? [SchoolStage.All] : SchoolStageNames.OfRows;
        var rows = new List<SealedRow>();
        foreach (var stage in stages)
        {
            var texts = elements.Select(e => (e.Id, Text: TextOf(e, kind, period, stage))).Where(c => c.Text is { Length: > 0 }).ToDictionary(c => c.Id, c => c.Text!, StringComparer.Ordinal);
            if (texts.Count > 0) rows.Add(new SealedRow(stage, "", "", texts));
        }
        if (rows.Count == 0) return null;
        using var content = new MemoryStream(SealedTable.Write(kind, sheet.Sheet.RegionCode, rows, dictionary));
        var request = new ImportRequest(kind, period, [new ImportFile("试算.csv", content)], dictionary, regions) { Within = sheet.Sheet.RegionCode };
        return FactImporter.Read(request).Tables is [var table] ? table : null;
    }

    private string? TextOf(DataElement element, ImportKind kind, int period, SchoolStage stage)
    {
        // What cannot be read, is declared missing or was emptied counts as nothing.
        if (cells.TryGetValue((kind, period, stage, element.Id), out var cell))
            return cell is { ProblemCode: not null } or { Flag: ValueFlag.Missing } or { Text.Length: 0 } ? "" : SealedTable.TextOf(element, cell);
        return known.Find(kind, period, stage, "")?.TextOf(element);
    }

    private void Put(ImportKind kind, int period, SchoolStage stage, CellRevisionRecord cell) => cells[(kind, period, stage, cell.Element)] = cell;

    private static ImportKind KindOf(DataElement element) => element.Grain == Grain.RegionStageYear ? ImportKind.RegionStage : ImportKind.Region;
}

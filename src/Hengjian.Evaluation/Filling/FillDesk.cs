using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>A sheet with what the checks say and what was answered.</summary>
public sealed class FillDesk(Workspace workspace, RoundBooks books, SheetReader reader, PeerBook peers, DataDictionary dictionary)
{
    /// <summary>The sheet as this person sees it, checked; null when nothing of it is theirs to see.</summary>
    public async Task<SheetView?> FindAsync(AppDb db, long id, Principal principal, CancellationToken cancel = default)
    {
        if (await reader.FindAsync(db, id, principal, cancel) is not { } sheet) return null;
        if (sheet.Sheet.Mode == SheetMode.File) return sheet;
        var flags = SheetChecks.Of(
            sheet, await RulesAsync(db, sheet, cancel), await OtherAsync(db, sheet, principal, cancel), await PeersAsync(sheet, cancel),
            e => dictionary.TryFind(e, out var element) ? element.NameZh : e);
        var ids = flags.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var answers = await db.CheckAnswers.AsNoTracking().Where(a => a.SheetId == id).ToListAsync(cancel);
        return sheet with { Flags = flags, Answers = answers.Where(a => ids.Contains(a.FlagId)).ToDictionary(a => a.FlagId, StringComparer.Ordinal) };
    }

    private async Task<IReadOnlyList<PlanRule>> RulesAsync(AppDb db, SheetView sheet, CancellationToken cancel)
    {
        var rules = new Dictionary<string, PlanRule>(StringComparer.Ordinal);
        if (await reader.Settings.OfAsync(db, sheet.Sheet.Id, cancel) is not { } setting) return [];
        foreach (var (_, book) in setting.Open(books))
            foreach (var rule in book.Plan.Rules.Where(r => r.Grain == sheet.Kind.Grain())) rules.TryAdd(rule.Formula, rule);
        return [.. rules.Values];
    }

    // Other figures of the same row: of sheets this person may see, else of facts in force; never of others' drafts.
    private async Task<Func<SheetRowRecord, string, double?>> OtherAsync(AppDb db, SheetView sheet, Principal principal, CancellationToken cancel)
    {
        var (region, kind, period, own) = (sheet.Sheet.RegionCode, sheet.Sheet.Kind, sheet.Sheet.Period, sheet.Sheet.Id);
        var scope = AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, ProcessStage.Open);
        var open = await db.SheetColumns.AsNoTracking().InWork(scope)
            .Where(c => c.RegionCode == region && c.Kind == kind && c.Period == period && c.SheetId != own).ToListAsync(cancel);
        var sheets = open.Select(o => o.SheetId).Distinct().ToList();
        var seen = open.Where(o => CellSight.SeesDrafts(scope, o)).Select(o => (o.SheetId, o.Element)).ToHashSet();
        var cells = sheets.Count == 0 ? [] : await (from cell in db.Cells.AsNoTracking()
                                                    join revision in db.CellRevisions.AsNoTracking() on cell.RevisionId equals revision.Id
                                                    join row in db.SheetRows.AsNoTracking() on cell.RowId equals row.Id
                                                    where sheets.Contains(cell.SheetId)
                                                    select new { cell.SheetId, cell.Element, row.Stage, row.RowKey, revision.Number }).ToListAsync(cancel);
        var values = cells.Where(c => seen.Contains((c.SheetId, c.Element))).GroupBy(c => (c.Stage, c.RowKey, c.Element)).ToDictionary(g => g.Key, g => g.First().Number);
        var known = await KnownFacts.OfAsync(workspace, region, cancel);
        return (row, element) => values.TryGetValue((row.Stage, row.RowKey, element), out var number)
            ? number
            : known.Find(sheet.Kind, period, row.Stage, row.RowKey)?.NumberOf(element);
    }

    private async Task<IReadOnlyDictionary<string, PeerMoves>> PeersAsync(SheetView sheet, CancellationToken cancel)
    {
        if (sheet.Kind != ImportKind.Region) return new Dictionary<string, PeerMoves>();
        var tree = await workspace.Regions.TreeOnAsync(BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        return tree.TryGet(out var regions)
            ? await peers.OfAsync(regions, sheet.Sheet.RegionCode, sheet.Sheet.Period - 1, cancel)
            : new Dictionary<string, PeerMoves>();
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>Something of an item that can go back alone.</summary>
/// <param name="Piece">It.</param>
/// <param name="Group">2026年地区年度表, 文字, 佐证.</param>
/// <param name="Title">What it is.</param>
/// <param name="Says">What it says now, shortened.</param>
public sealed record ReturnChoice(ReturnPiece Piece, string Group, string Title, string Says);

/// <summary>What of a submitted package can go back alone: cells, columns of long tables, texts, slots.</summary>
public sealed class ReturnBoard(RoundBooks books, DataDictionary dictionary)
{
    private const int FewRows = 4;
    private const int Excerpt = 60;

    /// <summary>The choices of one item.</summary>
    /// <param name="db">Where.</param>
    /// <param name="package">The package.</param>
    /// <param name="item">The item.</param>
    /// <param name="show">How a value is shown.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<ReturnChoice>> OfItemAsync(
        AppDb db, PackageRecord package, string item, Func<DataElement, CellRevisionRecord, string> show, CancellationToken cancel = default) =>
        [.. await CellsAsync(db, package, item, show, cancel), .. await BlocksAsync(db, package, item, cancel), .. await SlotsAsync(db, package, item, cancel)];

    private async Task<List<ReturnChoice>> CellsAsync(
        AppDb db, PackageRecord package, string item, Func<DataElement, CellRevisionRecord, string> show, CancellationToken cancel)
    {
        var columns = await (from demand in db.SheetDemands.AsNoTracking()
                             join column in db.SheetColumns.AsNoTracking() on demand.ColumnId equals column.Id
                             where demand.RoundId == package.RoundId && demand.Item == item && column.RegionCode == package.RegionCode
                             select column).Distinct().ToListAsync(cancel);
        var sheets = columns.Select(c => c.SheetId).Distinct().ToList();
        var rows = (await db.SheetRows.AsNoTracking().Where(r => sheets.Contains(r.SheetId) && !r.Removed).OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.SheetId);
        var few = sheets.Where(s => rows[s].Count() <= FewRows).ToList();
        // While something is being mended, what was handed up is shown, not what is typed in its place.
        var mending = package.State == PackageState.Returned;
        var cells = (await (from cell in db.Cells.AsNoTracking()
                            join revision in db.CellRevisions.AsNoTracking() on (cell.SealedRevisionId ?? (mending ? 0 : cell.RevisionId)) equals revision.Id
                            where few.Contains(cell.SheetId)
                            select revision).ToListAsync(cancel)).ToDictionary(r => (r.RowId, r.Element));
        var handedUp = cells.Keys.Select(k => k.RowId).ToHashSet();
        var found = new List<ReturnChoice>();
        foreach (var column in columns.OrderBy(c => c.Period).ThenBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Element, StringComparer.Ordinal))
        {
            if (!dictionary.TryFind(column.Element, out var element)) continue;
            var group = FormattableString.Invariant($"{column.Period}年{ImportKinds.Parse(column.Kind)?.NameZh() ?? column.Kind}");
            if (!few.Contains(column.SheetId))
            {
                found.Add(Choice(0, FormattableString.Invariant($"{element.NameZh}（整列，{rows[column.SheetId].Count()} 行）"), ""));
                continue;
            }
            foreach (var row in rows[column.SheetId].Where(r => !mending || handedUp.Contains(r.Id)))
            {
                var now = cells.GetValueOrDefault((row.Id, column.Element));
                found.Add(Choice(row.Id, element.NameZh + (row.Name.Length > 0 ? "·" + row.Name : ""), now is null ? "—" : show(element, now)));
            }

            ReturnChoice Choice(long row, string title, string says) =>
                new(new ReturnPiece(item, new EditTarget.Cells(column.SheetId, row, column.Element), ""), group, title, says);
        }
        return found;
    }

    private static async Task<List<ReturnChoice>> BlocksAsync(AppDb db, PackageRecord package, string item, CancellationToken cancel)
    {
        // Texts of a part that went back are drafts again.
        var blocks = await (from part in db.Contributions.AsNoTracking()
                            join block in db.NarrativeBlocks.AsNoTracking() on part.Id equals block.ContributionId
                            join version in db.BlockVersions.AsNoTracking() on block.Current equals version.Id
                            join unit in db.Units.AsNoTracking() on part.UnitId equals unit.Id
                            where part.PackageId == package.Id && part.Item == item && (package.State != PackageState.Returned || part.State == ContributionState.Merged)
                            orderby part.Id, block.Kind
                            select new { block.Id, block.Kind, Unit = unit.Name, version.Text }).ToListAsync(cancel);
        return
        [
            .. blocks.Select(b => new ReturnChoice(
                new ReturnPiece(item, new EditTarget.Block(b.Id), ""), "文字", $"{b.Kind.NameOf()}（{b.Unit}）", b.Text.Length > Excerpt ? b.Text[..Excerpt] + "…" : b.Text)),
        ];
    }

    private async Task<List<ReturnChoice>> SlotsAsync(AppDb db, PackageRecord package, string item, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel);
        var plan = await db.RoundPlans.AsNoTracking().SingleOrDefaultAsync(p => p.RoundId == round.Id, cancel);
        IReadOnlyList<Slot> slots = plan is not null && books.Of(round, plan.CollectionVersion).TryGet(out var book) ? book.Plan.Of(item).Slots : [];
        var uses = await (from part in db.Contributions
                          join use in db.EvidenceUses on part.Id equals use.ContributionId
                          where part.PackageId == package.Id && part.Item == item && use.Slot != null
                          select use.Slot!).ToListAsync(cancel);
        var codes = slots.Select(s => (s.Code, s.Title)).Concat(uses.Distinct().Where(u => slots.All(s => s.Code != u)).Select(u => (Code: u, Title: u)));
        return [.. codes.Select(s => new ReturnChoice(new ReturnPiece(item, new EditTarget.SlotOf(item, s.Code), ""), "佐证", s.Title, FormattableString.Invariant($"{uses.Count(u => u == s.Code)} 份")))];
    }
}

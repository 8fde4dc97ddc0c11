using Hengjian.Data.Records;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Packages;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>One thing that goes back.</summary>
/// <param name="Item">The item it was ticked under.</param>
/// <param name="Target">An item, cells, a block or a slot.</param>
/// <param name="Words">What is wrong with it; may be empty.</param>
public sealed record ReturnPiece(string Item, EditTarget Target, string Words)
{
    /// <summary>How a form names it: 4.1|cells|12/34/edu_spend.</summary>
    public string Key => $"{Item}|{Target.Kind}|{Target.Key}";

    /// <summary>Reads what a form sent; null when it is none.</summary>
    public static ReturnPiece? Read(string key, string words)
    {
        var parts = key.Split('|', 3);
        return parts.Length == 3 && EditTarget.Read(parts[1], parts[2]) is { } target ? new ReturnPiece(parts[0], target, words) : null;
    }
}

/// <summary>A piece with the units' parts it goes back to, and what it is called.</summary>
internal sealed record ResolvedPiece(ReturnPiece Piece, IReadOnlyList<long> Parts, string Title);

/// <summary>Finds out whose each returned piece is; what does not belong to the package is none.</summary>
internal static class ReturnPieces
{
    /// <summary>HJP0344 unknown item, HJP0594 no such place.</summary>
    public static async Task<Result<ResolvedPiece>> ResolveAsync(
        AppDb db, PackageWork work, IReadOnlyList<ContributionRecord> parts, ReturnPiece piece, DataDictionary? dictionary, CancellationToken cancel)
    {
        var ofItem = parts.Where(p => p.Item == piece.Item).ToList();
        if (ofItem.Count == 0) return SubmissionProblems.UnknownItem(piece.Item);
        return piece.Target switch
        {
            EditTarget.Whole whole when whole.Item == piece.Item => new ResolvedPiece(piece, [.. ofItem.Select(p => p.Id)], ""),
            EditTarget.Cells cells => await CellsAsync(db, work, parts, piece, cells, dictionary, cancel),
            EditTarget.Block block => await BlockAsync(db, ofItem, piece, block, cancel),
            EditTarget.SlotOf slot when slot.Item == piece.Item => await SlotAsync(db, ofItem, piece, slot, cancel),
            _ => SubmissionProblems.UnknownPlace(piece.Item),
        };
    }

    private static async Task<Result<ResolvedPiece>> CellsAsync(
        AppDb db, PackageWork work, IReadOnlyList<ContributionRecord> parts, ReturnPiece piece, EditTarget.Cells cells, DataDictionary? dictionary, CancellationToken cancel)
    {
        var (region, round) = (work.Package.RegionCode, work.Round.Id);
        var column = await db.SheetColumns.AsNoTracking().FirstOrDefaultAsync(c => c.SheetId == cells.Sheet && c.Element == cells.Element && c.RegionCode == region, cancel);
        if (column is null) return SubmissionProblems.UnknownPlace(piece.Item);
        var items = await db.SheetDemands.Where(d => d.ColumnId == column.Id && d.RoundId == round).Select(d => d.Item).ToListAsync(cancel);
        if (!items.Contains(piece.Item)) return SubmissionProblems.UnknownPlace(piece.Item);
        var row = cells.Row == 0 ? null : await db.SheetRows.AsNoTracking().FirstOrDefaultAsync(r => r.Id == cells.Row && r.SheetId == cells.Sheet, cancel);
        if (cells.Row != 0 && row is null) return SubmissionProblems.UnknownPlace(piece.Item);
        // The part of the unit that fills the column, under this item or another that asks for it.
        var mine = parts.Where(p => p.UnitId == column.UnitId && items.Contains(p.Item)).ToList();
        var owners = mine.Exists(p => p.Item == piece.Item) ? mine.Where(p => p.Item == piece.Item) : mine;
        var name = dictionary is not null && dictionary.TryFind(cells.Element, out var element) ? element.NameZh : cells.Element;
        var kind = ImportKinds.Parse(column.Kind)?.NameZh() ?? column.Kind;
        var title = FormattableString.Invariant($"{column.Period}年{kind}") + (row is { Name.Length: > 0 } ? $"“{row.Name}”的" : "") + $"“{name}”";
        return owners.Any() ? new ResolvedPiece(piece, [.. owners.Select(p => p.Id)], title) : SubmissionProblems.UnknownPlace(piece.Item);
    }

    private static async Task<Result<ResolvedPiece>> BlockAsync(AppDb db, List<ContributionRecord> ofItem, ReturnPiece piece, EditTarget.Block block, CancellationToken cancel)
    {
        var record = await db.NarrativeBlocks.AsNoTracking().FirstOrDefaultAsync(b => b.Id == block.Id, cancel);
        return record is not null && ofItem.Exists(p => p.Id == record.ContributionId)
            ? new ResolvedPiece(piece, [record.ContributionId], $"文字“{record.Kind.NameOf()}”")
            : SubmissionProblems.UnknownPlace(piece.Item);
    }

    private static async Task<Result<ResolvedPiece>> SlotAsync(AppDb db, List<ContributionRecord> ofItem, ReturnPiece piece, EditTarget.SlotOf slot, CancellationToken cancel)
    {
        var ids = ofItem.Select(p => p.Id).ToList();
        var users = await db.EvidenceUses.Where(u => ids.Contains(u.ContributionId) && u.Slot == slot.Slot).Select(u => u.ContributionId).Distinct().ToListAsync(cancel);
        return new ResolvedPiece(piece, users.Count > 0 ? users : ids, $"佐证“{slot.Slot}”");
    }
}

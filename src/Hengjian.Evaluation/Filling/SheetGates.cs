using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>Whether cells of a sheet may be changed now: any part that asks for the column and is open lets it be changed, unless another round's submission holds it.</summary>
internal sealed class SheetGates
{
    private readonly long sheet;
    private readonly ILookup<string, Asker> askers;

    private SheetGates(long sheet, ILookup<string, Asker> askers) => (this.sheet, this.askers) = (sheet, askers);

    public static async Task<SheetGates> OfAsync(AppDb db, long sheet, CancellationToken cancel)
    {
        var rows = await (
            from column in db.SheetColumns
            join demand in db.SheetDemands on column.Id equals demand.ColumnId
            join package in db.Packages on new { demand.RoundId, column.RegionCode } equals new { package.RoundId, package.RegionCode }
            join part in db.Contributions on new { PackageId = package.Id, demand.Item, column.UnitId } equals new { part.PackageId, part.Item, part.UnitId }
            join round in db.Rounds on package.RoundId equals round.Id
            where column.SheetId == sheet
            select new { column.Element, demand.Item, part.State, part.Id, Package = package.State, PackageId = package.Id, round.Stage, RoundId = round.Id, round.Name })
            .AsNoTracking().ToListAsync(cancel);
        var reopened = new Dictionary<long, IReadOnlyList<EditTarget>>();
        foreach (var id in rows.Where(r => r.Package == PackageState.Returned).Select(r => r.PackageId).Distinct())
            reopened[id] = await ReopenedAsync(db, id, cancel);
        return new SheetGates(sheet, rows.ToLookup(
            r => r.Element,
            r => new Asker(
                r.RoundId, r.Name, r.Id,
                new GateFacts(r.Package, r.State, reopened.GetValueOrDefault(r.PackageId, [])) { Item = r.Item, RoundOpen = r.Stage == ProcessStage.Open }),
            StringComparer.Ordinal));
    }

    /// <summary>The parts that ask for a column, for its links.</summary>
    public IEnumerable<(string Item, long Contribution)> AskersOf(string element) => askers[element].Select(a => (a.Facts.Item, a.Contribution));

    /// <summary>Whether a cell may be changed.</summary>
    /// <param name="row">The row; 0 for the column as a whole.</param>
    /// <param name="element">The column.</param>
    /// <param name="sealedBy">The round whose submission holds the cell.</param>
    public Decision May(long row, string element, long? sealedBy)
    {
        var asking = askers[element].ToList();
        if (asking.Count == 0) return Decision.No("目前没有评价轮次需要填报这一项。");
        Decision? last = null;
        foreach (var asker in asking)
        {
            var target = new EditTarget.Cells(sheet, row, element);
            var decision = EditGate.May(asker.Facts with { SealedBy = HolderOf(asking, asker, sealedBy) }, target);
            if (decision.Allowed) return decision;
            last = decision;
        }
        return last!.Value;
    }

    // A returned package gives back what it had sealed, so that it can be mended.
    private static string? HolderOf(List<Asker> asking, Asker asker, long? sealedBy)
    {
        if (sealedBy is not { } round || round == asker.Round) return null;
        var holder = asking.Find(a => a.Round == round);
        return holder?.Facts.Package == PackageState.Returned ? null : holder?.Name ?? "另一轮次";
    }

    private static async Task<IReadOnlyList<EditTarget>> ReopenedAsync(AppDb db, long package, CancellationToken cancel)
    {
        var targets = await (
            from submission in db.Submissions
            join order in db.ReturnOrders on submission.Id equals order.SubmissionId
            join target in db.ReturnTargets on order.Id equals target.OrderId
            where submission.PackageId == package && order.State == ReturnState.Open
            select target).AsNoTracking().ToListAsync(cancel);
        return [.. targets.Select(t => EditTarget.Read(t.Kind, t.Target)).OfType<EditTarget>()];
    }

    private sealed record Asker(long Round, string Name, long Contribution, GateFacts Facts);
}

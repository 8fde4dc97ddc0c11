using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>Whether cells of a sheet may be changed now: each part that asks for the column must be open, and no submission may hold the cell.</summary>
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

    /// <summary>Whether a cell may be changed: every part that asks for it must leave it open, the strictest decides.</summary>
    /// <param name="row">The row; 0 for the column as a whole.</param>
    /// <param name="element">The column.</param>
    /// <param name="sealedBy">The round whose submission holds the cell.</param>
    public Decision May(long row, string element, long? sealedBy)
    {
        var asking = askers[element].OrderBy(a => a.Round).ThenBy(a => a.Contribution).ToList();
        if (asking.Count == 0) return Decision.No("目前没有评价轮次需要填报这一项。");
        var target = new EditTarget.Cells(sheet, row, element);
        var open = asking.Where(a => a.Facts.RoundOpen).ToList();
        if (sealedBy is { } holder && SealOf(asking, holder) is { } seal)
            return asking.TrueForAll(a => a.Round == seal.Round) ? EditGate.May(asking[0].Facts, target) : EditGate.Sealed(seal.Name);
        if (open.Count == 0) return EditGate.May(asking[0].Facts, target);
        // What a submission did not hold is no affair of its round, as long as another round asks.
        var deciding = open.Where(a => !IsHandedUp(a.Facts.Package)).ToList();
        if (deciding.Count == 0) return EditGate.May(open[0].Facts, target);
        foreach (var round in deciding.GroupBy(a => a.Round))
            if (OfRound([.. round], target, deciding.Count > 1) is { Allowed: false } no) return no;
        return Decision.Yes;
    }

    // A return opens what it names, also where items that were not returned ask for the same figure.
    private static Decision OfRound(List<Asker> parts, EditTarget target, bool several)
    {
        var named = parts.Where(p => p.Facts.Package != PackageState.Returned || p.Facts.Reopened.Any(r => r.Covers(target, p.Facts.Item))).ToList();
        foreach (var part in named.Count == 0 ? parts : named)
        {
            var decision = EditGate.May(part.Facts, target);
            if (!decision.Allowed) return several ? Decision.No($"“{part.Name}”条目 {part.Facts.Item} 也要这个数：{decision.Reason}") : decision;
        }
        return Decision.Yes;
    }

    // The submission that keeps a sealed cell shut; null when each that held it has given it back.
    private static (long Round, string Name)? SealOf(List<Asker> asking, long holder)
    {
        var keeper = asking.Find(a => IsHandedUp(a.Facts.Package)) ?? asking.Find(a => a.Round == holder && !a.Facts.RoundOpen);
        if (keeper is not null) return (keeper.Round, keeper.Name);
        return asking.Exists(a => a.Round == holder) ? null : (holder, "另一轮次");
    }

    private static bool IsHandedUp(PackageState state) => state is PackageState.Submitted or PackageState.Accepted;

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

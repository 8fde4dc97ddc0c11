using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>A part that goes to another unit.</summary>
/// <param name="Part">The part; its unit is the new one already.</param>
/// <param name="From">The unit it was with.</param>
/// <param name="By">Who exchanges.</param>
/// <param name="Now">When.</param>
public sealed record ExchangedPart(ContributionRecord Part, string From, Principal By, DateTimeOffset Now);

/// <summary>What a feature moved along, for the log and for who exchanged: 数据 12 列.</summary>
/// <param name="Words">Chinese with the number; empty for nothing.</param>
public sealed record MovedWork(string Words);

/// <summary>What goes along when a part gets another unit, in the same transaction: columns, evidence. A problem keeps the unit from being exchanged.</summary>
public delegate Task<Result<MovedWork>> UnitExchanged(AppDb db, ExchangedPart moved, CancellationToken cancel);

/// <summary>更换承办单位: an issued item gets another lead or cooperating unit, with all that was not handed on; the reason stays in the part's history and in the log.</summary>
public sealed class UnitExchanges(Workspace workspace, BreakdownLibrary breakdown, IEnumerable<UnitExchanged> followers)
{
    /// <summary>Exchanges a unit. One that takes part already changes places with the lead.</summary>
    /// <param name="package">The package.</param>
    /// <param name="item">Scheme item id.</param>
    /// <param name="from">The unit that goes.</param>
    /// <param name="to">The unit that comes.</param>
    /// <param name="reason">Chinese.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <returns>What went along, in words.</returns>
    public Task<Result<string>> ExchangeAsync(long package, string item, string from, string to, string reason, Principal principal, CancellationToken cancel = default) =>
        breakdown.InPackageAsync<string>(package, principal, Permission.ManageBreakdown, "更换承办单位", async (db, view) =>
        {
            var read = Check(view, item, from, to, reason);
            if (!read.TryGet(out var row)) return Result.Fail<string>(read.Problems);
            var now = workspace.Clock.GetUtcNow();
            var swap = row.Parts.Any(p => p.UnitId == to);
            var part = row.Parts.First(p => p.UnitId == from);
            var words = new List<string>();
            await PlacesAsync(db, row.Assignment!, from, to, swap, cancel);
            if (!swap)
            {
                (part.UnitId, part.HandedBy, part.CheckedBy) = (to, null, null);
                part.Version++;
                await db.SaveChangesAsync(cancel);
                foreach (var follower in followers)
                {
                    var moved = await follower(db, new ExchangedPart(part, from, principal, now), cancel);
                    if (!moved.TryGet(out var work)) return Result.Fail<string>(moved.Problems);
                    if (work.Words.Length > 0) words.Add(work.Words);
                }
                if (await FreeTextsAsync(db, part.Id, cancel) is > 0 and var texts) words.Add(FormattableString.Invariant($"文字 {texts} 块"));
                await ContributionTasks.FollowAsync(db, part, await ContributionDeeds.TitleAsync(db, part, cancel), principal.Account, now, cancel);
            }
            var said = swap ? $"{view.NameOf(from)}与{view.NameOf(to)}互换牵头和配合" : $"由{view.NameOf(from)}改由{view.NameOf(to)}承办";
            await TellAsync(db, view, row, part, from, to, said, reason.Trim(), principal, now, cancel);
            var details = new { region = view.Package.RegionCode, item, from, to, swap, moved = string.Join("、", words), reason = reason.Trim() };
            await workspace.Audit.AppendAsync(db, principal.Account, "exchange-unit", FormattableString.Invariant($"package:{package}"), details, cancel);
            return Result.Ok(said + (words.Count > 0 ? "，已移交" + string.Join("、", words) : ""));
        }, cancel);

    private static Result<BreakdownRow> Check(BreakdownView view, string item, string from, string to, string reason)
    {
        if (view.Rows.FirstOrDefault(r => r.Item.Id == item) is not { } row) return BreakdownProblems.UnknownItem(item, NearestName.Of(item, view.Rows.Select(r => r.Item.Id)));
        if (row.IsWaived) return BreakdownProblems.WrongState("更换承办单位", ClaimState.Agreed.NameOf());
        if (row.Assignment is not { State: AssignmentState.Issued }) return BreakdownProblems.NotIssued(item);
        if (row.Parts.FirstOrDefault(p => p.UnitId == from) is not { } part) return BreakdownProblems.NoPart(item, view.NameOf(from));
        if (view.Units.All(u => u.Id != to)) return BreakdownProblems.UnknownUnit(to);
        var other = row.Parts.FirstOrDefault(p => p.UnitId == to);
        if (from == to || (other is not null && from != row.Lead)) return BreakdownProblems.Twice(item);
        if (!PackageReasons.IsGood(reason)) return BreakdownProblems.ExchangeReason(PackageReasons.Longest);
        foreach (var one in new[] { part, other }.OfType<ContributionRecord>())
            if (one.State is not (ContributionState.Open or ContributionState.Returned)) return BreakdownProblems.HandedOn(item, view.NameOf(one.UnitId), one.State.NameOf());
        return row;
    }

    // Who leads, and who takes part.
    private static async Task PlacesAsync(AppDb db, AssignmentRecord assignment, string from, string to, bool swap, CancellationToken cancel)
    {
        var units = await db.AssignmentUnits.Where(u => u.AssignmentId == assignment.Id).ToListAsync(cancel);
        var leads = assignment.LeadUnit == from;
        if (swap)
        {
            units.First(u => u.UnitId == from).Part = UnitPart.Cooperate;
            units.First(u => u.UnitId == to).Part = UnitPart.Lead;
        }
        else
        {
            db.AssignmentUnits.RemoveRange(units.Where(u => u.UnitId == from));
            db.AssignmentUnits.Add(new AssignmentUnitRecord { AssignmentId = assignment.Id, UnitId = to, Part = leads ? UnitPart.Lead : UnitPart.Cooperate });
        }
        if (leads) assignment.LeadUnit = to;
        await db.SaveChangesAsync(cancel);
    }

    // Texts belong to the part; whoever was writing in them writes no more.
    private static async Task<int> FreeTextsAsync(AppDb db, long part, CancellationToken cancel)
    {
        var blocks = await db.NarrativeBlocks.Where(b => b.ContributionId == part).Select(b => b.Id).ToListAsync(cancel);
        await db.BlockLocks.Where(l => blocks.Contains(l.BlockId)).ExecuteDeleteAsync(cancel);
        return await db.NarrativeBlocks.CountAsync(b => b.ContributionId == part && b.Current != null, cancel);
    }

    private static async Task TellAsync(
        AppDb db, BreakdownView view, BreakdownRow row, ContributionRecord part, string from, string to, string said, string reason, Principal principal, DateTimeOffset now, CancellationToken cancel)
    {
        db.ContributionEvents.Add(new ContributionEventRecord { ContributionId = part.Id, From = part.State, To = part.State, By = principal.Account, At = now, Reason = said + "：" + reason });
        foreach (var unit in new[] { from, to })
        {
            var key = FormattableString.Invariant($"exchange:{part.Id}:{part.Version}:{unit}:{now.ToUnixTimeMilliseconds()}");
            await MessageOutbox.ToUnitAsync(db, key, unit, $"承办单位更换：条目 {row.Item.Id}", $"{view.RegionName}自评条目 {row.Item.Id} {row.Item.Name}{said}。理由：{reason}", "/tasks", now, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }
}

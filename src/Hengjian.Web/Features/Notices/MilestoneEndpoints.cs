using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Notices;
using Hengjian.Evaluation.Notices;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Notices;

/// <summary>The table of milestones, delivering and waiving.</summary>
internal static class MilestoneEndpoints
{
    internal static Task<IResult> ShowAsync(long? round, AppDb db, MilestoneLibrary milestones, RoundChoice choice, Viewer viewer, CancellationToken cancel) =>
        PageAsync(round, [], db, milestones, choice, viewer, cancel);

    internal static Task<IResult> DeliverAsync(
        long delivery, [FromForm] string? note, AppDb db, MilestoneLibrary milestones, RoundChoice choice, Viewer viewer, CancellationToken cancel) =>
        SettleAsync(delivery, Permission.DeliverMilestone, () => milestones.DeliverAsync(delivery, note ?? "", viewer.Principal, cancel), db, milestones, choice, viewer, cancel);

    internal static Task<IResult> WaiveAsync(
        long delivery, [FromForm] string? note, AppDb db, MilestoneLibrary milestones, RoundChoice choice, Viewer viewer, CancellationToken cancel) =>
        SettleAsync(delivery, Permission.ManageRounds, () => milestones.WaiveAsync(delivery, note ?? "", viewer.Principal, cancel), db, milestones, choice, viewer, cancel);

    private static async Task<IResult> SettleAsync(
        long id, Permission permission, Func<Task<Result<DeliveryState>>> deed, AppDb db, MilestoneLibrary milestones, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var delivery = await db.MilestoneDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (delivery is null || !viewer.Decide(Permission.ViewMilestones, delivery.RegionCode).Allowed) return Pages.NotFound();
        if (viewer.Decide(permission, delivery.RegionCode) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var round = await db.Milestones.Where(m => m.Id == delivery.MilestoneId).Select(m => m.RoundId).SingleAsync(cancel);
        var done = await deed();
        return done.IsOk
            ? Pages.Back(FormattableString.Invariant($"{NoticesFeature.Milestones}?round={round}"))
            : await PageAsync(round, done.Problems, db, milestones, choice, viewer, cancel);
    }

    private static async Task<IResult> PageAsync(
        long? asked, IReadOnlyList<Problem> problems, AppDb db, MilestoneLibrary milestones, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.ViewMilestones);
        var own = db.Milestones.Where(m => db.MilestoneDeliveries.InScope(scope).Any(d => d.MilestoneId == m.Id)).Select(m => m.RoundId);
        var rounds = await db.Rounds.AsNoTracking().Where(r => own.Contains(r.Id)).OrderByDescending(r => r.Year).ThenBy(r => r.Id).ToListAsync(cancel);
        var current = rounds.Find(r => r.Id == asked) ?? rounds.FirstOrDefault();
        var table = current is null ? new MilestoneTable([], []) : await milestones.TableAsync(current.Id, scope, cancel);
        choice.Show(current);
        return Pages.Show<MilestonePage>(
            new { Rounds = rounds, Current = current, Table = table, Problems = problems },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Breakdown;

/// <summary>The inner door of breakdowns: a package out of sight does not exist, one in sight is refused with the reason.</summary>
internal sealed class BreakdownDoor(AppDb db, Viewer viewer, RoundChoice choice)
{
    /// <summary>Whether this person may do something with a package; else what to answer.</summary>
    public async Task<IResult?> RefusalAsync(long package, Permission permission, CancellationToken cancel)
    {
        var region = await db.Packages.Where(p => p.Id == package).Select(p => (int?)p.RegionCode).SingleOrDefaultAsync(cancel);
        if (region is not { } code || !viewer.Decide(Permission.ViewBreakdown, code).Allowed) return Pages.NotFound();
        var right = viewer.Decide(permission, code);
        return right.Allowed ? null : Pages.Forbidden(right.Reason);
    }

    /// <summary>Says in the bar above which round the page is about.</summary>
    public void Show(RoundRecord? round) => choice.Show(round);

    /// <summary>The rounds with packages this person may see, newest first.</summary>
    public async Task<IReadOnlyList<RoundRecord>> RoundsAsync(CancellationToken cancel)
    {
        var seen = await db.Packages.InScope(viewer.ScopeOf(Permission.ViewBreakdown)).Select(p => p.RoundId).Distinct().ToListAsync(cancel);
        return await db.Rounds.AsNoTracking().Where(r => seen.Contains(r.Id)).OrderByDescending(r => r.Year).ThenBy(r => r.Id).ToListAsync(cancel);
    }
}

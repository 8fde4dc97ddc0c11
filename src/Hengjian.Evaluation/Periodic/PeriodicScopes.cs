using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>
/// What of periodic reports somebody sees. Whether a report came is seen by whoever may view the region; what it says only
/// once it was handed in, except by the unit itself.
/// </summary>
public static class PeriodicScopes
{
    /// <summary>Reports whose state is seen.</summary>
    public static WorkScope States(Principal principal) => new(
        [.. AccessPolicy.WorkScopeOf(principal, Permission.ViewPeriodic).Reaches.Select(r => r.Unit is null ? r with { Sees = Openness.Unit } : r)]);

    /// <summary>Reports whose values are seen.</summary>
    public static WorkScope Values(Principal principal) => AccessPolicy.WorkScopeOf(principal, Permission.ViewPeriodic);

    /// <summary>Whether somebody may fill a report in: people of the unit itself.</summary>
    public static Decision MayFill(Principal principal, PeriodicReportRecord report) =>
        AccessPolicy.Decide(principal, Permission.FillPeriodic, AccessObject.Of(report));

    /// <summary>Whether somebody may enter for a unit what it handed in on paper; gives no sight of the unit's draft.</summary>
    public static Decision MayFillFor(Principal principal, PeriodicReportRecord report) =>
        AccessPolicy.Decide(principal, Permission.ManagePeriodic, report.RegionCode);
}

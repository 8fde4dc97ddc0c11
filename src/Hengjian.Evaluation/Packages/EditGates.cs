using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>Reads from the records what <see cref="EditGate"/> asks about.</summary>
public static class EditGates
{
    /// <summary>The facts of a contribution, without seals and locks; null when there is no such contribution.</summary>
    public static async Task<GateFacts?> ReadAsync(AppDb db, long contribution, CancellationToken cancel = default)
    {
        var found = await (
            from part in db.Contributions
            join package in db.Packages on part.PackageId equals package.Id
            join round in db.Rounds on package.RoundId equals round.Id
            where part.Id == contribution
            select new { part.State, part.Item, Package = package.State, package.Id, round.Stage }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var reopened = found.Package == PackageState.Returned ? await ReopenedAsync(db, found.Id, cancel) : [];
        return new GateFacts(found.Package, found.State, reopened) { Item = found.Item, RoundOpen = found.Stage == ProcessStage.Open };
    }

    /// <summary>What the open return of a package has opened again.</summary>
    public static async Task<IReadOnlyList<EditTarget>> ReopenedAsync(AppDb db, long package, CancellationToken cancel = default)
    {
        var targets = await (
            from submission in db.Submissions
            join order in db.ReturnOrders on submission.Id equals order.SubmissionId
            join target in db.ReturnTargets on order.Id equals target.OrderId
            where submission.PackageId == package && order.State == ReturnState.Open
            select target).AsNoTracking().ToListAsync(cancel);
        return [.. targets.Select(t => EditTarget.Read(t.Kind, t.Target)).OfType<EditTarget>()];
    }

    /// <summary>Items of which the open return of a package gave something back.</summary>
    public static async Task<IReadOnlySet<string>> ReopenedItemsAsync(AppDb db, long package, CancellationToken cancel = default)
    {
        var since = await (from submission in db.Submissions
                           join order in db.ReturnOrders on submission.Id equals order.SubmissionId
                           where submission.PackageId == package && order.State == ReturnState.Open
                           select (DateTimeOffset?)order.At).MinAsync(cancel);
        if (since is not { } at) return new HashSet<string>();
        return (await (from part in db.Contributions
                       join step in db.ContributionEvents on part.Id equals step.ContributionId
                       where part.PackageId == package && step.To == ContributionState.Returned && step.At >= at
                       select part.Item).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
    }
}

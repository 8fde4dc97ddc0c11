using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>催办: one act for all who owe something, at most once a day each; it stands in the part's history and goes out as a message.</summary>
public sealed class Reminders(Workspace workspace)
{
    /// <summary>What the reason of such an entry begins with.</summary>
    public const string Mark = "催办";

    /// <summary>Reminds the units of packages that have not handed in, and the leads of packages that are not given out.</summary>
    /// <param name="packages">Which.</param>
    /// <param name="unit">One unit only; null for all.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many parts and packages were reminded of.</returns>
    public async Task<Result<int>> SendAsync(IReadOnlyCollection<long> packages, string? unit, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var now = workspace.Clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var since = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), BeijingTime.Offset).ToUniversalTime();
        var found = await db.Packages.AsNoTracking().Where(p => packages.Contains(p.Id)).ToListAsync(cancel);
        foreach (var package in found)
            if (AccessPolicy.Decide(principal, Permission.Remind, package.RegionCode) is { Allowed: false } no) return AccessProblems.Denied(no);
        var ids = found.Select(p => p.Id).ToList();
        var parts = await db.Contributions.AsNoTracking()
            .Where(c => ids.Contains(c.PackageId) && (c.State == ContributionState.Open || c.State == ContributionState.Returned) && (unit == null || c.UnitId == unit))
            .OrderBy(c => c.Id).ToListAsync(cancel);
        var reminded = (await db.ContributionEvents.AsNoTracking()
            .Where(e => ids.Contains(db.Contributions.First(c => c.Id == e.ContributionId).PackageId) && e.Reason.StartsWith(Mark) && e.At >= since)
            .Select(e => e.ContributionId).ToListAsync(cancel)).ToHashSet();
        parts = [.. parts.Where(p => !reminded.Contains(p.Id))];
        foreach (var part in parts)
            db.ContributionEvents.Add(new ContributionEventRecord { ContributionId = part.Id, From = part.State, To = part.State, By = principal.Account, At = now, Reason = Mark });
        foreach (var group in parts.GroupBy(p => p.UnitId, StringComparer.Ordinal))
        {
            var text = FormattableString.Invariant($"您单位有 {group.Count()} 项自评任务未提交，最早 {group.Min(p => p.Due):yyyy-MM-dd} 到期，请尽快办理。");
            await MessageOutbox.ToUnitAsync(db, FormattableString.Invariant($"remind:{group.Key}:{string.Join('-', group.Select(p => p.PackageId).Distinct().Order())}:{today:yyyyMMdd}"), group.Key, "催办：自评任务", text, "/tasks", now, cancel);
        }
        var leads = await RemindLeadsAsync(db, unit is null ? found : [], since, principal, now, cancel);
        if (parts.Count + leads == 0) return BreakdownProblems.NobodyToRemind();
        await db.SaveChangesAsync(cancel);
        var details = new { region = found.Min(p => p.RegionCode), count = parts.Count, leads, unit };
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "remind", FormattableString.Invariant($"package:{(ids.Count == 1 ? ids[0] : 0)}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return parts.Count + leads;
    }

    // A government that has given nothing out yet is reminded of that, through its lead.
    private static async Task<int> RemindLeadsAsync(
        Data.Records.AppDb db, IReadOnlyList<PackageRecord> packages, DateTimeOffset since, Principal principal, DateTimeOffset now, CancellationToken cancel)
    {
        var keys = packages.Select(p => RoundSetup.RoundTasks.KeyOf(p.Id)).ToList();
        var open = await db.WorkTasks.AsNoTracking().Where(t => keys.Contains(t.Key) && t.DoneAt == null).ToListAsync(cancel);
        var count = 0;
        foreach (var task in open.Where(t => t.MadeBy != principal.Account || t.MadeAt < since))
        {
            var key = FormattableString.Invariant($"remind:{task.Key}:{since:yyyyMMdd}");
            if (await db.Outbox.AnyAsync(o => o.Kind == MessageOutbox.Kind && o.Key == key, cancel)) continue;
            await MessageOutbox.ToRegionAsync(db, key, task.RegionCode, Permission.ManageBreakdown, "催办：分解自评任务", task.Title + "，尚未下达，请尽快办理。", task.Link, now, cancel);
            count++;
        }
        return count;
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>The duties that follow from a package's state: exactly one office has it at a time.</summary>
internal static class PackageTasks
{
    private static readonly string[] All = ["publish", "answer", "approve", "submit", "accept", "mend"];

    internal static async Task FollowAsync(AppDb db, PackageWork work, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var package = work.Package;
        var region = await db.Regions.Where(r => r.RegionCode == package.RegionCode).OrderByDescending(r => r.ValidFrom).Select(r => r.Name).FirstOrDefaultAsync(cancel) ?? "";
        var (kind, words, role) = Next(work);
        foreach (var other in All.Where(k => k != kind)) await TaskLedger.CloseAsync(db, ContributionTasks.OfPackage(package.Id, other), by, now, cancel);
        if (kind is null) return;
        var office = role == Roles.Supervisor ? await AboveAsync(db, work, cancel) : (package.RegionCode, role!);
        await TaskLedger.PutAsync(db, new TaskSpec(
            ContributionTasks.OfPackage(package.Id, kind), kind, package.RegionCode, ContributionTasks.OfficeOf(office.Item1, office.Item2),
            $"{words}：{region}自评", FormattableString.Invariant($"/packages/{package.Id}"), package.Due, by)
        {
            Openness = PackageMachine.OpennessOf(package),
        }, now, cancel);
    }

    private static (string? Kind, string Words, RoleDefinition? Role) Next(PackageWork work) => work.Package.State switch
    {
        PackageState.Compiled when work.PublicityDays > 0 => ("publish", "公示", Roles.Lead),
        PackageState.Compiled or PackageState.Publicity when work.ApprovalAsked => ("approve", "登记政府审定", Roles.GovernmentOffice),
        PackageState.Compiled or PackageState.Publicity or PackageState.Approved => ("submit", "报送", Roles.GovernmentOffice),
        PackageState.Submitted => ("accept", "接收", Roles.Supervisor),
        PackageState.Returned => ("mend", "退回补正", Roles.Lead),
        _ => (null, "", null),
    };

    // A county's goes to the lead of the city above, an evaluated government's to the evaluator.
    private static async Task<(int, RoleDefinition)> AboveAsync(AppDb db, PackageWork work, CancellationToken cancel)
    {
        if (work.Package.ParentId is not { } parent) return (work.Round.RegionCode, Roles.Supervisor);
        return (await db.Packages.Where(p => p.Id == parent).Select(p => p.RegionCode).SingleAsync(cancel), Roles.Lead);
    }
}

using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Tasks;

namespace Hengjian.Evaluation.Packages;

/// <summary>待办 that go with packages and units' parts: their keys, and whose they are.</summary>
public static class ContributionTasks
{
    /// <summary>Key of a unit's duty to fill its part.</summary>
    public static string Fill(long contribution) => Key(contribution, TaskKinds.HandIn);

    /// <summary>Key of a unit's duty to check its part.</summary>
    public static string Check(long contribution) => Key(contribution, TaskKinds.Check);

    /// <summary>Key of the lead's duty to merge a part.</summary>
    public static string Merge(long contribution) => Key(contribution, TaskKinds.Merge);

    /// <summary>Key of a duty of a package: publicity, approve, submit, accept.</summary>
    public static string OfPackage(long package, string what) => FormattableString.Invariant($"package:{package}:{what}");

    /// <summary>Whose duty it is when a role of a government, not a department, has it: 990100-lead.</summary>
    public static string OfficeOf(int region, RoleDefinition role) => FormattableString.Invariant($"{region:D6}-{role.Id}");

    /// <summary>Gives and closes the duties that follow from a part's new state. The caller saves.</summary>
    /// <param name="db">With the transaction of the deed.</param>
    /// <param name="part">The part, in its new state.</param>
    /// <param name="title">The item's number and unit, for the title.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives up.</param>
    internal static async Task FollowAsync(AppDb db, ContributionRecord part, string title, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var link = FormattableString.Invariant($"/work/{part.Id}");
        async Task SetAsync(string key, string kind, string words, string unit, Openness openness, params ContributionState[] open)
        {
            if (open.Contains(part.State))
                await TaskLedger.PutAsync(db, new TaskSpec(key, kind, part.RegionCode, unit, words + title, link, part.Due, by) { Openness = openness }, now, cancel);
            else await TaskLedger.CloseAsync(db, key, by, now, cancel);
        }
        await SetAsync(Fill(part.Id), TaskKinds.HandIn, part.State == ContributionState.Returned ? "修改：" : "填报：", part.UnitId, Openness.Unit, ContributionState.Open, ContributionState.Returned);
        await SetAsync(Check(part.Id), TaskKinds.Check, "审核：", part.UnitId, Openness.Unit, ContributionState.HandedToCheck);
        await SetAsync(Merge(part.Id), TaskKinds.Merge, "汇入：", OfficeOf(part.RegionCode, Roles.Lead), Openness.Government, ContributionState.Checked);
    }

    private static string Key(long contribution, string what) => FormattableString.Invariant($"{what}:contribution:{contribution}");
}

using Hengjian.Domain.Access;

namespace Hengjian.Domain.Packages;

/// <summary>What decides whether something of a contribution may be changed now. Rights are asked apart.</summary>
/// <param name="Package">State of the package.</param>
/// <param name="Contribution">State of the unit's part.</param>
/// <param name="Reopened">What open returns of the package have opened again.</param>
/// <param name="SealedBy">Name of another round whose submission holds the value; null for none.</param>
/// <param name="LockedBy">Name of another person who is writing there; null for nobody.</param>
public sealed record GateFacts(
    PackageState Package, ContributionState Contribution, IReadOnlyList<EditTarget> Reopened, string? SealedBy = null, string? LockedBy = null)
{
    /// <summary>The item of the contribution; what a return of a whole item opens.</summary>
    public string Item { get; init; } = "";

    /// <summary>The round takes work.</summary>
    public bool RoundOpen { get; init; } = true;
}

/// <summary>The one question every writing address asks: may this be changed now, and if not, what would have to happen first.</summary>
public static class EditGate
{
    /// <summary>Whether the target may be changed.</summary>
    public static Decision May(GateFacts facts, EditTarget target)
    {
        if (!facts.RoundOpen) return Decision.No("评价轮次不在“进行中”阶段，填报已经截止。");
        var state = facts.Package switch
        {
            PackageState.Preparing => OfContribution(facts.Contribution),
            PackageState.Returned => OfReturned(facts, target),
            PackageState.Submitted or PackageState.Accepted =>
                Decision.No($"本级自评“{facts.Package.NameOf()}”，内容已封存；要改须由上级退回补正。"),
            _ => Decision.No($"本级自评“{facts.Package.NameOf()}”，不能再改；要改请牵头单位先撤回汇总。"),
        };
        if (!state.Allowed) return state;
        if (facts.SealedBy is { } round) return Sealed(round);
        return facts.LockedBy is { } person ? Decision.No($"{person}正在修改这里，请稍后再试。") : Decision.Yes;
    }

    /// <summary>A value that another round's submission holds.</summary>
    /// <param name="round">Its name.</param>
    public static Decision Sealed(string round) => Decision.No($"这个数已随“{round}”报送封存，两个轮次共用；要改须在那个轮次退回补正。");

    private static Decision OfContribution(ContributionState state) => state switch
    {
        ContributionState.Open or ContributionState.Returned => Decision.Yes,
        ContributionState.HandedToCheck => Decision.No("已提交本单位审核，要改请先撤回，或由审核人退回。"),
        _ => Decision.No("已通过本单位审核，要改请牵头单位退回。"),
    };

    private static Decision OfReturned(GateFacts facts, EditTarget target)
    {
        if (!facts.Reopened.Any(r => r.Covers(target, facts.Item)))
            return Decision.No("这次退回补正没有列出这一处，只能改退回单列明的内容。");
        return OfContribution(facts.Contribution);
    }
}

using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;

namespace Hengjian.Domain.SelfReports;

/// <summary>When a block of the self-evaluation report may be written over: what people wrote is published, approved and sealed with the package.</summary>
public static class ReportGate
{
    /// <summary>Whether a block may be changed now, and why not.</summary>
    /// <param name="state">State of the package.</param>
    /// <param name="block">Id of the block: item/4.1/effect; anything else belongs to no item. Null: whether any may be.</param>
    /// <param name="reopened">Items of which the open return gave something back.</param>
    public static Decision May(PackageState state, string? block, IReadOnlySet<string> reopened) => state switch
    {
        PackageState.Preparing or PackageState.Compiled => Decision.Yes,
        PackageState.Returned => ItemOf(block) is not { } item || reopened.Contains(item) ? Decision.Yes : Decision.No($"这次退回补正没有列出条目 {item}，这一段不能改。"),
        PackageState.Publicity => Decision.No("正在公示，报告随自评一并审定，不能改；要改请先撤下公示。"),
        PackageState.Approved => Decision.No("政府已经审定，报告不能改；要改请先撤销审定。"),
        _ => Decision.No($"本级自评“{state.NameOf()}”，对报告的修改已封存；要改须由上级退回补正。"),
    };

    private static string? ItemOf(string? block) => block?.Split('/') is ["item", var id, ..] ? id : null;
}

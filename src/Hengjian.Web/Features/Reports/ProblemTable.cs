using Hengjian.Domain.Reports;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Reports;

/// <summary>The internal problem list as a table.</summary>
internal static class ProblemTable
{
    private static readonly string[] Severities = ["重大", "较重", "一般"];

    internal static TableSpec<ProblemRow> Spec(RoundResults results) => new("problems", "个问题",
    [
        new("unit", "被评价单位", r => r.UnitName) { Sort = r => r.UnitCode, Href = r => Item(results, r) },
        new("topic", "问题类别", r => r.Topic) { Sort = r => r.Topic, OneLine = true },
        new("item", "条目", r => $"{r.ItemId} {r.ItemName}") { Sort = r => r.ItemId },
        new("severity", "轻重", r => r.Severity) { Sort = r => Array.IndexOf(Severities, r.Severity), OneLine = true },
        new("problem", "问题", r => r.Problem),
        new("evidence", "核查情况", r => r.Evidence),
        new("lead", "责任部门", r => r.Lead) { Sort = r => r.Lead, OneLine = true },
        new("requirement", "整改要求", r => r.Requirement),
    ])
    {
        Filters =
        [
            new("topic", "问题类别", r => r.Topic),
            new("severity", "轻重", r => r.Severity) { Order = Severities },
            new("lead", "责任部门", r => r.Lead),
        ],
        SearchIn = r => $"{r.UnitName} {r.UnitCode} {r.Problem} {r.ItemName}",
        SearchHint = "单位、条目或问题",
        Stacks = true,
        ChooseColumns = true,
    };

    // The score sheet of the unit with the item opened: from the problem to its rows.
    private static string Item(RoundResults results, ProblemRow row) => FormattableString.Invariant(
        $"/results/units/{row.UnitCode.TrimStart('0')}?round={results.Round.Id}&item={Uri.EscapeDataString(row.ItemId)}#i-{row.ItemId.Replace('.', '-')}");
}

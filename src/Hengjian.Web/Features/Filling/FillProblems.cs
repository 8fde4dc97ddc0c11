using Hengjian.Domain.Filling;
using Hengjian.Kernel;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.Filling;

/// <summary>What the pages of data entry say: HJP0530–0534.</summary>
internal static class FillProblems
{
    /// <summary>Somebody else changed the cell while the page was open.</summary>
    public static Problem Changed(CellOutcome.Conflict conflict) => new(
        "HJP0530", $"{conflict.By} 已于 {ChineseText.Moment(conflict.At)} 把这一格改为“{conflict.Text}”，您填的没有存。", Expected: "看过新值，需要时再填一次");
}

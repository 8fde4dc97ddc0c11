using Hengjian.Kernel;

namespace Hengjian.Web.Features.Breakdown;

/// <summary>What can be wrong with the forms of the breakdown: HJP0444–0449.</summary>
internal static class BreakdownFormProblems
{
    public static Problem NoDay() => new("HJP0444", "没有选日期。", "期限", "年-月-日");
}

using Hengjian.Kernel;

namespace Hengjian.Web.Features.Regions;

/// <summary>Mistakes in the form of an act: HJP0640–0642.</summary>
internal static class RegionFormProblems
{
    internal static Problem BadDay(string typed) => new("HJP0640", typed.Length == 0 ? "没有填生效日期。" : $"“{typed}”不是日期。", "生效日期", "年-月-日，如 2027-01-01");

    internal static Problem BadCode(string typed) => new("HJP0641", typed.Length == 0 ? "没有填行政区划代码。" : $"“{typed}”不是行政区划代码。", "代码", "六位数字");

    internal static Problem NoParent() => new("HJP0642", "没有选上级，或上级在那一天还不存在。", "上级");
}

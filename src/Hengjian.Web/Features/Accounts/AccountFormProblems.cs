using Hengjian.Kernel;

namespace Hengjian.Web.Features.Accounts;

/// <summary>Mistakes in the forms for accounts: HJP0390–0399.</summary>
internal static class AccountFormProblems
{
    internal static Problem UnknownRegion(string typed, string? nearest) => new(
        "HJP0390", typed.Length == 0 ? "请选择地区。" : $"没有地区“{typed}”。", Expected: nearest ?? "地区名称或六位代码");

    internal static Problem SeveralRegions(string typed) => new("HJP0391", $"叫“{typed}”的地区不止一个。", Expected: "六位代码");

    internal static Problem NoRole() => new("HJP0392", "请选择角色。");

    internal static Problem BadDay(string typed) => new("HJP0393", $"“{typed}”不是日期。", Expected: "年-月-日，如 2027-03-31");
}

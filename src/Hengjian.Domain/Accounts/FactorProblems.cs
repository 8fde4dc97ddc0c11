using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>Mistakes with the second factor: HJS0160–0169.</summary>
public static class FactorProblems
{
    /// <summary>The code is wrong, or was used.</summary>
    public static Problem WrongCode() => new("HJS0160", "验证码不正确或已经用过。", Expected: "手机验证器上当前的 6 位数字，等它换一组再试；也可以用一个恢复码");

    /// <summary>No secret was begun, or it cannot be read.</summary>
    public static Problem NotBegun() => new("HJS0161", "还没有开始设置两步验证，请重新打开设置页。");

    /// <summary>It is on already.</summary>
    public static Problem AlreadyOn() => new("HJS0162", "两步验证已经开启。");

    /// <summary>Administrators keep it on.</summary>
    public static Problem Demanded() => new("HJS0163", "系统管理员、安全管理员、安全审计员必须使用两步验证，不能关闭。", Expected: "换手机时重新设置");
}

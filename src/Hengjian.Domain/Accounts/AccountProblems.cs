using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>Sign-in and account mistakes: HJS0120–0139.</summary>
public static class AccountProblems
{
    /// <summary>Wrong name or password; the text does not say which.</summary>
    public static Problem WrongPassword() => new("HJS0120", "登录名或密码不正确。");

    /// <summary>Too many failures.</summary>
    public static Problem Locked(TimeSpan left) =>
        new("HJS0121", $"连续输错密码，账号已锁定，请 {Math.Max(1, (int)Math.Ceiling(left.TotalMinutes))} 分钟后再试。");

    /// <summary>The account is switched off.</summary>
    public static Problem Disabled() => new("HJS0122", "账号已停用，请联系系统管理员。");

    /// <summary>The sign-in name is taken.</summary>
    public static Problem NameTaken(string name) => new("HJS0123", $"登录名“{name}”已被使用。");

    /// <summary>The sign-in name has other characters.</summary>
    public static Problem BadName(string name) =>
        new("HJS0124", $"登录名“{name}”不合规则。", Expected: "2 至 40 个小写字母、数字、点、短横线或下划线");

    /// <summary>The password is too short.</summary>
    public static Problem WeakPassword() => new("HJS0125", "密码太短。", Expected: "至少 8 个字符");

    /// <summary>No such account.</summary>
    public static Problem Unknown(string name, string? nearest) =>
        new("HJS0126", $"没有账号“{name}”。", Expected: nearest);
}

using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>Sign-in and account mistakes: HJS0120–0139, HJS0180–0182, HJS0230.</summary>
public static class AccountProblems
{
    /// <summary>Wrong name or password; the text does not say which.</summary>
    public static Problem WrongPassword() => new("HJS0120", "登录名或密码不正确。");

    /// <summary>Too many failures: a browser that is not known has to wait.</summary>
    public static Problem Locked(TimeSpan left) => new(
        "HJS0121", $"连续输错，请 {Math.Max(1, (int)Math.Ceiling(left.TotalMinutes))} 分钟后再试。", Expected: "在以前登录过这个账号的浏览器上可以照常登录");

    /// <summary>Wider rights were given to the account while its page was open.</summary>
    public static Problem OutOfReach(string reason) => new("HJS0230", "这个账号的授权刚刚有变化，没有办理。", Expected: reason);

    /// <summary>The account is switched off.</summary>
    public static Problem Disabled() => new("HJS0122", "账号已停用，请联系系统管理员。");

    /// <summary>The sign-in name is taken.</summary>
    public static Problem NameTaken(string name) => new("HJS0123", $"登录名“{name}”已被使用。");

    /// <summary>The sign-in name has other characters.</summary>
    public static Problem BadName(string name) =>
        new("HJS0124", $"登录名“{name}”不合规则。", Expected: "2 至 40 个小写字母、数字、点、短横线或下划线");

    /// <summary>No such account.</summary>
    public static Problem Unknown(string name, string? nearest) =>
        new("HJS0126", $"没有账号“{name}”。", Expected: nearest);

    /// <summary>No name to show, or one that is too long.</summary>
    public static Problem BadDisplayName() => new("HJS0127", "请填写姓名。", Expected: "不超过 100 个字，如“东溪县财政局 王敏”");

    /// <summary>Nobody switches off, unlocks or resets the own account.</summary>
    public static Problem OwnAccount() => new("HJS0128", "不能对自己的账号办理这一项。", Expected: "请另一位管理员办理");

    /// <summary>A deed needs its reason.</summary>
    public static Problem NoReason() => new("HJS0129", "请写明理由。", Expected: "一句话，不超过 200 个字");

    /// <summary>The account is somebody's already.</summary>
    public static Problem HasPerson() => new("HJS0180", "这个账号已经对应了人员。", Expected: "换了人，请给新的人另邀请账号，再停用这个");

    /// <summary>No such person in the account's region.</summary>
    public static Problem NoSuchPerson() => new("HJS0181", "账号所在地区没有这个人员。", "人员", "先在“单位和人员”里登记");

    /// <summary>Another account is the person's.</summary>
    public static Problem PersonHasAccount() => new("HJS0182", "这个人已经有账号，一个人只用一个账号。", "人员");
}

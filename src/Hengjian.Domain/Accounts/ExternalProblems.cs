using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>Mistakes with signing in through the provider of the house: HJS0196–0204.</summary>
public static class ExternalProblems
{
    /// <summary>Nobody's.</summary>
    public static Problem NotLinked(string provider) => new(
        "HJS0196", $"您的{provider}身份还没有关联到本系统的账号。", Expected: "请系统管理员发一个邀请或重置链接，打开链接后选“用统一身份认证登录并关联”");

    /// <summary>It is somebody else's.</summary>
    public static Problem LinkedElsewhere() => new("HJS0197", "这个统一身份已关联了别的账号，一个身份只能关联一个账号。", Expected: "换一个身份，或请安全管理员解除那个关联");

    /// <summary>The provider is not there, or answers what is none.</summary>
    public static Problem Away(string why) => new("HJS0198", $"统一身份认证现在不能用：{why}", Expected: "稍后再试，或用登录名和密码登录");

    /// <summary>The way back does not belong to a way out of this browser.</summary>
    public static Problem NotBegun() => new("HJS0199", "这次登录不是从本机刚刚开始的，或已经用过、超过 10 分钟。", Expected: "回到登录页，重新开始");

    /// <summary>What the provider says about the person cannot be believed.</summary>
    public static Problem NotBelieved(string why) => new("HJS0200", $"统一身份认证返回的身份信息不能采信：{why}。", Expected: "重新登录；仍不行，请把这个编号告诉系统管理员");

    /// <summary>The person broke off, or the provider refused.</summary>
    public static Problem Refused(string code) => new("HJS0201", $"统一身份认证没有放行（{code}）。");

    /// <summary>Without it nobody could come in.</summary>
    public static Problem NeedsPassword() => new("HJS0202", "您还没有设置过密码，解除关联后就登录不了了。", Expected: "先请系统管理员发一个重置链接，设好密码再解除");

    /// <summary>Nothing is linked.</summary>
    public static Problem NothingLinked() => new("HJS0203", "这个账号没有关联统一身份。");

    /// <summary>The settings are no settings.</summary>
    public static Problem BadSettings(string what) => new("HJS0204", $"统一身份认证的设置不对：{what}。", "oidc", "--oidc:authority=https://… --oidc:clientId=… --oidc:secretFile=…");
}

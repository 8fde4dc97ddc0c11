using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>Why a link does not work: HJS0170–0179.</summary>
public static class InvitationProblems
{
    private const string Advice = "请系统管理员重新发一个链接";

    /// <summary>Nobody made such a link.</summary>
    public static Problem Unknown() => new("HJS0170", "链接不完整或不正确。", Expected: "从邀请里完整复制的链接；仍不行，" + Advice);

    /// <summary>A password was already set with it.</summary>
    public static Problem Used() => new("HJS0171", "链接已经用过，只能用一次。", Expected: "直接登录；忘了密码，" + Advice);

    /// <summary>Its days are over.</summary>
    public static Problem Over() => new("HJS0172", "链接已过期，有效期为 7 天。", Expected: Advice);

    /// <summary>The account holds rights: somebody else has to let the link pass.</summary>
    public static Problem NotReleased() => new(
        "HJS0174", "这个账号已有权限，只有链接还不能改密码：放行码没有填，或不正确。", Expected: "向安全管理员要放行码，当面或打电话核对身份后给");

    /// <summary>Nothing to let pass.</summary>
    public static Problem NothingToRelease() => new("HJS0175", "没有等待放行的链接。", Expected: "先由系统管理员生成链接");

    /// <summary>Whoever made the link must not let it pass.</summary>
    public static Problem OwnRelease() => new("HJS0176", "链接是您生成的，要由另一位安全管理员放行。");

    /// <summary>A newer one was made, the password was changed or the account switched off since.</summary>
    public static Problem Replaced() => new("HJS0173", "这个链接已作废：有更新的链接，或密码改过、账号停用过。", Expected: "使用最后收到的链接；没有，" + Advice);
}

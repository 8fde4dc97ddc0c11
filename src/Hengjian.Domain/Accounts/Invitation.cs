using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>What a link is for.</summary>
public enum InvitationPurpose
{
    /// <summary>A new account: the first password.</summary>
    Welcome,

    /// <summary>The password was forgotten.</summary>
    Reset,

    /// <summary>放行: somebody else lets a link for an account with rights pass; opens nothing by itself.</summary>
    Release,
}

/// <summary>邀请或重置链接: lets whoever holds it choose the password of one account, once.</summary>
public sealed class Invitation
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Whose password.</summary>
    public required long AccountId { get; init; }

    /// <summary>See <see cref="SecretToken.HashOf"/>: the link itself is not kept.</summary>
    public required string TokenHash { get; init; }

    /// <summary>What for.</summary>
    public required InvitationPurpose Purpose { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>It does not work from this moment on.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was used, a newer one or a new password took its place, or the account was switched off; null while it works.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>A password was set with it.</summary>
    public bool Used { get; set; }

    /// <summary>
    /// Whether a 放行码 of somebody else is needed beside the link: the account holds rights, and whoever made the link must not
    /// come by them. Links made on the server's command line need none: who sits there needs no link.
    /// </summary>
    /// <param name="account">Whose, with its grants.</param>
    /// <param name="now">When.</param>
    public bool NeedsRelease(Account account, DateTimeOffset now) =>
        Purpose != InvitationPurpose.Release && MadeBy != Account.Server && account.Grants.Any(g => !g.IsOver(now));

    /// <summary>Why it does not work; null when it does.</summary>
    public Problem? Obstacle(DateTimeOffset now) =>
        Used ? InvitationProblems.Used() : EndedAt is not null ? InvitationProblems.Replaced() : Until <= now ? InvitationProblems.Over() : null;
}

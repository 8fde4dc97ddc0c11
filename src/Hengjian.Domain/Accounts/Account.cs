using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>账号.</summary>
public sealed class Account : IInRegion
{
    /// <summary>Wrong passwords in a row from which on the next try has to wait.</summary>
    public const int FailuresUntilDelayed = 5;

    /// <summary>The longest wait: it doubles from half a minute with each further failure.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>So long after the last wait failures are forgotten.</summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);

    /// <summary>Who does what is done on the server's command line; nobody's sign-in name.</summary>
    public const string Server = "system";

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>登录名: lower case, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Name to show.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Region the person works in: administrators of this region or above look after the account. Gives no right.</summary>
    public int RegionCode { get; init; }

    /// <summary>See <see cref="Accounts.PasswordHash"/>; empty until an invitation was accepted.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>停用: may not sign in.</summary>
    public bool Disabled { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>No sign-in by a browser that is not known before this moment; null when nobody has to wait.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When somebody last came in, all steps done.</summary>
    public DateTimeOffset? LastSignIn { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the password was last chosen; null when it never was, or before this was written down.</summary>
    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>The secret of the second factor, sealed; null while none was begun.</summary>
    public string? FactorSecret { get; set; }

    /// <summary>The second factor was confirmed with a code and is asked for at each sign-in.</summary>
    public bool FactorOn { get; set; }

    /// <summary>Step of the last code accepted: neither it nor an older one is taken again.</summary>
    public long FactorStep { get; set; }

    /// <summary>The person whose account it is; null when none is known.</summary>
    public long? PersonId { get; set; }

    /// <summary>授权.</summary>
    public IList<AccountGrant> Grants { get; init; } = [];

    /// <summary>The person as rights see them at a moment: grants that have ended or not begun give nothing.</summary>
    /// <param name="now">When.</param>
    /// <param name="book">The roles in force.</param>
    public Principal ToPrincipal(DateTimeOffset now, RoleBook book) => new(
        Name, DisplayName, [.. Grants.Where(g => g.IsInForce(now)).OrderBy(g => g.Id).Select(g => g.ToGrant())])
    { Book = book };

    // Says who it is; what the grants give is read from the book in force by whoever asks next.
    private Principal AsPrincipal(DateTimeOffset now) => ToPrincipal(now, RoleBook.Closed);

    /// <summary>Waits for the person to accept the invitation.</summary>
    public bool IsInvited => PasswordHash.Length == 0;

    /// <summary>Wrong passwords or codes keep browsers waiting that are not known.</summary>
    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Sets a new password; lock and count of failures end with the old one, and a second factor begun but not confirmed.</summary>
    public void SetPassword(string hash, DateTimeOffset now)
    {
        PasswordHash = hash;
        PasswordChangedAt = now;
        // Whoever knew the old password may have seen the secret.
        if (!FactorOn) FactorSecret = null;
        Unlock();
    }

    /// <summary>Ends a lock.</summary>
    public void Unlock()
    {
        FailedSignIns = 0;
        LockedUntil = null;
    }

    /// <summary>
    /// Answers an attempt and counts: a success clears the counter, from the fifth failure in a row on the next try has to wait, longer
    /// with each. A browser in which the account's owner has signed in before neither waits nor counts here: otherwise anybody who
    /// knows a name could keep its owner out.
    /// </summary>
    /// <param name="passwordRight">What <see cref="Accounts.PasswordHash.Verify"/> said; slow, so done before any transaction.</param>
    /// <param name="now">When.</param>
    /// <param name="known">Such a browser asks, and its own failures are counted by who says so.</param>
    public Result<Principal> SignIn(bool passwordRight, DateTimeOffset now, bool known = false)
    {
        if (!known && IsLocked(now)) return AccountProblems.Locked(LockedUntil!.Value - now);
        if (!passwordRight) return Fail(AccountProblems.WrongPassword(), now, known);
        // Said only to those who know the password: others must not learn which accounts exist.
        if (Disabled) return AccountProblems.Disabled();
        // With a second factor the count goes on: otherwise a known password would give five codes again and again.
        if (!FactorOn && !known) Unlock();
        return AsPrincipal(now);
    }

    /// <summary>Answers a code of the second factor; wrong ones count like wrong passwords.</summary>
    /// <param name="step">The step the code belongs to; null when it is wrong or was used.</param>
    /// <param name="now">When.</param>
    /// <param name="known">See <see cref="SignIn"/>.</param>
    /// <returns>The principal; HJS0121 to wait, HJS0160 wrong code.</returns>
    public Result<Principal> AcceptCode(long? step, DateTimeOffset now, bool known = false)
    {
        if (!known && IsLocked(now)) return AccountProblems.Locked(LockedUntil!.Value - now);
        if (step is not { } accepted || accepted <= FactorStep) return Fail(FactorProblems.WrongCode(), now, known);
        FactorStep = accepted;
        if (!known) Unlock();
        return AsPrincipal(now);
    }

    /// <summary>
    /// Answers password and code together, asked of who has signed in before the second factor is changed; wrong ones count
    /// like those at the door.
    /// </summary>
    /// <param name="passwordRight">What <see cref="Accounts.PasswordHash.Verify"/> said.</param>
    /// <param name="step">The step the code belongs to; null when it is wrong or was used.</param>
    /// <param name="now">When.</param>
    /// <param name="known">See <see cref="SignIn"/>.</param>
    /// <returns>The principal; HJS0121 to wait, HJS0145 wrong password, HJS0160 wrong code.</returns>
    public Result<Principal> AcceptBoth(bool passwordRight, long? step, DateTimeOffset now, bool known = false) =>
        passwordRight || !known && IsLocked(now) ? AcceptCode(step, now, known) : Fail(PasswordProblems.WrongOld(), now, known);

    /// <summary>How long the next try has to wait after so many failures in a row.</summary>
    public static TimeSpan DelayAfter(int failures) => failures < FailuresUntilDelayed
        ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << Math.Min(failures - FailuresUntilDelayed, 10)));

    private Problem Fail(Problem problem, DateTimeOffset now, bool known)
    {
        if (known) return problem;
        if (LockedUntil is { } last && now >= last + Remembers) Unlock();
        FailedSignIns++;
        if (DelayAfter(FailedSignIns) is not { Ticks: > 0 } delay) return problem;
        LockedUntil = now + delay;
        return AccountProblems.Locked(delay);
    }
}

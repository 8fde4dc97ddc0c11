using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>账号.</summary>
public sealed class Account
{
    /// <summary>Wrong passwords in a row that lock the account.</summary>
    public const int FailuresUntilLocked = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>登录名: lower case, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Name to show.</summary>
    public required string DisplayName { get; set; }

    /// <summary>See <see cref="Accounts.PasswordHash"/>.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>停用: may not sign in.</summary>
    public bool Disabled { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>No sign-in before this moment; null when not locked.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Last successful sign-in.</summary>
    public DateTimeOffset? LastSignIn { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes with each password or grant change; a session that carries another value has ended.</summary>
    public required Guid SecurityStamp { get; set; }

    /// <summary>授权.</summary>
    public IList<AccountGrant> Grants { get; init; } = [];

    /// <summary>The person as rights see them.</summary>
    public Principal ToPrincipal() => new(
        Name, DisplayName, [.. Grants.OrderBy(g => g.Id).Select(g => new Grant(g.Role, g.RegionCode, g.Unit))]);

    /// <summary>Answers an attempt and counts: a success clears the counter, the fifth failure in a row locks.</summary>
    /// <param name="passwordRight">What <see cref="Accounts.PasswordHash.Verify"/> said; slow, so done before any transaction.</param>
    /// <param name="now">When.</param>
    public Result<Principal> SignIn(bool passwordRight, DateTimeOffset now)
    {
        if (LockedUntil > now) return AccountProblems.Locked(LockedUntil.Value - now);
        if (!passwordRight)
        {
            FailedSignIns++;
            if (FailedSignIns < FailuresUntilLocked) return AccountProblems.WrongPassword();
            FailedSignIns = 0;
            LockedUntil = now + LockedFor;
            return AccountProblems.Locked(LockedFor);
        }
        // Said only to those who know the password: others must not learn which accounts exist.
        if (Disabled) return AccountProblems.Disabled();
        FailedSignIns = 0;
        LockedUntil = null;
        LastSignIn = now;
        return ToPrincipal();
    }
}

/// <summary>One grant of an account as stored.</summary>
public sealed class AccountGrant : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Id of a role.</summary>
    public required string Role { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Id of a unit; null for all units.</summary>
    public string? Unit { get; init; }
}

namespace Hengjian.Domain.Access;

/// <summary>授权: a role held in a region, for one unit or for all of them.</summary>
/// <param name="Role">Id of a <see cref="RoleDefinition"/>.</param>
/// <param name="RegionCode">The role reaches this region and all below it; 0 is the nation.</param>
/// <param name="Unit">Id of a unit; null reaches every unit of the region.</param>
public sealed record Grant(string Role, int RegionCode, string? Unit = null);

/// <summary>Who asks: an account with its grants, or nobody.</summary>
/// <param name="Account">Sign-in name; empty when not signed in.</param>
/// <param name="DisplayName">Name to show.</param>
/// <param name="Grants">What was granted; empty means everything is denied.</param>
public sealed record Principal(string Account, string DisplayName, IReadOnlyList<Grant> Grants)
{
    /// <summary>Nobody has signed in.</summary>
    public static readonly Principal Anonymous = new("", "未登录", []);

    /// <summary>The roles as they were in force when the person was read: what each grant gives.</summary>
    public RoleBook Book { get; init; } = RoleBook.BuiltIn;

    /// <summary>True when somebody has signed in.</summary>
    public bool IsSignedIn => Account.Length > 0;
}

/// <summary>The answer to “may I?”.</summary>
/// <param name="Allowed">Yes or no.</param>
/// <param name="Reason">Chinese: why not; empty when allowed.</param>
public readonly record struct Decision(bool Allowed, string Reason)
{
    /// <summary>Allowed.</summary>
    public static readonly Decision Yes = new(true, "");

    /// <summary>Denied, with the reason.</summary>
    public static Decision No(string reason) => new(false, reason);
}

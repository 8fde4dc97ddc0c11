namespace Hengjian.Domain.Accounts;

/// <summary>统一身份认证: somebody of an OIDC provider and the account that is theirs. Linked by an invitation only.</summary>
public sealed class ExternalLogin
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Whose account.</summary>
    public required long AccountId { get; init; }

    /// <summary>Issuer as its tokens say.</summary>
    public required string Issuer { get; init; }

    /// <summary>The person's id there.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was linked.</summary>
    public required DateTimeOffset LinkedAt { get; init; }
}

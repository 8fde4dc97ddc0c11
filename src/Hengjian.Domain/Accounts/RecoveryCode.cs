namespace Hengjian.Domain.Accounts;

/// <summary>恢复码: stands in once for a code of the second factor.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many are given out at once.</summary>
    public const int SetSize = 10;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Whose.</summary>
    public required long AccountId { get; init; }

    /// <summary>See <see cref="SecretToken.HashOf"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was used; null while it was not.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

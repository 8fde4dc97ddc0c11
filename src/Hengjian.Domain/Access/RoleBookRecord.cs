namespace Hengjian.Domain.Access;

/// <summary>权限表的一个版本: the newest one is in force.</summary>
public sealed class RoleBookRecord
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    /// <summary>Number of the version.</summary>
    public long Id { get; init; }

    /// <summary>What differs from the built-in roles, as text.</summary>
    public required string Rules { get; init; }

    /// <summary>Chinese: why it was changed.</summary>
    public required string Reason { get; init; }

    /// <summary>Who changed it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

namespace Hengjian.Domain.Breakdown;

/// <summary>How far a claim that an item does not apply has got.</summary>
public enum ClaimState
{
    /// <summary>No claim.</summary>
    None = 0,

    /// <summary>已申请.</summary>
    Claimed = 1,

    /// <summary>已同意.</summary>
    Agreed = 2,

    /// <summary>未同意.</summary>
    Refused = 3,
}

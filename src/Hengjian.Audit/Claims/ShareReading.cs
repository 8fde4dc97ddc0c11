using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>One way to read a share.</summary>
/// <param name="Parts">Numerator: one number, or several that are added.</param>
/// <param name="Whole">Denominator.</param>
/// <param name="Trust">How surely the words point to this pair.</param>
/// <param name="Explicit">True when the whole stands after 占.</param>
/// <param name="Rest">True when the share is of what is left: 不合格率.</param>
internal sealed record ShareReading(IReadOnlyList<Mention> Parts, Mention Whole, Trust Trust, bool Explicit, bool Rest = false)
{
    /// <summary>True when the whole is part and other number together.</summary>
    public bool Together { get; init; }

    /// <summary>True when the words after 占 name the whole.</summary>
    public bool Named { get; init; }
}

/// <summary>What a reading may be used for.</summary>
internal enum Trust
{
    /// <summary>To confirm, when it holds.</summary>
    Confirms,

    /// <summary>To accuse only when a slip is found that explains it.</summary>
    Slip,

    /// <summary>To accuse too, when what is stated is near or one slip away: then the numbers belong together.</summary>
    Near,

    /// <summary>To accuse: the words leave no other pair.</summary>
    Sure,
}

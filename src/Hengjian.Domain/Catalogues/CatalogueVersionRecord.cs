namespace Hengjian.Domain.Catalogues;

/// <summary>
/// 目录版本: a version of the indicator catalogue that somebody saved in the workshop. The files lie under the version's
/// hash; the record says who, when, why, and from which version. Nothing uses it until a round chooses it.
/// </summary>
public sealed class CatalogueVersionRecord : IInRegion
{
    /// <summary>Characters a reason may have.</summary>
    public const int LongestReason = 500;

    /// <summary>Characters the id of an indicator may have.</summary>
    public const int LongestIndicator = 100;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Hash of the catalogue's files.</summary>
    public required string Version { get; init; }

    /// <summary>Hash of the version it was made from.</summary>
    public required string Parent { get; init; }

    /// <summary>Id of the indicator that was changed or added.</summary>
    public required string Indicator { get; init; }

    /// <summary>Chinese name of that indicator, as it is in this version.</summary>
    public required string IndicatorName { get; init; }

    /// <summary>The indicator is new in this version.</summary>
    public required bool Added { get; init; }

    /// <summary>Chinese: why.</summary>
    public required string Reason { get; init; }

    /// <summary>Sign-in name of who saved it.</summary>
    public required string SavedBy { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The region for whose evaluation it was made.</summary>
    public required int RegionCode { get; init; }
}

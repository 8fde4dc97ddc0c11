using System.Security.Cryptography;
using Hengjian.Data.Facts;
using Hengjian.Data.Storage;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Data.Results;

/// <summary>What a run was computed from, by hash: the same inputs give the same bytes, years later too.</summary>
/// <param name="Year">评价年度.</param>
/// <param name="RegionCode">The region whose governments are evaluated; 0 is the nation.</param>
/// <param name="Snapshots">Hashes in the order they were given, which decides corrections.</param>
/// <param name="Rules">How the snapshots are read.</param>
/// <param name="CatalogueVersion">Version of the frozen catalogue.</param>
/// <param name="SchemeVersion">Version of the frozen scheme; null when only indicators were computed.</param>
/// <param name="RegionsHash">Of the region tree.</param>
/// <param name="ReviewsHash">Of the review inputs.</param>
/// <param name="Engine">Name and version of the program that computed.</param>
public sealed record RunInputs(
    int Year,
    int RegionCode,
    IReadOnlyList<string> Snapshots,
    DatasetRules Rules,
    string CatalogueVersion,
    string? SchemeVersion,
    string RegionsHash,
    string ReviewsHash,
    string Engine)
{
    /// <summary>One hash over all inputs but the engine: whether a stored run is still current.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(StoreJson.Write(this with { Engine = "" })));
}

/// <summary>A computation with its inputs, as stored.</summary>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Reviews">The review inputs themselves.</param>
/// <param name="Indicators">Indicator values; holds the region tree.</param>
/// <param name="Scheme">Score sheets; null when only indicators were computed.</param>
public sealed record StoredRun(RunInputs Inputs, ReviewInputs Reviews, IndicatorResults Indicators, SchemeRun? Scheme);

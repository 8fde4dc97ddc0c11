using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Results;

/// <summary>Where the values of one indicator, stage and year differ from before.</summary>
/// <param name="Before">The series before.</param>
/// <param name="After">The series now.</param>
/// <param name="Regions">Positions in <see cref="RegionTree.Regions"/>, ascending.</param>
public sealed record ChangedSeries(RegionSeries Before, RegionSeries After, IReadOnlyList<int> Regions);

using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Regions;

/// <summary>区划调整 to be done.</summary>
/// <param name="Kind">What.</param>
/// <param name="On">First day on which it holds.</param>
/// <param name="From">Codes of the regions it is done to; none when something is founded.</param>
/// <param name="To">What is there afterwards; none when something is abolished.</param>
public sealed record RegionAct(RegionActKind Kind, DateOnly On, IReadOnlyList<int> From, IReadOnlyList<Region> To);

/// <summary>What an act does to the rows.</summary>
/// <param name="Ended">Rows that hold no longer from that day on; nothing else of them is changed.</param>
/// <param name="Begun">Rows that begin that day.</param>
/// <param name="Gone">Codes that no region has from that day on.</param>
public sealed record RegionChange(IReadOnlyList<RegionRecord> Ended, IReadOnlyList<RegionRecord> Begun, IReadOnlyList<int> Gone);

using Hengjian.Data.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Rounds;

/// <summary>Everything a run needs, named or in hand; a computation reads nothing else.</summary>
/// <param name="Inputs">Snapshots, catalogue and scheme by hash; load them from the workspace.</param>
/// <param name="Regions">The region tree.</param>
/// <param name="Reviews">The review inputs.</param>
public sealed record RunMaterial(RunInputs Inputs, RegionTree Regions, ReviewInputs Reviews);

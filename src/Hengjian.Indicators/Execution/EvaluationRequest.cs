using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>What to compute.</summary>
/// <param name="Periods">The years, each computed on its own; <c>prev</c> reads earlier years as needed.</param>
public sealed record EvaluationRequest(IReadOnlyList<int> Periods)
{
    /// <summary>Levels to report; null for every level each indicator is computed for.</summary>
    public IReadOnlyList<RegionLevel>? Levels { get; init; }

    /// <summary>Indicators to report; null for the whole catalogue. Those they refer to are computed but not reported.</summary>
    public IReadOnlyList<string>? IndicatorIds { get; init; }

    /// <summary>Stages to report; null for all that each indicator has.</summary>
    public IReadOnlyList<SchoolStage>? Stages { get; init; }

    /// <summary>What-if standards and floors, in place of the catalogue's in <c>std</c> and <c>floor_of</c>.</summary>
    public IReadOnlyList<ThresholdOverride> Thresholds { get; init; } = [];

    /// <summary>What-if limits, in place of the catalogue's in <c>limit</c>.</summary>
    public IReadOnlyList<LimitOverride> Limits { get; init; } = [];

    /// <summary>Rows computed at a time. Results do not depend on it; 2048 keeps a formula's blocks in the first-level cache.</summary>
    public int BlockSize { get; init; } = 2048;

    /// <summary>Threads; null for one per processor. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Explanations say how many rows a value rests on, without listing them: of a nation they are millions.</summary>
    public bool CountsRowsOnly { get; init; }
}

/// <summary>A standard or floor for one indicator and stage.</summary>
public sealed record ThresholdOverride(string Indicator, SchoolStage Stage, ThresholdRole Role, double Value);

/// <summary>A number of a limit table.</summary>
public sealed record LimitOverride(string Table, string Code, double Value);

/// <summary>How far an evaluation has got.</summary>
/// <param name="Done">Indicators finished.</param>
/// <param name="Total">Indicators asked for.</param>
/// <param name="Indicator">Chinese name of the one just finished.</param>
public sealed record EvaluationProgress(int Done, int Total, string Indicator);

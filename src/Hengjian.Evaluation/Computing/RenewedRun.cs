using Hengjian.Data.Results;
using Hengjian.Evaluation.Rounds;
using Hengjian.Indicators.Execution.Incremental;
using Hengjian.Indicators.Scoring.Running;

namespace Hengjian.Evaluation.Computing;

/// <summary>A run and how it came about.</summary>
/// <param name="Run">The same bytes as computing everything gives.</param>
/// <param name="How">Chinese: computed whole, and why; or renewed, and how far the correction went.</param>
public sealed record RenewedRun(StoredRun Run, string How);

/// <summary>The last run of this process with what a correction can start from.</summary>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Evaluation">Values.</param>
/// <param name="Scoring">Scores; null when only indicators were computed, or when the scheme stopped.</param>
internal sealed record RetainedRun(RunInputs Inputs, EvaluationState Evaluation, ScoringState? Scoring)
{
    /// <summary>Why nothing of it can be taken over for another run; null when the values can be renewed.</summary>
    public string? WhyNot(RunInputs inputs, IReadOnlyList<int> periods)
    {
        if (inputs.CatalogueVersion != Inputs.CatalogueVersion) return "指标目录的版本不同";
        if (inputs.RegionsHash != Inputs.RegionsHash) return "行政区划不同";
        return periods.SequenceEqual(Evaluation.Request.Periods) ? null : "年份不同";
    }

    /// <summary>The scores rest on the same scheme, reviews and units, so that only values can have changed.</summary>
    public bool ScoresAlike(RunMaterial material) =>
        Scoring is not null && material.Inputs.SchemeVersion == Inputs.SchemeVersion
        && material.Inputs.ReviewsHash == Inputs.ReviewsHash && material.Inputs.RegionCode == Inputs.RegionCode;
}

using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>推演: what the run would have been with other settings. Never stored as a run, never a result of the round.</summary>
/// <param name="Official">The run it starts from.</param>
/// <param name="Settings">What was changed.</param>
/// <param name="Scheme">The scheme with the changes.</param>
/// <param name="Catalogue">The catalogue with the changes.</param>
/// <param name="Scores">The score sheets that come out, in the order of the official ones.</param>
/// <param name="Moves">One per unit, in the same order.</param>
public sealed record WhatIfOutcome(
    RoundResults Official, WhatIfSettings Settings, EvaluationScheme Scheme, IndicatorCatalogue Catalogue, SchemeRun Scores,
    IReadOnlyList<UnitMove> Moves)
{
    /// <summary>The values scored: the run's own but for those computed anew.</summary>
    public required IndicatorResults Indicators { get; init; }

    /// <summary>What people said, fitted to changed full marks.</summary>
    public required ReviewInputs Reviews { get; init; }

    /// <summary>Full marks fitted so that all add up to 100, by item.</summary>
    public IReadOnlyDictionary<string, double> Balanced { get; init; } = new Dictionary<string, double>();

    /// <summary>Number of expert and self scores fitted to changed full marks.</summary>
    public int ScaledReviews { get; init; }

    /// <summary>Indicators computed anew because a standard or limit in their formulas changed.</summary>
    public IReadOnlyList<string> Recomputed { get; init; } = [];

    /// <summary>The result as pages of results read it: names, totals printed, areas.</summary>
    /// <remarks>In memory only; its run record is the official one, which says where it started.</remarks>
    public RoundResults AsResults() => new(
        Official.Round, Official.Run, Scheme, Official.Compiled, Official.Dataset, Indicators, Scores);
}

/// <summary>Runs what-ifs: a pure function of a run and settings.</summary>
public static class WhatIfRun
{
    /// <summary>Computes the outcome, or says at which setting it cannot be done and what would be right.</summary>
    /// <returns>Without changes: the official sheets, bit for bit.</returns>
    public static Result<WhatIfOutcome> Run(RoundResults results, WhatIfSettings settings, CancellationToken cancel = default)
    {
        var basis = WhatIfBasis.Of(results);
        var refused = Check(results, basis, settings).ToList();
        if (refused.Count > 0) return Result.Fail<WhatIfOutcome>(refused);
        var made = ChangedScheme.Of(results, settings);
        if (!made.TryGet(out var changed)) return Result.Fail<WhatIfOutcome>(made.Problems);
        var values = ChangedValues.Of(results, basis, settings, cancel);
        var touched = changed.Changed.Concat(values.Changed).ToHashSet(StringComparer.Ordinal);
        return SchemeEvaluator.Rerun(changed.Scheme, values.Catalogue, values.Indicators, changed.Reviews, results.Scores, touched)
            .Map(scores => new WhatIfOutcome(
                results, settings, changed.Scheme, values.Catalogue, scores,
                [.. results.Scores.Sheets.Zip(scores.Sheets, (before, after) => new UnitMove(before, after))])
            {
                Indicators = values.Indicators,
                Reviews = changed.Reviews,
                Balanced = changed.Balanced,
                ScaledReviews = changed.ScaledReviews,
                Recomputed = values.Recomputed,
            });
    }

    private static IEnumerable<Problem> Check(RoundResults results, WhatIfBasis basis, WhatIfSettings settings)
    {
        foreach (var (key, value) in settings.Changes)
        {
            if (basis.Find(key) is not { } lever)
                yield return WhatIfProblems.UnknownLever(key, NearestName.Of(key, basis.Levers.Select(l => l.Key)));
            else if (!double.IsFinite(value))
                yield return WhatIfProblems.NotANumber(lever.FullName, value.ToString(System.Globalization.CultureInfo.InvariantCulture), lever.Official);
            else if (key.StartsWith("limit/", StringComparison.Ordinal) && value <= 0)
                yield return WhatIfProblems.LimitNotPositive(lever.FullName, value);
        }
        foreach (var indicator in results.Catalogue.Indicators)
        {
            foreach (var floor in indicator.Thresholds.Where(t => t.Role == ThresholdRole.Floor))
            {
                if (CatalogueStandard.Find(indicator, floor.Stage, ThresholdRole.Standard) is not { } standard) continue;
                if (Moved(settings, indicator, floor) is null && Moved(settings, indicator, standard) is null) continue;
                var (low, high) = (Moved(settings, indicator, floor) ?? floor.Value, Moved(settings, indicator, standard) ?? standard.Value);
                if (indicator.Direction == Direction.LowerBetter ? low < high : low > high)
                    yield return WhatIfProblems.FloorAboveStandard(basis.Find(LeverKeys.Threshold(indicator.Id, floor))?.FullName ?? indicator.NameZh, low, high);
            }
        }
    }

    private static double? Moved(WhatIfSettings settings, Indicator indicator, Threshold threshold) =>
        settings.Changes.TryGetValue(LeverKeys.Threshold(indicator.Id, threshold), out var value) ? value : null;
}

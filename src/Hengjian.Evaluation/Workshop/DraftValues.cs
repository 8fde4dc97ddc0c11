using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>What a draft comes to over the data of a run: its own values, and later those of the indicators that use it.</summary>
public sealed class DraftValues
{
    private readonly Lock gate = new();
    private readonly RoundResults results;
    private IndicatorResults? users;

    private DraftValues(RoundResults results, Draft draft, IndicatorResults own) => (this.results, Draft, Own) = (results, draft, own);

    /// <summary>The draft.</summary>
    public Draft Draft { get; }

    /// <summary>Its values for the stage asked for and the run's year.</summary>
    public IndicatorResults Own { get; }

    /// <summary>Computes the draft over every region, or every school.</summary>
    public static DraftValues Compute(RoundResults results, Draft draft, SchoolStage stage, CancellationToken cancel) =>
        new(results, draft, Evaluate(results, draft.Compiled, [draft.Indicator.Id], [stage], cancel));

    /// <summary>The indicators that change with it, computed at the first asking.</summary>
    public IndicatorResults Users(CancellationToken cancel)
    {
        lock (gate)
        {
            return users ??= Evaluate(results, Draft.Compiled, [.. Draft.Users.Select(u => u.Id)], null, cancel);
        }
    }

    /// <summary>How a region's value came about.</summary>
    public Result<Explanation> Explain(SchoolStage stage, int region, CancellationToken cancel) =>
        Explainer.ForRegion(Draft.Compiled, results.Dataset, Draft.Indicator.Id, stage, results.Year, region, Counting, cancel);

    /// <summary>How a school's value came about.</summary>
    public Result<Explanation> ExplainSchool(SchoolStage stage, int row, CancellationToken cancel) =>
        Explainer.ForSchool(Draft.Compiled, results.Dataset, Draft.Indicator.Id, stage, results.Year, row, Counting, cancel);

    private EvaluationRequest Counting => new([results.Year]) { CountsRowsOnly = true };

    private static IndicatorResults Evaluate(
        RoundResults results, CompiledCatalogue compiled, IReadOnlyList<string> ids, IReadOnlyList<SchoolStage>? stages, CancellationToken cancel)
    {
        if (ids.Count == 0) return new IndicatorResults(results.Regions, [], []);
        var request = new EvaluationRequest([results.Year]) { IndicatorIds = ids, Stages = stages };
        return Evaluator.Evaluate(compiled, results.Dataset, request, cancellation: cancel);
    }
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring.Methods;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>A scoring run with what a correction can start from. Immutable.</summary>
public sealed class ScoringState
{
    private readonly RunContext context;
    private readonly IReadOnlyList<LeafReads> leaves;

    internal ScoringState(RunContext context, IReadOnlyList<LeafReads> leaves, SchemeRun run)
    {
        this.context = context;
        this.leaves = leaves;
        Run = run;
    }

    /// <summary>The score sheets.</summary>
    public SchemeRun Run { get; }

    /// <summary>The scheme scored by.</summary>
    public EvaluationScheme Scheme => context.Scheme;

    /// <summary>The values scored.</summary>
    public IndicatorResults Results => context.Results;

    /// <summary>Scores every unit, as <see cref="SchemeEvaluator"/> does, and keeps what corrections need.</summary>
    public static Result<ScoringState> Full(
        EvaluationScheme scheme, IndicatorCatalogue catalogue, IndicatorResults results, ReviewInputs inputs,
        IReadOnlyCollection<int>? units = null) =>
        SchemeEvaluator.RunWith(scheme, catalogue, results, inputs, units, (_, _) => null)
            .Map(done => new ScoringState(done.Context, LeafReads.Of(scheme), done.Run));

    /// <summary>Scores what a correction reaches: items of units whose values changed, and of units compared with them.</summary>
    /// <param name="results">The values now.</param>
    /// <param name="changed">Where they differ; what is not named is the same to the last bit.</param>
    /// <returns>
    /// The same bits as a full run; sheets that nothing touched are the same objects. Or the problems a full run has: then
    /// the next one is a full one.
    /// </returns>
    public Result<ScoringState> Renew(IndicatorResults results, IReadOnlyList<ChangedSeries> changed)
    {
        var again = new RunContext(context.Scheme, context.Catalogue, results, context.Units, context.Inputs);
        var touched = new TouchedItems(context, again, leaves, changed);
        var sheets = Run.Sheets.ToList();
        foreach (var unit in touched.Units) sheets[unit] = Sheet(again, sheets[unit], touched, unit);
        if (Scheme.Missing == MissingPolicy.Stop && touched.Units.Any(u => Lacks(again, sheets[u])))
        {
            var problems = MissingValues.Find(again, [.. leaves.Select(l => l.Item)], sheets);
            if (problems.Count > 0) return Result.Fail<ScoringState>(problems);
        }
        var ranked = SchemeEvaluator.Ranked(sheets);
        return new ScoringState(again, leaves, Run with { Sheets = ranked });
    }

    private ScoreSheet Sheet(RunContext again, ScoreSheet before, TouchedItems touched, int unit)
    {
        List<ItemScore> items =
        [
            .. before.Items.Select((score, i) => touched.Has(i, unit)
                ? RuleScorer.Score(new ItemContext(again, leaves[i].Item, before.Region))
                : score),
        ];
        return SchemeEvaluator.Conclude(again, before.Region, items);
    }

    private static bool Lacks(RunContext run, ScoreSheet sheet) =>
        sheet.Items.Any(i => i.State == ItemState.MissingData)
        || run.Scheme.GradeRules.Any(r => GradeRules.Trigger(run, sheet.Region, r).Happened is null);
}

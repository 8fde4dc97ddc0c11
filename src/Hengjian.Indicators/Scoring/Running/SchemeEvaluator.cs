using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Indicators.Scoring.Methods;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>Runs a scheme: a pure function of scheme, catalogue, indicator results and what reviewers said.</summary>
public static class SchemeEvaluator
{
    /// <summary>Scores every evaluated unit exactly as the scheme says, or says why that cannot be done.</summary>
    /// <param name="scheme">方案, as loaded.</param>
    /// <param name="catalogue">The catalogue the results were computed with.</param>
    /// <param name="results">Indicator values; the scheme's year and any baseline years.</param>
    /// <param name="inputs">Experts, answers, confirmed cases, self scores; order does not matter.</param>
    /// <param name="units">Region codes to evaluate; null for every region of the scheme's level.</param>
    /// <returns>Sheets in tree order, or problems: which item, why, and what would be right.</returns>
    public static Result<SchemeRun> Run(
        EvaluationScheme scheme,
        IndicatorCatalogue catalogue,
        IndicatorResults results,
        ReviewInputs inputs,
        IReadOnlyCollection<int>? units = null) =>
        Run(scheme, catalogue, results, inputs, units, (_, _) => null);

    /// <summary>
    /// Scores again after a few changes: items that nothing touched keep their scores, everything above them is done anew.
    /// The same bits as <see cref="Run(EvaluationScheme, IndicatorCatalogue, IndicatorResults, ReviewInputs, IReadOnlyCollection{int})"/>
    /// over the same units, in a fraction of the time.
    /// </summary>
    /// <param name="scheme">The changed scheme; its leaves are those of <paramref name="basis"/> in the same order.</param>
    /// <param name="catalogue">The catalogue, with changed standards if there are any.</param>
    /// <param name="results">Indicator values, some of them computed anew.</param>
    /// <param name="inputs">What people said.</param>
    /// <param name="basis">The run before the changes.</param>
    /// <param name="changed">Ids of the leaves whose full mark, rule, standard, values or inputs changed.</param>
    public static Result<SchemeRun> Rerun(
        EvaluationScheme scheme, IndicatorCatalogue catalogue, IndicatorResults results, ReviewInputs inputs,
        SchemeRun basis, IReadOnlySet<string> changed)
    {
        var before = basis.Sheets.ToDictionary(s => s.Region);
        var leaves = scheme.Leaves.Select((l, i) => (l.Id, i)).Where(l => !changed.Contains(l.Id)).ToDictionary(l => l.Id, l => l.i);
        return Run(scheme, catalogue, results, inputs, before.Keys, (unit, item) =>
            leaves.TryGetValue(item, out var at) ? before[unit].Items[at] : null);
    }

    private static Result<SchemeRun> Run(
        EvaluationScheme scheme, IndicatorCatalogue catalogue, IndicatorResults results, ReviewInputs inputs,
        IReadOnlyCollection<int>? units, Func<int, string, ItemScore?> known) =>
        RunWith(scheme, catalogue, results, inputs, units, known).Map(done => done.Run);

    /// <summary>Runs a scheme and gives what it was run with too.</summary>
    internal static Result<(RunContext Context, SchemeRun Run)> RunWith(
        EvaluationScheme scheme, IndicatorCatalogue catalogue, IndicatorResults results, ReviewInputs inputs,
        IReadOnlyCollection<int>? units, Func<int, string, ItemScore?> known)
    {
        var problems = SchemeCheck.Check(scheme, catalogue);
        if (problems.Count > 0) return Result.Fail<(RunContext, SchemeRun)>(problems);

        var run = new RunContext(scheme, catalogue, results, UnitsOf(scheme, results.Tree, units), Sorted(inputs));
        problems = [.. ResultCheck.Check(run), .. InputCheck.Check(run, inputs)];
        if (problems.Count > 0) return Result.Fail<(RunContext, SchemeRun)>(problems);

        var leaves = scheme.Leaves.ToList();
        // Units do not look at each other but through the results, which nobody changes.
        var sheets = run.Units.AsParallel().AsOrdered().Select(u => Sheet(run, u, leaves, known)).ToList();
        if (scheme.Missing == MissingPolicy.Stop)
        {
            problems = MissingValues.Find(run, leaves, sheets);
            if (problems.Count > 0) return Result.Fail<(RunContext, SchemeRun)>(problems);
        }
        return (run, new SchemeRun(scheme.Id, scheme.Version, scheme.Year, Ranked(sheets)));
    }

    /// <summary>From the items of a unit to its sheet, without its rank.</summary>
    internal static ScoreSheet Conclude(RunContext run, int unit, IReadOnlyList<ItemScore> items) =>
        run.Scheme.Kind == SchemeKind.Points ? Grading.Grade(run, unit, items) : Conclusion.Conclude(run, unit, items);

    private static ScoreSheet Sheet(RunContext run, int unit, List<SchemeItem> leaves, Func<int, string, ItemScore?> known)
    {
        List<ItemScore> items = [.. leaves.Select(l => known(unit, l.Id) ?? RuleScorer.Score(new ItemContext(run, l, unit)))];
        return Conclude(run, unit, items);
    }

    private static List<int> UnitsOf(EvaluationScheme scheme, RegionTree tree, IReadOnlyCollection<int>? chosen)
    {
        var wanted = chosen?.ToHashSet();
        return [.. tree.AtLevel(scheme.Level).Select(r => r.Code).Where(c => wanted?.Contains(c) != false)];
    }

    // A total order on everything an input says, so that sums and texts do not depend on who handed in first.
    private static ILookup<(int Region, string Item), ReviewInput> Sorted(ReviewInputs inputs) =>
        inputs.Entries
            .OrderBy(e => e.Region)
            .ThenBy(e => e.Item, StringComparer.Ordinal)
            .ThenBy(e => e.Reason, StringComparer.Ordinal)
            .ThenBy(Number)
            .ThenBy(e => e.By, StringComparer.Ordinal)
            .ToLookup(e => (e.Region, e.Item));

    private static double Number(ReviewInput input) => input switch
    {
        ExpertScore s => s.Points,
        SelfScore s => s.Points,
        CaseCount c => c.Cases,
        YesNoAnswer a => (a.Yes ? 2 : 0) + (a.EvidenceConfirmed ? 1 : 0),
        _ => 0,
    };

    /// <summary>The sheets with their ranks; one whose rank stays is the same object.</summary>
    internal static List<ScoreSheet> Ranked(List<ScoreSheet> sheets)
    {
        var ranks = new Dictionary<double, int>();
        var better = 0;
        foreach (var total in sheets.Select(s => s.Total).OfType<double>().OrderDescending()) ranks.TryAdd(total, ++better);
        return [.. sheets.Select(s => s.Total is { } total && s.Rank != ranks[total] ? s with { Rank = ranks[total] } : s)];
    }
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Methods;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Uncertainty;

/// <summary>Makes the matrix of a scheme: its non-bonus leaves with their points as weights.</summary>
/// <remarks>Bonuses, credibility and grade rules are not part of the index.</remarks>
public static class SchemeMatrix
{
    /// <summary>From score sheets: points as a share of the full mark.</summary>
    /// <param name="scheme">The scheme that was run.</param>
    /// <param name="run">Its sheets.</param>
    /// <param name="tree">For the groups.</param>
    /// <param name="peers">Units are ranked with those of the same region of this level.</param>
    /// <param name="absent">What becomes of units with open items (待评, 待补). A 0 that the scheme gives for missing data stays.</param>
    public static Result<ItemMatrix> FromRun(
        EvaluationScheme scheme, SchemeRun run, RegionTree tree, RegionLevel peers, AbsentItems absent = AbsentItems.LeaveUnitOut)
    {
        if (scheme.Kind != SchemeKind.Points) return UncertaintyProblems.NoPoints(scheme.Name);
        var builder = new MatrixBuilder(scheme, tree, peers, absent);
        foreach (var sheet in run.Sheets)
        {
            var scores = sheet.Items.ToDictionary(i => i.ItemId, StringComparer.Ordinal);
            builder.Add(sheet.Region, [.. builder.Leaves.Select(l => CellOf(scores[l.Id]))]);
        }
        return builder.Build();
    }

    /// <summary>From indicator values, without sheets: for schemes whose leaves are all <see cref="RelativeRule"/>.</summary>
    /// <remarks>The same shares that scoring gives where no reviewer has said anything.</remarks>
    /// <param name="scheme">As loaded.</param>
    /// <param name="catalogue">Says which way is better.</param>
    /// <param name="results">The values of the scheme's year.</param>
    /// <param name="peers">Units are ranked with those of the same region of this level; values are compared among all units.</param>
    /// <param name="absent">What becomes of units that lack values, where the scheme leaves such items open.</param>
    public static Result<ItemMatrix> FromValues(
        EvaluationScheme scheme, IndicatorCatalogue catalogue, IndicatorResults results, RegionLevel peers,
        AbsentItems absent = AbsentItems.LeaveUnitOut)
    {
        if (scheme.Kind != SchemeKind.Points) return UncertaintyProblems.NoPoints(scheme.Name);
        var builder = new MatrixBuilder(scheme, results.Tree, peers, absent);
        var problems = new List<Problem>();
        var columns = new List<(RegionSeries Series, bool LowerBetter)>();
        foreach (var leaf in builder.Leaves)
        {
            if (leaf.Rule is not RelativeRule rule) problems.Add(UncertaintyProblems.NotRelative(WhereOf(leaf)));
            else if (!catalogue.TryFind(rule.Value.Indicator, out var indicator)
                || results.FindRegions(rule.Value.Indicator, rule.Value.Stage, scheme.Year) is not { } series)
                problems.Add(UncertaintyProblems.NotComputed(WhereOf(leaf), rule.Value.Indicator, scheme.Year));
            else columns.Add((series, indicator.Direction == Direction.LowerBetter));
        }
        if (problems.Count > 0) return Result.Fail<ItemMatrix>(problems);

        var units = results.Tree.IndexesAt(scheme.Level).ToArray();
        var cells = new double[columns.Count][];
        Parallel.For(0, columns.Count, c => cells[c] = SharesOf(scheme, columns[c].Series, columns[c].LowerBetter, units));
        if (scheme.Missing == MissingPolicy.Stop)
        {
            for (var c = 0; c < cells.Length; c++)
            {
                if (cells[c].Count(v => v == MatrixBuilder.Open) is > 0 and var lacking)
                    problems.Add(UncertaintyProblems.MissingStops(WhereOf(builder.Leaves[c]), lacking));
            }
            if (problems.Count > 0) return Result.Fail<ItemMatrix>(problems);
        }
        return builder.Build([.. units.Select(u => results.Tree.Regions[u].Code)], cells);
    }

    private static double CellOf(ItemScore score) => score.State == ItemState.NotApplicable ? double.NaN
        : score.Points is { } points ? Math.Clamp(points / score.MaxScore, 0, 1)
        : MatrixBuilder.Open;

    private static double[] SharesOf(EvaluationScheme scheme, RegionSeries series, bool lowerBetter, int[] units)
    {
        var cells = new double[units.Length];
        var range = ValueRange.Empty;
        for (var u = 0; u < units.Length; u++)
        {
            var value = series.Values[units[u]] ?? IndicatorValue.Missing;
            if (ItemVerdict.IsKnown(scheme, value)) range = range.With(cells[u] = value.Value);
            else cells[u] = value.Flag == ValueFlag.NotApplicable ? double.NaN : double.PositiveInfinity;
        }
        for (var u = 0; u < cells.Length; u++)
        {
            if (double.IsPositiveInfinity(cells[u])) cells[u] = scheme.Missing == MissingPolicy.ZeroPoints ? 0 : MatrixBuilder.Open;
            else if (!double.IsNaN(cells[u])) cells[u] = range.Share(cells[u], lowerBetter);
        }
        return cells;
    }

    private static string WhereOf(SchemeItem item) => $"条目 {item.Id}“{item.Name}”";
}

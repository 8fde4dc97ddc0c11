using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Methods;

namespace Hengjian.Indicators.Uncertainty.Sensitivity;

/// <summary>A number of a scheme that decides points: a standard, the edge of a band, the floor or target of a line.</summary>
/// <param name="Item">Item id.</param>
/// <param name="What">Chinese: 标准值, 第 2 档分界, 起点值, 目标值.</param>
/// <param name="Value">As the scheme has it.</param>
public sealed record SchemeEdge(string Item, string What, double Value);

/// <summary>What a changed edge makes of one unit.</summary>
/// <param name="Value">The edge at which it is so.</param>
/// <param name="Total">合计 on the 100-point scale.</param>
/// <param name="Rank">名次 among the sheets with a total.</param>
/// <param name="Grade">等次 of the total alone, before demotions, caps and vetoes; null without grades.</param>
public readonly record struct EdgeOutcome(double Value, double Total, int Rank, string? Grade);

/// <summary>The nearest value of an edge on either side that changes a unit's rank, or its grade.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="RankUp">A higher edge with another rank; null when none was found.</param>
/// <param name="RankDown">A lower edge with another rank.</param>
/// <param name="GradeUp">A higher edge with another grade.</param>
/// <param name="GradeDown">A lower edge with another grade.</param>
public sealed record EdgeSlack(
    SchemeEdge Edge, EdgeOutcome? RankUp, EdgeOutcome? RankDown, EdgeOutcome? GradeUp, EdgeOutcome? GradeDown);

/// <summary>One-at-a-time analysis of the numbers in a scheme: what change of one of them alters a unit's rank or grade.</summary>
/// <remarks>
/// Standards and band edges: points only change where the edge passes some unit's value, so the values themselves (and the
/// next number beyond each) are all that need asking: exact. Floors and targets: steps of 0.5 % of their distance up to its
/// whole, the first step that changes is given. Catalogue standards count as edges too. Rank, improvement, deduction, yes-no
/// and expert items have no such edge. Credibility corrections are not redone: docs/methods/sensitivity.md.
/// </remarks>
public static class EdgeTurns
{
    private const int LineSteps = 200;

    /// <summary>Every edge of the scheme for one unit; only edges that change something on some side.</summary>
    /// <param name="scheme">The scheme that was run.</param>
    /// <param name="catalogue">For standards that the scheme takes from it.</param>
    /// <param name="run">Its sheets; the unit's total must be known.</param>
    /// <param name="region">The unit.</param>
    public static IReadOnlyList<EdgeSlack> Of(EvaluationScheme scheme, IndicatorCatalogue catalogue, SchemeRun run, int region)
    {
        var sheets = run.Sheets.Where(s => s.Total is not null).ToList();
        var unit = sheets.FindIndex(s => s.Region == region);
        if (scheme.Kind != SchemeKind.Points || unit < 0) return [];
        return [.. scheme.Leaves.SelectMany(leaf => EdgesOf(leaf, catalogue).Select(e => Slack(scheme, sheets, unit, leaf, e)))
            .Where(s => (s.RankUp ?? s.RankDown ?? s.GradeUp ?? s.GradeDown) is not null)];
    }

    /// <summary>An edge with the share of an item's full mark that values earn when the edge is moved.</summary>
    private sealed record Movable(SchemeEdge Edge, Func<double, IReadOnlyList<ValueUsed>, double> ShareAt, double? LineLength);

    private static IEnumerable<Movable> EdgesOf(SchemeItem leaf, IndicatorCatalogue catalogue) => leaf.Rule switch
    {
        ThresholdRule r => Standards(leaf, r, catalogue),
        BandsRule r => r.Bands.Select((band, i) => new Movable(
            new SchemeEdge(leaf.Id, FormattableString.Invariant($"第 {i + 1} 档分界"), band.Value),
            (edge, used) => BandShare(r with { Bands = [.. r.Bands.Select((b, j) => j == i ? b with { Value = edge } : b)] }, used[0].Value.Value),
            null)),
        LinearRule r =>
        [
            new Movable(new SchemeEdge(leaf.Id, "起点值", r.Floor),
                (edge, used) => LinearScorer.Share(used[0].Value.Value, edge, r.Target), Math.Abs(r.Target - r.Floor)),
            new Movable(new SchemeEdge(leaf.Id, "目标值", r.Target),
                (edge, used) => LinearScorer.Share(used[0].Value.Value, r.Floor, edge), Math.Abs(r.Target - r.Floor)),
        ],
        _ => [],
    };

    // Values that share one standard move together.
    private static IEnumerable<Movable> Standards(SchemeItem leaf, ThresholdRule rule, IndicatorCatalogue catalogue)
    {
        Threshold? StandardOf(string id, SchoolStage stage) =>
            catalogue.TryFind(id, out var indicator) ? ItemVerdict.ThresholdOf(rule, indicator, stage) : null;

        var known = rule.Values.Select(v => StandardOf(v.Indicator, v.Stage)).OfType<Threshold>()
            .Where(t => t.Comparison is not (Comparison.Between or Comparison.Equal)).Select(t => t.Value).Distinct();
        return known.Select(standard => new Movable(
            new SchemeEdge(leaf.Id, "标准值", standard),
            (edge, used) =>
            {
                var values = used.Where(u => u.Value.HasValue).ToList();
                var met = values.Count(u => StandardOf(u.Indicator, u.Stage) is { } t
                    && Verdict.Meets(u.Value.Value, t.Value == standard ? t with { Value = edge } : t));
                return rule.Proportional ? (double)met / values.Count : met == values.Count ? 1 : 0;
            },
            null));
    }

    private static double BandShare(BandsRule rule, double value)
    {
        var at = BandsScorer.IndexOf(rule, value);
        return at == rule.Bands.Count ? 0 : rule.Bands[at].Share;
    }

    private static EdgeSlack Slack(EvaluationScheme scheme, List<ScoreSheet> sheets, int unit, SchemeItem leaf, Movable movable)
    {
        var at = Outcome(scheme, sheets, unit, leaf, movable, movable.Edge.Value);
        EdgeOutcome? First(IEnumerable<double> edges, Func<EdgeOutcome, bool> changed)
        {
            foreach (var edge in edges)
                if (Outcome(scheme, sheets, unit, leaf, movable, edge) is var o && changed(o)) return o;
            return null;
        }

        var candidates = Candidates(sheets, leaf, movable);
        double[] above = [.. candidates.Where(c => c > movable.Edge.Value).Order()];
        double[] below = [.. candidates.Where(c => c < movable.Edge.Value).OrderDescending()];
        return new EdgeSlack(
            movable.Edge, First(above, o => o.Rank != at.Rank), First(below, o => o.Rank != at.Rank),
            First(above, o => o.Grade != at.Grade), First(below, o => o.Grade != at.Grade));
    }

    // Between two neighbouring values of units nothing changes for a step; a value on the edge may fall on either side.
    private static HashSet<double> Candidates(List<ScoreSheet> sheets, SchemeItem leaf, Movable movable)
    {
        var edge = movable.Edge.Value;
        if (movable.LineLength is { } length)
            return [.. Enumerable.Range(-LineSteps, 2 * LineSteps + 1).Select(i => edge + i * length / LineSteps)];
        return [.. sheets.SelectMany(s => s.Items.First(i => i.ItemId == leaf.Id).Values).Select(v => v.Value)
            .Where(v => v.HasValue).SelectMany(v => new[] { v.Value, Math.BitIncrement(v.Value), Math.BitDecrement(v.Value) })];
    }

    private static EdgeOutcome Outcome(
        EvaluationScheme scheme, List<ScoreSheet> sheets, int unit, SchemeItem leaf, Movable movable, double edge)
    {
        var totals = sheets.Select(s => TotalAt(s, leaf, movable, edge)).ToList();
        var own = totals[unit];
        var grade = scheme.Grades.FirstOrDefault(g => (double)own >= g.From || g == scheme.Grades[^1])?.Name;
        return new EdgeOutcome(edge, (double)own, 1 + totals.Count(t => t > own), grade);
    }

    // The sheet's total, moved by what the item gains or loses; decimals, as in grading.
    private static decimal TotalAt(ScoreSheet sheet, SchemeItem leaf, Movable movable, double edge)
    {
        var total = (decimal)sheet.Total!.Value;
        var item = sheet.Items.First(i => i.ItemId == leaf.Id);
        if (item.State != ItemState.Scored || !item.Values.Any(v => v.Value.HasValue) || sheet.Base == 0) return total;
        var before = movable.ShareAt(movable.Edge.Value, item.Values);
        var after = movable.ShareAt(edge, item.Values);
        return before == after ? total : total + (decimal)((after - before) * item.MaxScore) * 100 / (decimal)sheet.Base;
    }
}

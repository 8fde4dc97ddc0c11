using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Findings;

/// <summary>The findings of one scoring run, by unit and grouped by item over the units.</summary>
/// <param name="Findings">One per unit and item not met or lost to missing data: units in tree order, items in scheme order.</param>
/// <param name="Tallies">One per item that was judged anywhere, in scheme order.</param>
public sealed record RunFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<ItemTally> Tallies)
{
    /// <summary>The items that at least one unit does not meet: the grouped problems.</summary>
    public IEnumerable<ItemTally> Problems => Tallies.Where(t => t.NotMet.Count > 0);

    /// <summary>Derives the findings; bonus items never make one.</summary>
    /// <exception cref="ArgumentException">The run is not of this scheme version, or a unit is not in the tree.</exception>
    public static RunFindings From(SchemeRun run, EvaluationScheme scheme, IndicatorCatalogue catalogue, RegionTree tree)
    {
        if (run.SchemeVersion != scheme.Version) throw new ArgumentException("The run is of another scheme version.");
        var units = run.Sheets.Select(s => UnitOf(tree, s.Region)).ToList();
        var findings = new List<Finding>();
        var leaves = scheme.Leaves.ToList();
        for (var u = 0; u < units.Count; u++)
            for (var i = 0; i < leaves.Count; i++)
                if (run.Sheets[u].Items[i] is { Bonus: false } score && (score.Met == false || score.IsLostToMissing))
                    findings.Add(Make(units[u], leaves[i], score, catalogue));
        return new RunFindings(findings, [.. Tally(run, leaves, units)]);
    }

    private static IEnumerable<ItemTally> Tally(SchemeRun run, List<SchemeItem> leaves, List<Region> units)
    {
        for (var i = 0; i < leaves.Count; i++)
        {
            if (leaves[i].Bonus) continue;
            var at = i;
            List<Region> Of(bool met) => [.. units.Where((_, u) => IsJudged(run.Sheets[u].Items[at], met))];
            var tally = new ItemTally(leaves[i], Of(true), Of(false));
            if (tally.Checked > 0) yield return tally;
        }
    }

    // Of a unit without data nobody knows whether it meets the item: no share counts it.
    private static bool IsJudged(ItemScore score, bool met) => score.Met == met && !score.IsLostToMissing;

    private static Finding Make(Region unit, SchemeItem item, ItemScore score, IndicatorCatalogue catalogue)
    {
        var source = catalogue.Sources.FirstOrDefault(s => s.Key == item.Source);
        var clause = source is null ? "" : source.DocumentNumber.Length > 0 ? source.DocumentNumber : source.Title;
        return new Finding(unit, item, item.ProblemTopic, SeverityOf(item, score), score.Reason, score.Values, clause)
        {
            LacksData = score.IsLostToMissing,
        };
    }

    // Points can also run out by ordinary deductions: only the number of cases tells.
    private static Severity SeverityOf(SchemeItem item, ItemScore score) => score.Points switch
    {
        _ when item.Rule is DeductionRule { VetoCases: { } line } && score.Cases >= line => Severity.Grave,
        { } points when points * 2 >= item.MaxScore => Severity.Minor,
        _ => Severity.Serious,
    };

    private static Region UnitOf(RegionTree tree, int code) => tree.TryFind(code, out var unit)
        ? unit
        : throw new ArgumentException($"Region {code} is not in the tree.");
}

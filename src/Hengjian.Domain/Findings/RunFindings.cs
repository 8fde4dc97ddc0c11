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
        for (var u = 0; u < units.Count; u++) findings.AddRange(Of(run.Sheets[u], leaves, catalogue, units[u]));
        return new RunFindings(findings, [.. Tally(run, leaves, units)]);
    }

    /// <summary>The findings after some sheets changed: equal to those derived anew, in a fraction of the time.</summary>
    /// <param name="before">The run these findings are of.</param>
    /// <param name="after">The run now, over the same units; a sheet that nothing touched has the same items.</param>
    /// <param name="scheme">The scheme of both.</param>
    /// <param name="catalogue">The catalogue of both.</param>
    /// <param name="tree">The regions.</param>
    public RunFindings Renew(SchemeRun before, SchemeRun after, EvaluationScheme scheme, IndicatorCatalogue catalogue, RegionTree tree)
    {
        var leaves = scheme.Leaves.ToList();
        List<int> changed = [.. Enumerable.Range(0, after.Sheets.Count).Where(u => !ReferenceEquals(before.Sheets[u].Items, after.Sheets[u].Items))];
        if (changed.Count == 0) return this;
        var anew = changed.ToDictionary(u => after.Sheets[u].Region, u => Of(after.Sheets[u], leaves, catalogue, UnitOf(tree, after.Sheets[u].Region)));
        var findings = new List<Finding>(Findings.Count);
        var at = 0;
        foreach (var sheet in after.Sheets)
        {
            var first = at;
            while (at < Findings.Count && Findings[at].Unit.Code == sheet.Region) at++;
            if (anew.TryGetValue(sheet.Region, out var own)) findings.AddRange(own);
            else for (var i = first; i < at; i++) findings.Add(Findings[i]);
        }
        var moved = Enumerable.Range(0, leaves.Count).Where(i => changed.Any(u => VerdictOf(before.Sheets[u].Items[i]) != VerdictOf(after.Sheets[u].Items[i]))).ToHashSet();
        if (moved.Count == 0) return new RunFindings(findings, Tallies);
        var known = Tallies.ToDictionary(t => t.Item.Id, StringComparer.Ordinal);
        return new RunFindings(findings, [.. Retallied()]);

        IEnumerable<ItemTally> Retallied()
        {
            for (var i = 0; i < leaves.Count; i++)
            {
                var tally = known.GetValueOrDefault(leaves[i].Id);
                if (moved.Contains(i) && !leaves[i].Bonus) tally = new ItemTally(leaves[i], Members(tally?.Met, i, true), Members(tally?.NotMet, i, false));
                if (tally?.Checked > 0) yield return tally;
            }
        }

        // The members before without the changed units, and of these those that belong here now, all in tree order.
        List<Region> Members(IReadOnlyList<Region>? members, int item, bool met)
        {
            List<Region> merged = [.. (members ?? []).Where(r => !anew.ContainsKey(r.Code))];
            foreach (var unit in changed.Where(u => VerdictOf(after.Sheets[u].Items[item]) == met))
            {
                var region = UnitOf(tree, after.Sheets[unit].Region);
                var at = merged.BinarySearch(region, Comparer<Region>.Create((a, b) => tree.IndexOf(a.Code).CompareTo(tree.IndexOf(b.Code))));
                merged.Insert(~at, region);
            }
            return merged;
        }
    }

    private static IEnumerable<Finding> Of(ScoreSheet sheet, List<SchemeItem> leaves, IndicatorCatalogue catalogue, Region unit)
    {
        for (var i = 0; i < leaves.Count; i++)
            if (sheet.Items[i] is { Bonus: false } score && (score.Met == false || score.IsLostToMissing))
                yield return Make(unit, leaves[i], score, catalogue);
    }

    private static IEnumerable<ItemTally> Tally(SchemeRun run, List<SchemeItem> leaves, List<Region> units)
    {
        for (var i = 0; i < leaves.Count; i++)
        {
            if (leaves[i].Bonus) continue;
            var at = i;
            List<Region> Of(bool met) => [.. units.Where((_, u) => VerdictOf(run.Sheets[u].Items[at]) == met)];
            var tally = new ItemTally(leaves[i], Of(true), Of(false));
            if (tally.Checked > 0) yield return tally;
        }
    }

    // Of a unit without data nobody knows whether it meets the item: no share counts it.
    private static bool? VerdictOf(ItemScore score) => score.IsLostToMissing ? null : score.Met;

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

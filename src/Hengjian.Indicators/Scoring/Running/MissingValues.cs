using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Indicators.Scoring.Methods;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>With the policy “stop”: every item and grade rule that lacks a value, one problem each, not one per unit.</summary>
internal static class MissingValues
{
    private const int UnitsNamed = 3;

    public static List<Problem> Find(RunContext run, List<SchemeItem> leaves, List<ScoreSheet> sheets)
    {
        var problems = new List<Problem>();
        for (var i = 0; i < leaves.Count; i++)
        {
            var at = i;
            var lacking = sheets.Where(s => s.Items[at].State == ItemState.MissingData).ToList();
            if (lacking.Count == 0) continue;
            var broken = NotComparable(run, leaves[i], lacking);
            if (broken is not null) problems.Add(broken);
            lacking = [.. lacking.Where(s => broken is null || s.Items[at].Values.Any(IsLacking))];
            if (lacking.Count == 0) continue;
            var names = lacking
                .SelectMany(s => s.Items[at].Values).Where(IsLacking)
                .Select(v => NameOf(run, v)).Distinct().Order(StringComparer.Ordinal);
            problems.Add(Problem(run, leaves[i].Place(), string.Join("、", names), [.. lacking.Select(s => s.Region)]));
        }
        foreach (var rule in run.Scheme.GradeRules)
        {
            var lacking = run.Units.Where(u => GradeRules.Trigger(run, u, rule).Happened is null).ToList();
            if (lacking.Count > 0) problems.Add(Problem(run, rule.Place(), rule.When!.Indicator, lacking));
        }
        return problems;
    }

    // An improvement across a change of definition lacks no value and still cannot be scored.
    private static Problem? NotComparable(RunContext run, SchemeItem item, List<ScoreSheet> lacking)
    {
        if (item.Rule is not ImprovementRule rule) return null;
        var changes = run.Results.ChangesBetween(rule.Value.Indicator, rule.Value.Stage, rule.BaselineYear, run.Scheme.Year);
        return Reading.TextOf(changes, run.Catalogue) is { } text
            ? SchemeProblems.NotComparable(item.Place(), text, rule.BaselineYear, lacking.Count)
            : null;
    }

    private static bool IsLacking(ValueUsed value) => !value.Value.HasValue || value.Value.Flag == ValueFlag.Partial;

    private static Problem Problem(RunContext run, string where, string name, List<int> units)
    {
        var named = units.Take(UnitsNamed).Select(u => run.Results.Tree.TryFind(u, out var r) ? r.Name : "");
        var examples = string.Join("、", named) + (units.Count > UnitsNamed ? "等" : "");
        return SchemeProblems.MissingValues(where, name, units.Count, examples);
    }

    private static string NameOf(RunContext run, ValueUsed value)
    {
        run.Catalogue.TryFind(value.Indicator, out var indicator);
        return FormattableString.Invariant($"{indicator?.NameZh ?? value.Indicator}（{value.Period} 年）");
    }
}

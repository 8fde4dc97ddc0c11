using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Indicators.Scoring.Methods;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>Does every statement of a reviewer fit the unit, the item and its method, and do they agree?</summary>
internal static class InputCheck
{
    // More cases than any register holds: a slip of the keyboard, and it would not fit a decimal product.
    private const double MostCases = 1e9;

    public static List<Problem> Check(RunContext run, ReviewInputs inputs)
    {
        var units = run.Units.ToHashSet();
        var items = run.Scheme.Leaves.ToDictionary(l => l.Id, StringComparer.Ordinal);
        var rules = run.Scheme.GradeRules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var region in inputs.Entries.Select(e => e.Region).Distinct().Order().Where(r => !units.Contains(r)))
            problems.Add(SchemeProblems.UnknownUnit(region, run.Scheme.Level.NameZh()));

        foreach (var group in run.Inputs.Where(g => units.Contains(g.Key.Region)))
        {
            if (items.TryGetValue(group.Key.Item, out var item))
                problems.AddRange(OfItem(Where(run, item.Place(), group.Key.Region), item, [.. group]));
            else if (rules.TryGetValue(group.Key.Item, out var rule))
                problems.AddRange(OfRule(Where(run, rule.Place(), group.Key.Region), [.. group]));
            else if (!problems.Any(p => p.Message.Contains($"“{group.Key.Item}”", StringComparison.Ordinal)))
                problems.Add(SchemeProblems.UnknownItem(
                    group.Key.Item, NearestName.Of(group.Key.Item, [.. items.Keys, .. rules.Keys])));
        }
        return problems;
    }

    private static IEnumerable<Problem> OfItem(string where, SchemeItem item, List<ReviewInput> group)
    {
        foreach (var input in group.DistinctBy(g => g.GetType()))
            if (!Accepts(item, input)) yield return SchemeProblems.WrongInput(where, NameOf(input), Accepted(item));
        foreach (var problem in group.Select(g => OutOfRange(where, item, g)).OfType<Problem>()) yield return problem;
        if (group.OfType<YesNoAnswer>().Select(a => a.Yes).Distinct().Count() > 1)
            yield return SchemeProblems.Contradiction(where, "“是”与“否”的答复");
        if (group.OfType<SelfScore>().Select(s => s.Points).Distinct().Count() > 1)
            yield return SchemeProblems.Contradiction(where, "几个自评分");
        foreach (var twice in group.OfType<ExpertScore>().Where(s => s.By.Length > 0).GroupBy(s => s.By).Where(g => g.Count() > 1))
            yield return SchemeProblems.Contradiction(where, "同一评审人的几次评分");
    }

    private static IEnumerable<Problem> OfRule(string where, List<ReviewInput> group)
    {
        foreach (var input in group)
        {
            if (input is not CaseCount c) yield return SchemeProblems.WrongInput(where, NameOf(input), "事件次数");
            else if (!(c.Cases is >= 0 and <= MostCases)) yield return BadCases(where, c);
        }
    }

    private static bool Accepts(SchemeItem item, ReviewInput input) => input switch
    {
        NotApplicableDecision or SelfScore => true,
        ExpertScore => item.Rule is ExpertRule,
        YesNoAnswer => item.Rule is YesNoRule,
        CaseCount => item.Rule is DeductionRule { Cases: null } or BonusRule,
        _ => false,
    };

    private static string Accepted(SchemeItem item) => item.Rule switch
    {
        ExpertRule => "专家评分、自评分或不适用认定",
        YesNoRule => "是否答复、自评分或不适用认定",
        DeductionRule { Cases: null } or BonusRule => "次数、自评分或不适用认定",
        _ => "自评分或不适用认定（得分由指标数据算出）",
    };

    private static Problem? OutOfRange(string where, SchemeItem item, ReviewInput input)
    {
        var (what, points) = input switch
        {
            ExpertScore s => ("专家评分", s.Points),
            SelfScore s => ("自评分", s.Points),
            _ => ("", 0d),
        };
        if (input is CaseCount c) return c.Cases is >= 0 and <= MostCases ? null : BadCases(where, c);
        return points >= 0 && points <= item.MaxScore
            ? null
            : SchemeProblems.InputOutOfRange(where, what, NumberText.Plain(points), $"0 至 {NumberText.Points(item.MaxScore)} 分");
    }

    private static Problem BadCases(string where, CaseCount c) =>
        SchemeProblems.InputOutOfRange(where, "次数", NumberText.Plain(c.Cases), "0 或正数");

    private static string Where(RunContext run, string place, int region) =>
        place + (run.Results.Tree.TryFind(region, out var unit) ? "，" + unit.Name : "");

    private static string NameOf(ReviewInput input) => input switch
    {
        ExpertScore => "专家评分",
        YesNoAnswer => "是否答复",
        CaseCount => "次数",
        NotApplicableDecision => "不适用认定",
        _ => "自评分",
    };
}

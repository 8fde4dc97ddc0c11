using Hengjian.Indicators.Catalogue;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Checking;

/// <summary>Checks grade bands, grade rules and the credibility rule.</summary>
internal static class GradeCheck
{
    public static void Check(EvaluationScheme scheme, List<Problem> problems)
    {
        Bands(scheme, problems);
        Credibility(scheme, problems);
        var names = scheme.Kind == SchemeKind.AllMustPass
            ? [AllMustPassGrades.NotMet]
            : scheme.Grades.Select(g => g.Name).ToList();
        foreach (var rule in scheme.GradeRules) Rule(scheme, rule, names, problems);
    }

    private static void Bands(EvaluationScheme scheme, List<Problem> problems)
    {
        var grades = scheme.Grades;
        if (grades.Count == 0) return;
        if (scheme.Kind == SchemeKind.AllMustPass)
        {
            problems.Add(SchemeProblems.RuleDoesNotFit(SchemeCheck.Scheme, "逐项达标的方案不按分数定等。", "去掉 grades"));
            return;
        }
        foreach (var twice in grades.GroupBy(g => g.Name).Where(g => g.Count() > 1))
            problems.Add(SchemeProblems.Duplicate(SchemeCheck.Scheme, "等次", twice.Key));
        if (grades.Zip(grades.Skip(1)).Any(p => !(p.First.From > p.Second.From)))
            problems.Add(SchemeProblems.OutOfOrder(SchemeCheck.Scheme, "等次", "由高到低，起点分逐级降低"));
        if (grades[^1].From != 0)
            problems.Add(SchemeProblems.OutOfRange(
                SchemeCheck.Scheme, $"最低等次“{grades[^1].Name}”的起点分", NumberText.Plain(grades[^1].From), "0，使每个分数都有等次"));
    }

    private static void Credibility(EvaluationScheme scheme, List<Problem> problems)
    {
        var known = CredibilityRules.All.Select(r => r.Id);
        if (CredibilityRules.Find(scheme.Credibility) is null)
            problems.Add(SchemeProblems.UnknownCredibility(
                SchemeCheck.Scheme, scheme.Credibility, CredibilityRules.Nearest(scheme.Credibility), known));
        else if (scheme.Kind == SchemeKind.AllMustPass && scheme.Credibility != CredibilityRules.NoneId)
            problems.Add(SchemeProblems.RuleDoesNotFit(
                SchemeCheck.Scheme, "逐项达标的方案没有分数可修正。", "credibility: none"));
    }

    private static void Rule(EvaluationScheme scheme, GradeRule rule, List<string> names, List<Problem> problems)
    {
        if (names.Count == 0)
        {
            problems.Add(SchemeProblems.RuleDoesNotFit(rule.Place(), "方案没有等次，降等、限等、否决条款无从适用。", "先写 grades"));
            return;
        }
        // A condition holds one number.
        if (rule.When?.Comparison == Comparison.Between)
            problems.Add(SchemeProblems.RuleDoesNotFit(rule.Place(), "条款的触发条件不能用区间。", "at_least、at_most、above、below、equal 之一"));
        if (scheme.Kind == SchemeKind.AllMustPass && rule.Effect != GradeEffect.Veto)
            problems.Add(SchemeProblems.RuleDoesNotFit(rule.Place(), "逐项达标的方案只有否决条款。", "effect: veto"));
        else if (rule.Effect == GradeEffect.Demote && rule.Grade.Length > 0)
            problems.Add(SchemeProblems.RuleDoesNotFit(rule.Place(), "降等条款降低一个等次，不指定等次。", "去掉 grade"));
        else if (rule.Effect != GradeEffect.Demote && !names.Contains(rule.Grade))
            problems.Add(SchemeProblems.UnknownGrade(rule.Place(), rule.Grade, "下列之一：" + string.Join("、", names)));
    }
}

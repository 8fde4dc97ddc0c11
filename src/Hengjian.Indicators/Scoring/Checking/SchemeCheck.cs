using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Checking;

/// <summary>Checks a whole scheme against itself and the catalogue: loading and running ask the same questions.</summary>
internal static class SchemeCheck
{
    /// <summary>Every problem, in scheme order; empty when the scheme can be run.</summary>
    public static IReadOnlyList<Problem> Check(EvaluationScheme scheme, IndicatorCatalogue catalogue)
    {
        var problems = new List<Problem>();
        if (scheme.Items.Count == 0) problems.Add(SchemeProblems.NoItems(Scheme));
        if (scheme.SelfScoreStep is not (>= EvaluationScheme.DefaultSelfScoreStep and <= 1)) problems.Add(SchemeProblems.BadStep(Scheme, NumberText.Plain(scheme.SelfScoreStep)));
        Ids(scheme, problems);
        Sources(scheme, catalogue, problems);
        Points(scheme, problems);
        GradeCheck.Check(scheme, problems);
        foreach (var leaf in scheme.Leaves) Leaf(scheme, leaf, catalogue, problems);
        References(scheme, catalogue, problems);
        return problems;
    }

    /// <summary>Where a problem of the scheme as a whole lies.</summary>
    public const string Scheme = "方案";

    private static void Ids(EvaluationScheme scheme, List<Problem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in scheme.AllItems())
            if (!seen.Add(item.Id)) problems.Add(SchemeProblems.Duplicate(item.Place(), "条目编号", item.Id));
        foreach (var rule in scheme.GradeRules)
            if (!seen.Add(rule.Id)) problems.Add(SchemeProblems.Duplicate(rule.Place(), "编号", rule.Id));
    }

    private static void Sources(EvaluationScheme scheme, IndicatorCatalogue catalogue, List<Problem> problems)
    {
        var known = catalogue.Sources.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        void Ask(string where, string key)
        {
            if (key.Length > 0 && !known.Contains(key))
                problems.Add(SchemeProblems.UnknownSource(where, key, NearestName.Of(key, known.Order(StringComparer.Ordinal))));
        }

        Ask(Scheme, scheme.Source);
        foreach (var item in scheme.AllItems())
        {
            Ask(item.Place(), item.Source);
            if (item.Rule is ThresholdRule { Threshold: { } threshold }) Ask(item.Place(), threshold.Source);
        }
        foreach (var rule in scheme.GradeRules) Ask(rule.Place(), rule.Source);
    }

    private static void Points(EvaluationScheme scheme, List<Problem> problems)
    {
        foreach (var item in scheme.AllItems())
        {
            if (scheme.Kind == SchemeKind.AllMustPass) Pointless(item, problems);
            else if (item.Items.Count == 0) LeafPoints(item, problems);
            else AreaPoints(item, problems);
        }
        var sum = Sum(scheme.Leaves.Where(l => !l.Bonus));
        if (scheme.Kind == SchemeKind.Points && sum != Amount(scheme.FullMarks))
            problems.Add(SchemeProblems.NotFullMarks(Scheme, NumberText.Plain((double)sum), NumberText.Plain(scheme.FullMarks)));
    }

    private static void Pointless(SchemeItem item, List<Problem> problems)
    {
        if (item.MaxScore != 0 || item.Bonus)
            problems.Add(SchemeProblems.RuleDoesNotFit(item.Place(), "逐项达标的方案不计分，也没有加分项。", "去掉 points 和 bonus"));
    }

    private static void LeafPoints(SchemeItem item, List<Problem> problems)
    {
        if (!(item.MaxScore is > 0 and <= 1000))
            problems.Add(SchemeProblems.OutOfRange(item.Place(), "分值", NumberText.Plain(item.MaxScore), "大于 0 的分值"));
    }

    private static void AreaPoints(SchemeItem area, List<Problem> problems)
    {
        var leaves = area.Leaves.ToList();
        // Bonus points lie outside the 100, unless the area holds nothing else.
        var sum = Sum(leaves.All(l => l.Bonus) ? leaves : leaves.Where(l => !l.Bonus));
        if (sum != Amount(area.MaxScore))
            problems.Add(SchemeProblems.PointsDoNotAddUp(
                area.Place(), NumberText.Plain(area.MaxScore), NumberText.Plain((double)sum)));
    }

    private static decimal Sum(IEnumerable<SchemeItem> items) => items.Sum(i => Amount(i.MaxScore));

    private static decimal Amount(double points) => points is > -1e9 and < 1e9 ? (decimal)points : 0;

    private static void Leaf(
        EvaluationScheme scheme, SchemeItem leaf, IndicatorCatalogue catalogue, List<Problem> problems)
    {
        var where = leaf.Place();
        if (leaf.Rule is null) problems.Add(SchemeProblems.NoRule(where));
        else RuleCheck.Check(scheme, leaf, leaf.Rule, catalogue, problems);
        if (leaf.Lead.Length == 0) problems.Add(SchemeProblems.MissingKey(where, "lead"));
        if (!leaf.Bonus && leaf.ProblemTopic.Length == 0) problems.Add(SchemeProblems.MissingKey(where, "problem_topic"));
        Topic(where, "problem_topic", leaf.ProblemTopic, ReportTopics.Problems, problems);
        Topic(where, "praise_topic", leaf.PraiseTopic, ReportTopics.Achievements, problems);
    }

    private static void Topic(
        string where, string key, string given, IReadOnlyList<string> known, List<Problem> problems)
    {
        if (given.Length > 0 && !known.Contains(given))
            problems.Add(SchemeProblems.UnknownChoice(where, key, given, NearestName.Of(given, known), known));
    }

    private static void References(EvaluationScheme scheme, IndicatorCatalogue catalogue, List<Problem> problems)
    {
        foreach (var (where, reference) in scheme.References().Distinct())
        {
            if (!catalogue.TryFind(reference.Indicator, out var indicator))
            {
                var nearest = NearestName.Of(reference.Indicator, catalogue.Indicators.Select(i => i.Id));
                problems.Add(SchemeProblems.UnknownIndicator(where, reference.Indicator, nearest));
                continue;
            }
            if (!indicator.Levels.Contains(scheme.Level))
                problems.Add(SchemeProblems.NotAtLevel(where, indicator.NameZh, scheme.Level.NameZh(), LevelsOf(indicator)));
            if (!indicator.Stages.Contains(reference.Stage))
                problems.Add(SchemeProblems.NotAtStage(
                    where, indicator.NameZh, reference.Stage.ToChinese(),
                    "下列之一：" + string.Join("、", indicator.Stages.Select(s => s.ToChinese()))));
        }
    }

    private static string LevelsOf(Indicator indicator) => indicator.Levels.Count == 0
        ? "按学校计算的指标不能直接评价地区，换用地区指标或由核查人员答复"
        : "能在" + string.Join("、", indicator.Levels.Select(l => l.NameZh())) + "计算，换一项指标";
}

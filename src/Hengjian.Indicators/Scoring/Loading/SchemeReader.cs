using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Reads the mappings of a scheme file into its records; problems found below an item name the item.</summary>
internal sealed class SchemeReader(List<Problem> problems)
{
    public EvaluationScheme Read(YamlMap map)
    {
        var scheme = new EvaluationScheme(
            map.RequiredText("id"),
            map.RequiredText("name"),
            map.Whole("year", 0),
            map.Choice("level", CatalogueWords.Levels),
            [.. map.SomeMaps("items").Select(Item)])
        {
            Kind = map.Choice("kind", SchemeWords.Kinds),
            FullMarks = map.Number("full_marks") ?? 100,
            Source = map.Text("source") ?? "",
            Note = map.Text("note") ?? "",
            Missing = map.Choice("missing", SchemeWords.Missing, MissingPolicy.Stop),
            Partial = map.Choice("partial", SchemeWords.Partial, PartialPolicy.AsMissing),
            Credibility = map.Text("credibility") ?? CredibilityRules.NoneId,
            SelfScoreStep = map.Number("self_score_step") ?? EvaluationScheme.DefaultSelfScoreStep,
            Grades = [.. map.Maps("grades").Select(Grade)],
            GradeRules = [.. map.Maps("grade_rules").Select(Rule)],
        };
        map.Done();
        return scheme;
    }

    private SchemeItem Item(YamlMap map)
    {
        var before = problems.Count;
        var item = new SchemeItem(map.RequiredText("id"), map.RequiredText("name"), map.Number("points") ?? 0)
        {
            Items = [.. map.Maps("items").Select(Item)],
            Rule = map.Map("rule") is { } rule ? RuleReader.Read(rule) : null,
            Bonus = map.Flag("bonus"),
            Source = map.Text("source") ?? "",
            Evidence = map.Choice("evidence", CatalogueWords.Evidence, Evidence.Inferred),
            Lead = map.Text("lead") ?? "",
            ProblemTopic = map.Text("problem_topic") ?? "",
            ProblemText = map.Text("problem_text") ?? "",
            RequirementText = map.Text("requirement_text") ?? "",
            PraiseTopic = map.Text("praise_topic") ?? "",
            PraiseText = map.Text("praise_text") ?? "",
        };
        if (item.Items.Count > 0 && item.Rule is not null) map.Report(SchemeProblems.RuleAndItems);
        map.Done();
        NameFrom(before, item.Place());
        return item;
    }

    private GradeRule Rule(YamlMap map)
    {
        var before = problems.Count;
        var rule = new GradeRule(
            map.RequiredText("id"), map.Choice("effect", SchemeWords.Effects), map.RequiredText("event"), map.Text("grade") ?? "")
        {
            When = map.Map("when") is { } when ? Condition(when) : null,
            Source = map.Text("source") ?? "",
            Evidence = map.Choice("evidence", CatalogueWords.Evidence, Evidence.Inferred),
        };
        map.Done();
        NameFrom(before, rule.Place());
        return rule;
    }

    private static GradeBand Grade(YamlMap map)
    {
        var band = new GradeBand(map.RequiredText("name"), map.Number("from", 0));
        map.Done();
        return band;
    }

    private static IndicatorCondition Condition(YamlMap map)
    {
        var id = map.RequiredText("indicator");
        var stage = map.Choice("stage", CatalogueWords.Stages, Facts.SchoolStage.All);
        var (comparison, value, _) = ThresholdReader.ReadComparison(map);
        map.Done();
        return new IndicatorCondition(id, stage, comparison, value);
    }

    // Sub-items come first and have named their own problems.
    private void NameFrom(int first, string place)
    {
        for (var i = first; i < problems.Count; i++)
            if (!problems[i].Where!.Contains('，', StringComparison.Ordinal))
                problems[i] = problems[i] with { Where = $"{problems[i].Where}，{place}" };
    }
}

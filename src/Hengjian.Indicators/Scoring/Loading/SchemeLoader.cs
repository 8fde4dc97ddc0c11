using System.Security.Cryptography;
using System.Text;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Reads a scheme file (schemes/README.md) and checks it against the catalogue.</summary>
public static class SchemeLoader
{
    /// <summary>Reads a scheme, or gives every problem found in it.</summary>
    /// <param name="name">File name, for the place of problems: city-14-2025.yaml.</param>
    /// <param name="yamlText">The file's text; its UTF-8 bytes make the version.</param>
    /// <param name="catalogue">Indicators and sources it may name.</param>
    public static Result<EvaluationScheme> Load(string name, string yamlText, IndicatorCatalogue catalogue)
    {
        var parsed = YamlText.Parse(name, yamlText);
        if (!parsed.TryGet(out var root)) return Result.Fail<EvaluationScheme>(parsed.Problems);

        var problems = new List<Problem>();
        var scheme = Read(new YamlMap(root, name, "", problems)) with { Version = Hash(yamlText) };
        // A scheme with holes in it would only be told the same again in other words.
        if (problems.Count == 0) problems.AddRange(SchemeCheck.Check(scheme, catalogue).Select(p => In(name, p)));
        return problems.Count == 0 ? scheme : Result.Fail<EvaluationScheme>(problems);
    }

    /// <summary>SHA-256 of a scheme text, lower-case hex: its <see cref="EvaluationScheme.Version"/>.</summary>
    public static string Hash(string yamlText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yamlText)));

    private static EvaluationScheme Read(YamlMap map)
    {
        var scheme = new EvaluationScheme(
            map.Text("id", true) ?? "",
            map.Text("name", true) ?? "",
            map.Whole("year", true) ?? 0,
            map.Choice("level", SchemeWords.Levels, RegionLevel.City, required: true),
            [.. map.List("items", true).Select(Item)])
        {
            Kind = map.Choice("kind", SchemeWords.Kinds, SchemeKind.Points, required: true),
            Source = map.Text("source") ?? "",
            Note = map.Text("note") ?? "",
            Missing = map.Choice("missing", SchemeWords.Missing, MissingPolicy.Stop),
            Partial = map.Choice("partial", SchemeWords.Partial, PartialPolicy.AsMissing),
            Credibility = map.Text("credibility") ?? CredibilityRules.NoneId,
            Grades = [.. map.List("grades").Select(Grade)],
            GradeRules = [.. map.List("grade_rules").Select(Rule)],
        };
        map.Close();
        return scheme;
    }

    private static SchemeItem Item(YamlMap unnamed)
    {
        var id = unnamed.Text("id", true) ?? "";
        var map = unnamed.Named($"条目 {id}");
        var item = new SchemeItem(map.Text("id") ?? "", map.Text("name", true) ?? "", map.Number("points") ?? 0)
        {
            Items = [.. map.List("items").Select(Item)],
            Rule = map.Map("rule") is { } rule ? RuleReader.Read(rule) : null,
            Bonus = map.Flag("bonus"),
            Source = map.Text("source") ?? "",
            Evidence = map.Choice("evidence", SchemeWords.Evidences, Evidence.Inferred),
            Lead = map.Text("lead") ?? "",
            ProblemTopic = map.Text("problem_topic") ?? "",
            ProblemText = map.Text("problem_text") ?? "",
            RequirementText = map.Text("requirement_text") ?? "",
            PraiseTopic = map.Text("praise_topic") ?? "",
            PraiseText = map.Text("praise_text") ?? "",
        };
        if (item.Items.Count > 0 && item.Rule is not null) map.Report(SchemeProblems.RuleAndItems(map.Where));
        map.Close();
        return item;
    }

    private static GradeBand Grade(YamlMap map)
    {
        var band = new GradeBand(map.Text("name", true) ?? "", map.Number("from", true) ?? 0);
        map.Close();
        return band;
    }

    private static GradeRule Rule(YamlMap map)
    {
        var rule = new GradeRule(
            map.Text("id", true) ?? "",
            map.Choice("effect", SchemeWords.Effects, GradeEffect.Demote, required: true),
            map.Text("event", true) ?? "",
            map.Text("grade") ?? "")
        {
            When = map.Map("when") is { } when ? Condition(when) : null,
            Source = map.Text("source") ?? "",
            Evidence = map.Choice("evidence", SchemeWords.Evidences, Evidence.Inferred),
        };
        map.Close();
        return rule;
    }

    private static IndicatorCondition Condition(YamlMap map)
    {
        var condition = new IndicatorCondition(
            map.Text("indicator", true) ?? "",
            map.Choice("stage", SchemeWords.Stages, SchoolStage.All),
            map.Choice("op", SchemeWords.Comparisons, Comparison.AtLeast, required: true),
            map.Number("value", true) ?? 0);
        map.Close();
        return condition;
    }

    private static Problem In(string name, Problem problem) => problem with { Where = $"{name}，{problem.Where}" };
}

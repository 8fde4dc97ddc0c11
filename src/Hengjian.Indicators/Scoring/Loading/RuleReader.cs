using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Reads a <c>rule:</c> mapping into its record. Wrong parts have been reported; a stand-in keeps reading going.</summary>
internal static class RuleReader
{
    public static ScoringRule? Read(YamlMap map)
    {
        ScoringRule? rule = map.Choice("method", SchemeWords.Methods) switch
        {
            RuleMethod.Threshold => Threshold(map),
            RuleMethod.Linear => new LinearRule(Reference(map), map.Number("floor", 0), map.Number("target", 1)),
            RuleMethod.Bands => new BandsRule(Reference(map), [.. map.SomeMaps("bands").Select(Band)]),
            RuleMethod.Deduction => new DeductionRule(
                Optional(map), map.Number("per_case", 1), map.Number("cap"), map.Number("veto_cases")),
            RuleMethod.YesNo => new YesNoRule(Optional(map), map.Flag("evidence_required")),
            RuleMethod.Rank => new RankRule(Reference(map), [.. map.SomeMaps("ranks").Select(Rank)]),
            RuleMethod.Relative => new RelativeRule(Reference(map)),
            RuleMethod.Improvement => Improvement(map),
            RuleMethod.Expert => new ExpertRule(map.Whole("minimum_reviewers", 1)),
            RuleMethod.Bonus => new BonusRule(map.Number("per_case", 1)),
            _ => null,
        };
        // Of an unknown method no key can be told right from wrong.
        if (rule is not null) map.Done();
        return rule;
    }

    private static ThresholdRule Threshold(YamlMap map) =>
        new(Values(map), ReadThreshold(map.Map("threshold")), map.Flag("proportional"));

    // One indicator at one stage, one indicator at several stages, or several indicators.
    private static List<IndicatorReference> Values(YamlMap map)
    {
        if (map.Has("values")) return [.. map.Maps("values").Select(OneOfSeveral)];
        var id = map.RequiredText("indicator");
        var stages = map.Choices("stages", CatalogueWords.Stages);
        return stages.Count == 0
            ? [new IndicatorReference(id, Stage(map))]
            : [.. stages.Select(s => new IndicatorReference(id, s))];
    }

    private static IndicatorReference OneOfSeveral(YamlMap map)
    {
        var reference = Reference(map);
        map.Done();
        return reference;
    }

    private static Threshold? ReadThreshold(YamlMap? map)
    {
        if (map is null) return null;
        var (comparison, value, upper) = ThresholdReader.ReadComparison(map);
        var threshold = new Threshold(
            comparison, value, map.RequiredText("source"), map.Choice("evidence", CatalogueWords.Evidence))
        {
            Upper = upper,
            Note = map.Text("note") ?? "",
        };
        map.Done();
        return threshold;
    }

    private static ImprovementRule Improvement(YamlMap map)
    {
        var fallback = map.Map("fallback");
        return new ImprovementRule(
            Reference(map),
            map.Whole("baseline_year", 0),
            map.Number("no_gain") ?? 0,
            map.Number("full_gain", 1),
            fallback is null ? null : Read(fallback),
            map.Number("already_at"));
    }

    private static ScoreBand Band(YamlMap map)
    {
        var (comparison, value, _) = ThresholdReader.ReadComparison(map);
        var band = new ScoreBand(comparison, value, map.Number("share", 0));
        map.Done();
        return band;
    }

    private static RankBand Rank(YamlMap map)
    {
        var band = new RankBand(map.Whole("up_to", 1), map.Number("share", 0));
        map.Done();
        return band;
    }

    private static IndicatorReference Reference(YamlMap map) => new(map.RequiredText("indicator"), Stage(map));

    private static IndicatorReference? Optional(YamlMap map)
    {
        var stage = Stage(map);
        return map.Text("indicator") is { } id ? new IndicatorReference(id, stage) : null;
    }

    private static SchoolStage Stage(YamlMap map) => map.Choice("stage", CatalogueWords.Stages, SchoolStage.All);
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Reads a <c>rule:</c> mapping into its record. Wrong parts have been reported; a stand-in keeps reading going.</summary>
internal static class RuleReader
{
    public static ScoringRule? Read(YamlMap map)
    {
        ScoringRule? rule = map.Choice("method", SchemeWords.Methods, RuleMethod.None, required: true) switch
        {
            RuleMethod.Threshold => Threshold(map),
            RuleMethod.Linear => new LinearRule(
                Reference(map), map.Number("floor", true) ?? 0, map.Number("target", true) ?? 1),
            RuleMethod.Bands => new BandsRule(Reference(map), [.. map.List("bands", true).Select(Band)]),
            RuleMethod.Deduction => new DeductionRule(
                Optional(map), map.Number("per_case", true) ?? 1, map.Number("cap"), map.Number("veto_cases")),
            RuleMethod.YesNo => new YesNoRule(Optional(map), map.Flag("evidence_required")),
            RuleMethod.Rank => new RankRule(Reference(map), [.. map.List("ranks", true).Select(Rank)]),
            RuleMethod.Improvement => Improvement(map),
            RuleMethod.Expert => new ExpertRule(map.Whole("minimum_reviewers", true) ?? 1),
            RuleMethod.Bonus => new BonusRule(map.Number("per_case", true) ?? 1),
            _ => null,
        };
        // Of an unknown method no key can be told right from wrong.
        if (rule is not null) map.Close();
        return rule;
    }

    private static ThresholdRule Threshold(YamlMap map)
    {
        var stages = map.Texts("stages");
        var id = map.Text("indicator", required: true) ?? "";
        var values = stages is null
            ? [new IndicatorReference(id, Stage(map))]
            : stages.Select(s => new IndicatorReference(id, StageOf(map, s))).ToList();
        return new ThresholdRule(values, ReadThreshold(map.Map("threshold")), map.Flag("proportional"));
    }

    private static Threshold? ReadThreshold(YamlMap? map)
    {
        if (map is null) return null;
        var threshold = new Threshold(
            map.Choice("op", SchemeWords.Comparisons, Comparison.AtLeast, required: true),
            map.Number("value", true) ?? 0,
            map.Text("source", true) ?? "",
            map.Choice("evidence", SchemeWords.Evidences, Evidence.Inferred, required: true))
        {
            Upper = map.Number("upper"),
            Note = map.Text("note") ?? "",
        };
        map.Close();
        return threshold;
    }

    private static ImprovementRule Improvement(YamlMap map)
    {
        var fallback = map.Map("fallback");
        return new ImprovementRule(
            Reference(map),
            map.Whole("baseline_year", true) ?? 0,
            map.Number("no_gain") ?? 0,
            map.Number("full_gain", true) ?? 1,
            fallback is null ? null : Read(fallback),
            map.Number("already_at"));
    }

    private static ScoreBand Band(YamlMap map)
    {
        var band = new ScoreBand(
            map.Choice("op", SchemeWords.Comparisons, Comparison.AtLeast, required: true),
            map.Number("value", true) ?? 0,
            map.Number("share", true) ?? 0);
        map.Close();
        return band;
    }

    private static RankBand Rank(YamlMap map)
    {
        var band = new RankBand(map.Whole("up_to", true) ?? 1, map.Number("share", true) ?? 0);
        map.Close();
        return band;
    }

    private static IndicatorReference Reference(YamlMap map) => new(map.Text("indicator", true) ?? "", Stage(map));

    private static IndicatorReference? Optional(YamlMap map)
    {
        var stage = Stage(map);
        return map.Text("indicator") is { } id ? new IndicatorReference(id, stage) : null;
    }

    private static SchoolStage Stage(YamlMap map) => map.Choice("stage", SchemeWords.Stages, SchoolStage.All);

    private static SchoolStage StageOf(YamlMap map, string word) => map.ChoiceOf("stages", word, SchemeWords.Stages, SchoolStage.All);
}

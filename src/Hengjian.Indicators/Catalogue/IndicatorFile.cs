using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;

namespace Hengjian.Indicators.Catalogue;

/// <summary>Reads indicators/*.yaml: the indicators of one topic.</summary>
internal static class IndicatorFile
{
    public static void Read(CatalogueReading reading, string file, YamlMap top)
    {
        var topic = top.RequiredText("topic");
        reading.Topics[topic] = top.RequiredText("name");
        reading.Claim(top, "topic", "专题", topic);
        foreach (var map in top.Maps("indicators"))
        {
            var indicator = ReadOne(reading, topic, map);
            map.Done();
            Check(indicator, map);
            reading.Indicators.Add(indicator);
        }
    }

    private static Indicator ReadOne(CatalogueReading reading, string topic, YamlMap map)
    {
        var id = reading.Id(map, "指标");
        var name = map.RequiredText("name");
        reading.Claim(map, "name", "指标名称", name);
        var unit = map.RequiredText("unit");
        reading.CheckUnit(map, unit);
        map.RequiredText("direction");
        var source = map.Text("source");
        reading.CheckSource(map, source ?? "");
        var grain = map.Choice("result", CatalogueWords.ResultGrains, Grain.RegionYear);
        return new Indicator(id, name, topic, unit, map.RequiredText("formula"))
        {
            Direction = map.Choice("direction", CatalogueWords.Directions, Direction.Monitor),
            ResultGrain = grain,
            Rows = map.Choice("rows", CatalogueWords.RowGrains, grain == Grain.SectionYear ? grain : Grain.SchoolYear),
            Levels = map.Choices("levels", CatalogueWords.Levels),
            Stages = map.Has("stages") ? map.Choices("stages", CatalogueWords.Stages) : [SchoolStage.All],
            Thresholds = [.. map.Maps("thresholds").Select(t => ThresholdReader.Read(reading, t))],
            Decimals = map.Whole("decimals") ?? 2,
            Definition = map.RequiredText("definition"),
            Missing = map.Text("missing") ?? "",
            Notes = map.Text("notes") ?? "",
            Source = source,
            Evidence = CatalogueReading.EvidenceOf(map),
            NeverAbove100 = map.Flag("never_above_100"),
        };
    }

    private static void Check(Indicator indicator, YamlMap map)
    {
        if (indicator.ResultGrain == Grain.RegionYear != indicator.Levels.Count > 0)
            map.Report(w => CatalogueProblems.LevelsNeeded(w, indicator.Id), "levels");
        foreach (var threshold in indicator.Thresholds)
        {
            if (threshold.Stage == SchoolStage.All || indicator.Stages.Any(s => Covers(s, threshold.Stage))) continue;
            map.Report(w => CatalogueProblems.ThresholdStage(w, WordOf(threshold.Stage)), "thresholds");
        }
        foreach (var role in new[] { ThresholdRole.Standard, ThresholdRole.Floor })
            CheckOneValue(indicator, role, map);
    }

    // std([id]) and floor_of([id]) take one number; two laws that demand the same number do not disagree.
    private static void CheckOneValue(Indicator indicator, ThresholdRole role, YamlMap map)
    {
        var disagreeing = indicator.Thresholds.Where(t => t.Role == role)
            .GroupBy(t => t.Stage)
            .Where(g => g.Select(t => (t.Comparison, t.Value, t.Upper)).Distinct().Count() > 1);
        foreach (var group in disagreeing)
            map.Report(w => CatalogueProblems.StandardsDisagree(w, indicator.Id, WordOf(group.Key)), "thresholds");
    }

    private static bool Covers(SchoolStage computed, SchoolStage asked) =>
        computed == asked
        || (computed == SchoolStage.Compulsory && asked is SchoolStage.Primary or SchoolStage.Junior);

    private static string WordOf(SchoolStage stage) => CatalogueWords.Stages.First(s => s.Value == stage).Key;
}

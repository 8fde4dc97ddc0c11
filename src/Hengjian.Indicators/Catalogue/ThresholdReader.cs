using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;

namespace Hengjian.Indicators.Catalogue;

/// <summary>Reads one entry under <c>thresholds</c>: <c>{at_least: 4.2, stage: primary, source: …, evidence: …}</c>.</summary>
internal static class ThresholdReader
{
    public static Threshold Read(CatalogueReading reading, YamlMap map)
    {
        var (comparison, value, upper) = ReadComparison(map);
        var threshold = new Threshold(comparison, value, reading.Source(map), CatalogueReading.EvidenceOf(map))
        {
            Upper = upper,
            Stage = map.Choice("stage", CatalogueWords.Stages, SchoolStage.All),
            Role = map.Choice("role", CatalogueWords.Roles, ThresholdRole.Standard),
            Note = map.Text("note") ?? "",
        };
        map.Done();
        return threshold;
    }

    /// <summary>The one comparison of a mapping, <c>at_least: 4.2</c>; reported when there is none or more than one.</summary>
    public static (Comparison Comparison, double Value, double? Upper) ReadComparison(YamlMap map)
    {
        var keys = map.Keys.Where(CatalogueWords.Comparisons.ContainsKey).ToList();
        if (keys.Count != 1)
        {
            map.Report(CatalogueProblems.ComparisonAbsent);
            foreach (var key in CatalogueWords.Comparisons.Keys) map.Text(key);
            return (Comparison.AtLeast, 0, null);
        }
        var comparison = CatalogueWords.Comparisons[keys[0]];
        if (comparison == Comparison.Between) return ReadRange(map, keys[0]);
        // yes and no are written as true and false, and stored as the 1 and 0 that formulas give.
        var number = map.Text(keys[0]) switch
        {
            "true" => 1,
            "false" => 0,
            _ => map.Number(keys[0]) ?? 0,
        };
        return (comparison, number, null);
    }

    private static (Comparison, double Value, double? Upper) ReadRange(YamlMap map, string key)
    {
        double[] ends = [.. map.Texts(key).Select(t =>
            double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var end) ? end : double.NaN)];
        if (ends is not [var low, var high] || double.IsNaN(low + high))
            map.Report(CatalogueProblems.ComparisonAbsent, key);
        else if (low > high)
            map.Report(w => CatalogueProblems.Bounds(w, key), key);
        else
            return (Comparison.Between, low, high);
        return (Comparison.Between, 0, 0);
    }
}

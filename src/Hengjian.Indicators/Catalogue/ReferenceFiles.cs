using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue;

/// <summary>Reads what the other files refer to: sources, units, limits; and the list of what is not computed.</summary>
internal static class ReferenceFiles
{
    public static void Sources(CatalogueReading reading, string file, YamlMap top)
    {
        foreach (var map in top.Maps("sources"))
        {
            var key = map.RequiredText("key");
            reading.Claim(map, "key", "政策依据", key);
            reading.SourceList.Add(new PolicySource(
                key, map.Text("number") ?? "", map.RequiredText("title"), map.Text("issuer") ?? "",
                map.Whole("year") ?? 0, CatalogueReading.EvidenceOf(map))
            {
                Note = map.Text("note") ?? "",
            });
            map.RequiredText("year");
            map.Done();
        }
    }

    public static void Units(CatalogueReading reading, string file, YamlMap top)
    {
        foreach (var unit in top.Texts("units"))
        {
            reading.Claim(top, "units", "计量单位", unit);
            reading.Units.Add(unit);
        }
    }

    public static void Limits(CatalogueReading reading, string file, YamlMap top)
    {
        foreach (var map in top.Maps("limits"))
        {
            var id = reading.Id(map, "限值表");
            var name = map.RequiredText("name");
            var values = new Dictionary<string, double>(StringComparer.Ordinal);
            if (map.Map("values") is { } table)
            {
                foreach (var code in table.Keys)
                    if (table.Number(code) is { } number) values[code] = number;
                table.Done();
            }
            reading.Limits.Add(new LimitTable(id, name, values, reading.Source(map), CatalogueReading.EvidenceOf(map))
            {
                Note = map.Text("note") ?? "",
            });
            map.Done();
        }
    }

    /// <summary>Read last: what it names must be known.</summary>
    public static void Synonyms(CatalogueReading reading, string file, YamlMap top)
    {
        var known = reading.Elements.Select(e => e.Id).Concat(reading.Indicators.Select(i => i.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var map in top.Maps("synonyms"))
        {
            var id = map.RequiredText("of");
            if (!known.Contains(id)) map.Report(w => CatalogueProblems.Unknown(w, "数据项或指标", id, NearestName.Of(id, known)), "of");
            reading.Synonyms[id] = map.Texts("words");
            map.Done();
        }
    }

    public static void NotComputable(CatalogueReading reading, string file, YamlMap top)
    {
        foreach (var map in top.Maps("indicators"))
        {
            var id = reading.Id(map, "指标");
            var name = map.RequiredText("name");
            reading.Claim(map, "name", "指标名称", name);
            reading.NotComputable.Add(new NotComputableIndicator(
                id, name, map.RequiredText("needs"), map.RequiredText("reason")));
            map.Done();
        }
    }
}

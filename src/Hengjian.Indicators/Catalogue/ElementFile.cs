using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue;

/// <summary>Reads elements/*.yaml: the data elements of one grain.</summary>
internal static class ElementFile
{
    public static void Read(CatalogueReading reading, string file, YamlMap top)
    {
        top.RequiredText("grain");
        var grain = top.Choice("grain", CatalogueWords.ElementGrains, Grain.RegionYear);
        foreach (var map in top.Maps("elements"))
        {
            var element = ReadOne(reading, grain, map);
            map.Done();
            Check(reading, element, map);
            reading.Elements.Add(element);
        }
    }

    /// <summary>Weights may stand in any file, so they are looked up when all are read.</summary>
    public static void CheckWeights(CatalogueReading reading)
    {
        var numbers = reading.Elements.Where(e => e.Kind == ValueKind.Number).Select(e => e.Id).ToList();
        foreach (var (where, weight) in reading.Weights)
        {
            if (numbers.Contains(weight)) continue;
            reading.Problems.Add(CatalogueProblems.Unknown(where, "权数数据项", weight, NearestName.Of(weight, numbers)));
        }
    }

    private static DataElement ReadOne(CatalogueReading reading, Grain grain, YamlMap map)
    {
        var id = reading.Id(map, "数据项");
        var name = map.RequiredText("name");
        // Formulas find an element by id or by name, so a name must differ from every id as well.
        reading.Claim(map, "name", "数据项", name);
        var kind = map.Choice("kind", CatalogueWords.Kinds, ValueKind.Number);
        var unit = map.Text("unit") ?? "";
        reading.CheckUnit(map, unit);
        return new DataElement(id, name, grain, kind, unit, map.RequiredText("owner"))
        {
            Codes = map.Texts("codes"),
            Definition = map.RequiredText("definition"),
            Required = map.Flag("required"),
            Min = map.Number("min"),
            Max = map.Number("max"),
            Whole = map.Flag("whole"),
            Rollup = map.Choice("rollup", CatalogueWords.Rollups, Rollup.Own),
            RollupWeight = map.Text("weight"),
            SharedBySections = map.Flag("shared_by_sections"),
        };
    }

    private static void Check(CatalogueReading reading, DataElement element, YamlMap map)
    {
        var id = element.Id;
        var isRegion = element.Grain is Grain.RegionYear or Grain.RegionStageYear;
        if (!isRegion && map.Has("rollup")) map.Report(w => CatalogueProblems.RollupNeedsRegion(w, id), "rollup");
        if (element.Rollup == Rollup.WeightedMean != element.RollupWeight is not null)
            map.Report(w => CatalogueProblems.RollupWeight(w, id), "rollup");
        if (element.RollupWeight is { } weight) reading.Weights.Add((map.Where, weight));
        if (element.Kind == ValueKind.Code != element.Codes.Count > 0)
            map.Report(w => CatalogueProblems.CodesNeeded(w, id), "codes");
        if (element.Kind == ValueKind.Number != element.Unit.Length > 0)
            map.Report(w => CatalogueProblems.UnitNeeded(w, id), "unit");
        if (element.Min > element.Max) map.Report(w => CatalogueProblems.Bounds(w, id), "min");
        if (id == SchoolTypes.Element && !element.Codes.SequenceEqual(SchoolTypes.Names))
            map.Report(w => CatalogueProblems.TypeCodes(w, SchoolTypes.Names), "codes");
    }
}

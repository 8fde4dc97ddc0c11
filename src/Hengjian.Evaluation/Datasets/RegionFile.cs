using System.Globalization;
using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads regions whose level and parent follow from a six-digit code.</summary>
internal static class RegionFile
{
    public static Result<RegionTree> Read(string path, RegionSource source)
    {
        using var stream = File.OpenRead(path);
        var opened = CsvReader.Open(stream);
        if (!opened.TryGet(out var record)) return Result.Fail<RegionTree>(opened.Problems);
        var problems = new ProblemList();
        var header = new List<string>();
        if (record.Read())
            for (var i = 0; i < record.FieldCount; i++) header.Add(record.Field(i).Trim().ToString());
        var code = Field(source.Code);
        var name = source.Name is null ? -1 : Field(source.Name);
        if (problems.Any) return problems.Fail<RegionTree>();

        var regions = new SortedDictionary<int, Region>();
        while (record.Read())
        {
            var text = record.Field(code).Trim();
            if (text.Length == 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                regions[value] = Make(value, name < 0 ? text.ToString() : record.Field(name).Trim().ToString());
            else
                problems.Add(DatasetProblems.CellUnreadable(source.File, (int)record.Line, source.Code, text.ToString(), "六位行政区划代码"));
        }
        if (record.Problem is { } stopped) problems.Add(stopped);
        if (problems.Any) return problems.Fail<RegionTree>();
        AddLevelsLeftOut(regions);
        return new RegionTree(regions.Values);

        int Field(string column)
        {
            var index = header.IndexOf(column);
            if (index < 0) problems.Add(DatasetProblems.ColumnAbsent(source.File, column, NearestName.Of(column, header)));
            return index;
        }
    }

    private static void AddLevelsLeftOut(SortedDictionary<int, Region> regions)
    {
        foreach (var county in regions.Values.Where(r => r.Level == RegionLevel.County).ToList())
        {
            var city = county.Code / 100 * 100;
            regions.TryAdd(city, Make(city, city.ToString("D6", CultureInfo.InvariantCulture)));
        }
        foreach (var city in regions.Values.Where(r => r.Level == RegionLevel.City).ToList())
        {
            var province = city.Code / 10_000 * 10_000;
            regions.TryAdd(province, Make(province, province.ToString("D6", CultureInfo.InvariantCulture)));
        }
    }

    private static Region Make(int code, string name) => code switch
    {
        0 => new Region(0, name, RegionLevel.Nation, null),
        _ when code % 10_000 == 0 => new Region(code, name, RegionLevel.Province, 0),
        _ when code % 100 == 0 => new Region(code, name, RegionLevel.City, code / 10_000 * 10_000),
        _ => new Region(code, name, RegionLevel.County, code / 100 * 100),
    };
}

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads a manifest; its meaning is described in docs/dataset-manifest.md.</summary>
public static class ManifestLoader
{
    private static readonly Dictionary<string, Grain> Grains = new(StringComparer.Ordinal)
    {
        ["region"] = Grain.RegionYear,
        ["region-stage"] = Grain.RegionStageYear,
        ["school"] = Grain.SchoolYear,
        ["class"] = Grain.ClassYear,
        ["project"] = Grain.Project,
    };

    private static readonly Dictionary<string, SchoolStage> Stages = new[]
    {
        SchoolStage.Preschool, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior, SchoolStage.Vocational,
        SchoolStage.Special, SchoolStage.Higher,
    }.ToDictionary(s => s.ToFileName(), StringComparer.Ordinal);

    private static readonly Dictionary<string, CombinedSchoolRule> CombinedRules = new(StringComparer.Ordinal)
    {
        ["split"] = CombinedSchoolRule.Split,
        ["whole"] = CombinedSchoolRule.Whole,
    };

    private static readonly Dictionary<string, bool> Verdicts = new(StringComparer.Ordinal) { ["open"] = false, ["no"] = true };

    /// <summary>Reads and checks a manifest file; one that is not there is a problem.</summary>
    public static Result<DatasetManifest> LoadFile(string path) => File.Exists(path)
        ? Load(Path.GetFileName(path), File.ReadAllText(path))
        : DatasetProblems.ManifestAbsent(path);

    /// <summary>Reads and checks a manifest.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The YAML.</param>
    public static Result<DatasetManifest> Load(string file, string text)
    {
        var problems = new List<Problem>();
        if (YamlMap.Parse(file, text, problems) is not { } map) return Result.Fail<DatasetManifest>(problems);
        var name = map.RequiredText("name");
        var folders = map.Texts("folders");
        var regions = Regions(map);
        var manifest = new DatasetManifest(
            name, folders is [] ? ["."] : folders, regions ?? new RegionSource("", "", null),
            Years(map, "evaluate"), [.. map.Maps("tables").Select(Table)])
        {
            CombinedSchools = map.Choice("combined_schools", CombinedRules, CombinedSchoolRule.Split),
            MissingVerdictIsNo = map.Choice("missing_verdict", Verdicts, false),
            DefinitionChanges = [.. map.Maps("definition_changes").Select(Change)],
        };
        if (manifest.Evaluate is []) map.Report(w => DatasetProblems.ManifestValue(w, "没有说明计算哪些年度。", "evaluate: [2025]"));
        map.Done();
        return problems.Count > 0 ? Result.Fail<DatasetManifest>(problems) : manifest;
    }

    private static RegionSource? Regions(YamlMap top)
    {
        if (top.Map("regions") is not { } map)
        {
            top.Report(w => DatasetProblems.ManifestValue(w, "缺少 regions。", "regions: {file: regions.csv, code: code}"));
            return null;
        }
        var source = new RegionSource(map.RequiredText("file"), map.RequiredText("code"), map.Text("name"));
        map.Done();
        return source;
    }

    private static List<int> Years(YamlMap map, string key)
    {
        var years = new List<int>();
        foreach (var text in map.Texts(key))
        {
            if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var year)) years.Add(year);
            else map.Report(w => DatasetProblems.ManifestValue(w, $"“{text}”不是年份。", "四位数字"), key);
        }
        return years;
    }

    private static DefinitionChange Change(YamlMap map)
    {
        var change = new DefinitionChange(map.RequiredText("element"), map.Whole("period") ?? 0, map.RequiredText("note"));
        map.Done();
        return change;
    }

    private static TableSource Table(YamlMap map)
    {
        var file = map.RequiredText("file");
        var grain = map.Choice("grain", Grains, Grain.RegionYear);
        if (!map.Has("grain")) map.Report(w => DatasetProblems.ManifestValue(w, "缺少 grain。", string.Join("、", Grains.Keys)));
        var columns = map.Map("columns");
        var table = new TableSource(file, grain, columns is null ? [] : [.. columns.Keys.Select(e => Column(columns, e))])
        {
            Period = map.IsMap("period") ? null : map.Whole("period"),
            PeriodColumn = map.IsMap("period") ? PeriodColumn(map.Map("period")!) : null,
            Region = map.Text("region"),
            Key = map.Text("key"),
            Name = map.Text("name"),
            School = map.Text("school"),
            Stage = map.Map("stage") is { } stage ? Stage(stage) : null,
            Combine = map.Flag("combine"),
        };
        if (table.Period is null && table.PeriodColumn is null)
            map.Report(w => DatasetProblems.ManifestValue(w, "没有说明年度。", "period: 2025 或 period: {column: year}"));
        if (grain == Grain.ClassYear ? table.School is null : table.Region is null)
            map.Report(w => DatasetProblems.ManifestValue(w, "没有说明行属于哪个单位。", "班级表写 school，其他表写 region"));
        if (grain == Grain.RegionStageYear && table.Stage is null)
            map.Report(w => DatasetProblems.ManifestValue(w, "分学段的表没有 stage。", "stage: {column: …, codes: {…}}"));
        map.Done();
        return table;
    }

    private static string PeriodColumn(YamlMap map)
    {
        var column = map.RequiredText("column");
        map.Done();
        return column;
    }

    private static StageSource Stage(YamlMap map)
    {
        var column = map.RequiredText("column");
        var codes = new Dictionary<string, SchoolStage>(StringComparer.Ordinal);
        if (map.Map("codes") is { } list)
            foreach (var code in list.Keys) codes[code] = list.Choice(code, Stages, SchoolStage.All);
        map.Done();
        return new StageSource(column, codes);
    }

    private static ColumnSource Column(YamlMap columns, string element)
    {
        if (!columns.IsMap(element)) return new ColumnSource(element) { Column = columns.RequiredText(element) };
        var map = columns.Map(element)!;
        var codes = map.Map("codes");
        var source = new ColumnSource(element)
        {
            Column = map.Text("column"),
            Per = map.Text("per"),
            Constant = map.Number("constant"),
            Why = map.Text("why") ?? "",
            Codes = codes is null ? [] : codes.Keys.ToDictionary(k => k, k => codes.RequiredText(k), StringComparer.Ordinal),
        };
        if (source.Column is null == source.Constant is null)
            map.Report(w => DatasetProblems.ManifestValue(w, $"“{element}”没有说明取自哪里。", "column 或 constant，二者取一"));
        if (source.Constant is not null && source.Why.Length == 0)
            map.Report(w => DatasetProblems.ManifestValue(w, $"“{element}”取固定值而没有理由。", "why: 说明为什么"));
        map.Done();
        return source;
    }
}

using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Tests.Execution;

/// <summary>A small invented world: two cities, three counties, and helpers to fill its tables.</summary>
internal static class SampleData
{
    public const int Year = 2024;

    // 430100 has counties 430101 and 430102, 430200 has 430201.
    public static RegionTree Tree { get; } = new(
    [
        new Region(430000, "云泽省", RegionLevel.Province, 0),
        new Region(430100, "青川市", RegionLevel.City, 430000),
        new Region(430101, "石桥县", RegionLevel.County, 430100),
        new Region(430102, "柳溪县", RegionLevel.County, 430100),
        new Region(430200, "南浦市", RegionLevel.City, 430000),
        new Region(430201, "白沙县", RegionLevel.County, 430200),
    ]);

    public static DataDictionary Dictionary { get; } = new(
    [
        Number("stu", "在校生数", Grain.SchoolYear, "人"),
        Number("stu_pri", "小学部在校生数", Grain.SchoolYear, "人"),
        Number("stu_jun", "初中部在校生数", Grain.SchoolYear, "人"),
        Number("stu_sen", "高中部在校生数", Grain.SchoolYear, "人"),
        Number("books", "图书册数", Grain.SchoolYear, "册") with { SharedBySections = true },
        Number("area", "教学用房面积", Grain.SchoolYear, "平方米") with { SharedBySections = true },
        Number("rooms", "教室数", Grain.SchoolYear, "间"),
        Number("fund", "公用经费", Grain.SchoolYear, "元"),
        Number("fund_wan", "拨款", Grain.SchoolYear, "万元"),
        new("ok", "管理达标", Grain.SchoolYear, ValueKind.Bool, "", "教育"),
        new("ok2", "设施达标", Grain.SchoolYear, ValueKind.Bool, "", "教育"),
        new("school_type", "学校类型", Grain.SchoolYear, ValueKind.Code, "", "教育") { Codes = SchoolTypes.Names },
        new("ownership", "办学性质", Grain.SchoolYear, ValueKind.Code, "", "教育") { Codes = ["公办", "普惠性民办", "其他民办"] },
        new("head", "校长姓名", Grain.SchoolYear, ValueKind.Text, "", "教育"),
        Number("class_size", "班级人数", Grain.ClassYear, "人"),
        new("class_stage", "班级学段", Grain.ClassYear, ValueKind.Code, "", "教育") { Codes = ["小学", "初中"] },
        Number("spend", "教育支出", Grain.RegionYear, "万元") with { Rollup = Rollup.Sum },
        Number("pupils", "学生总数", Grain.RegionYear, "人") with { Rollup = Rollup.Sum },
        Number("growth", "收入增幅", Grain.RegionYear, "%"),
        Number("share", "占比", Grain.RegionYear, "%") with { Rollup = Rollup.WeightedMean, RollupWeight = "pupils" },
        new("plan_ok", "规划到位", Grain.RegionYear, ValueKind.Bool, "", "教育") { Rollup = Rollup.All },
        Number("spend_stage", "分学段支出", Grain.RegionStageYear, "万元") with { Rollup = Rollup.Sum },
        Number("stu_stage", "分学段学生", Grain.RegionStageYear, "人") with { Rollup = Rollup.Sum },
        new("proj_stage", "项目学段", Grain.Project, ValueKind.Code, "", "教育") { Codes = ["幼儿园", "小学", "初中"] },
        Number("plan_area", "计划面积", Grain.Project, "平方米"),
        Number("done_area", "完成面积", Grain.Project, "平方米"),
        new("due_on", "计划完工日", Grain.Project, ValueKind.Date, "", "教育"),
        new("done_on", "实际完工日", Grain.Project, ValueKind.Date, "", "教育"),
    ]);

    public static LimitTable ClassLimit { get; } = new(
        "class_limit", "班额上限", new Dictionary<string, double> { ["小学"] = 45, ["初中"] = 50 }, "S", Evidence.Read);

    private static DataElement Number(string id, string name, Grain grain, string unit) =>
        new(id, name, grain, ValueKind.Number, unit, "教育");

    /// <summary>An indicator at every level; yes-no when <paramref name="yesNo"/>.</summary>
    public static Indicator Indicator(string id, string formula, bool yesNo = false) =>
        new(id, "指标" + id, "test", yesNo ? "是/否" : "人", formula)
        {
            Levels = [RegionLevel.Nation, RegionLevel.Province, RegionLevel.City, RegionLevel.County],
        };

    public static IndicatorCatalogue Catalogue(params Indicator[] indicators) =>
        new("test", Dictionary, indicators, [ClassLimit], []);

    public static CompiledCatalogue Compile(params Indicator[] indicators)
    {
        var result = CatalogueCompiler.Compile(Catalogue(indicators));
        Assert.True(result.IsOk, string.Join("\n", result.Problems));
        return result.Value;
    }

    public static IndicatorResults Run(CompiledCatalogue compiled, Dataset dataset, EvaluationRequest? request = null) =>
        Evaluator.Evaluate(compiled, dataset, request ?? new EvaluationRequest([Year]), null, TestContext.Current.CancellationToken);

    /// <summary>Evaluates one formula and gives a region's value.</summary>
    public static IndicatorValue Value(Dataset dataset, string formula, int region, bool yesNo = false, SchoolStage stage = SchoolStage.All)
    {
        var compiled = Compile(Indicator("x", formula, yesNo) with { Stages = [stage] });
        var results = Run(compiled, dataset);
        return results.At("x", stage, Year, region)!.Value;
    }

    /// <summary>A table of numbers; NaN is missing. Columns of codes are given as <see cref="CodeColumn"/>.</summary>
    public static FactTable Table(
        Grain grain, int[] regions, Dictionary<string, Column> columns, SchoolStage[]? stages = null, int period = Year) => new()
        {
            Grain = grain,
            Period = period,
            Regions = regions,
            Stages = stages ?? new SchoolStage[regions.Length],
            Columns = columns,
            Keys = grain == Grain.RegionYear ? null : [.. Enumerable.Range(0, regions.Length).Select(i => $"K{i}")],
        };

    public static FactTable Schools(int[] regions, params (string Id, double[] Values)[] columns) =>
        Table(Grain.SchoolYear, regions, columns.ToDictionary(c => c.Id, Column (c) => new NumberColumn(c.Values)));

    public static Dataset Data(params FactTable[] tables) => new(Tree, tables);

    public static CodeColumn Codes(IReadOnlyList<string> labels, params string?[] values) =>
        new([.. values.Select(v => v is null ? CodeColumn.None : (byte)labels.ToList().IndexOf(v))], labels);
}

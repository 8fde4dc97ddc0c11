using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Running;

namespace Hengjian.Evaluation.Tests.Results;

/// <summary>Two invented cities, three counties, six classes in two years; sheets made by hand.</summary>
internal static class SampleRound
{
    public const int Year = 2025;
    public const int FirstCity = 970100;
    public const int SecondCity = 970200;

    public static readonly RegionTree Tree = new(
    [
        new(970000, "云岭省", RegionLevel.Province, 0), new(FirstCity, "阳川市", RegionLevel.City, 970000), new(SecondCity, "北屏市", RegionLevel.City, 970000),
        new(970101, "东溪县", RegionLevel.County, FirstCity), new(970102, "西坪县", RegionLevel.County, FirstCity), new(970201, "南谷县", RegionLevel.County, SecondCity),
    ]);

    private static readonly DataDictionary Dictionary = new([new("size", "班级学生数", Grain.ClassYear, ValueKind.Number, "人", "教育")]);

    /// <summary>The sheets of the year: a city each, with what the test says.</summary>
    public static RoundResults Of(ScoreSheet first, ScoreSheet second, EarlierRound? earlier = null, int? changedIn = null)
    {
        var compiled = Compiled();
        var dataset = Facts(changedIn);
        var scheme = Scheme();
        var indicators = Evaluator.Evaluate(compiled, dataset, new EvaluationRequest([Year - 1, Year]));
        return new RoundResults(Round(Year), Run(), scheme, compiled, dataset, indicators, new SchemeRun("s", "v", Year, [first, second]))
        {
            Earlier = earlier,
        };
    }

    /// <summary>Scored by the engine: the items are what the test says, worth 100 points together.</summary>
    public static RoundResults Scored(PartialPolicy partial, params ScoringRule[] rules)
    {
        var (compiled, dataset) = (Compiled(), Facts(null));
        var scheme = Scheme() with
        {
            Items = [.. rules.Select((r, i) => new SchemeItem($"{i + 1}", $"条目{i + 1}", 100.0 / rules.Length) { Rule = r, Source = "OWN", Lead = "教育", ProblemTopic = "教育资源" })],
            Missing = MissingPolicy.LeaveOpen,
            Partial = partial,
        };
        var indicators = Evaluator.Evaluate(compiled, dataset, new EvaluationRequest([Year - 1, Year]));
        var run = SchemeEvaluator.Run(scheme, compiled.Catalogue, indicators, ReviewInputs.None);
        Assert.True(run.IsOk, string.Join('\n', run.Problems));
        return new RoundResults(Round(Year), Run(), scheme, compiled, dataset, indicators, run.Value);
    }

    /// <summary>Other facts and indicators; nobody is scored.</summary>
    public static RoundResults Over(CompiledCatalogue compiled, Dataset dataset) => new(
        Round(Year), Run(), Scheme(), compiled, dataset, Evaluator.Evaluate(compiled, dataset, new EvaluationRequest([Year])), new SchemeRun("s", "v", Year, []));

    public static ScoreSheet Sheet(int region, double? total, string? grade, int? rank = null, params ItemScore[] items) =>
        new(region, items, total, [], grade) { Rank = rank };

    public static EarlierRound Before(params (int Region, double? Total)[] totals) =>
        new(Round(Year - 1), new SchemeRun("s", "v", Year - 1, [.. totals.Select(t => Sheet(t.Region, t.Total, null))]));

    public static RegionScope Everything => RegionScope.Everything;

    private static EvaluationScheme Scheme() => new("s", "试用方案", Year, RegionLevel.City,
    [
        new SchemeItem("1", "班额", 10) { Rule = new ExpertRule(1) }, new SchemeItem("2", "督导", 90) { Rule = new ExpertRule(1) },
    ])
    {
        Version = "v",
        Grades = [new("优秀", 90), new("良好", 80), new("合格", 60), new("不合格", 0)],
    };

    private static CompiledCatalogue Compiled()
    {
        Indicator[] indicators =
        [
            Make("large", "大班额比例", "100 * count_if(size >= 56) / count(size)", Direction.LowerBetter) with
            {
                Thresholds = [new Threshold(Comparison.AtMost, 5, "S", Evidence.Read)],
            },
            Make("pupils", "班级学生合计", "sum(size)", Direction.LowerBetter),
        ];
        var compiled = CatalogueCompiler.Compile(new IndicatorCatalogue("c", Dictionary, indicators, [], [new PolicySource("OWN", "", "自拟", "", Year, Evidence.Inferred)]));
        Assert.True(compiled.IsOk, string.Join('\n', compiled.Problems));
        return compiled.Value;
    }

    private static Indicator Make(string id, string name, string formula, Direction direction) => new(id, name, "t", "%", formula)
    {
        Direction = direction,
        Levels = [RegionLevel.Province, RegionLevel.City, RegionLevel.County],
    };

    private static Dataset Facts(int? changedIn) => new(Tree,
    [
        Classes(Year - 1, [60, 40, 58, 40, 40, 40]), Classes(Year, [60, 40, double.NaN, 45, 66, 40]),
    ])
    {
        DefinitionChanges = changedIn is { } year ? [new DefinitionChange("size", year, "不再计借读学生")] : [],
    };

    // Classes 0–3 lie in the first city, 4 and 5 in the second.
    private static FactTable Classes(int period, double[] sizes) => new()
    {
        Grain = Grain.ClassYear,
        Period = period,
        Regions = [970101, 970101, 970102, 970102, 970201, 970201],
        Stages = [.. Enumerable.Repeat(SchoolStage.Primary, 6)],
        Keys = ["1", "2", "3", "4", "5", "6"],
        Parents = [-1, -1, -1, -1, -1, -1],
        Columns = new Dictionary<string, Column> { ["size"] = new NumberColumn(sizes) },
    };

    private static RoundRecord Round(int year) => new()
    {
        Id = year,
        Name = $"{year}年评价",
        Year = year,
        Level = RegionLevel.City,
        RegionCode = 970000,
        SchemeId = "s",
        SchemeVersion = "v",
        CatalogueVersion = "c",
        RegionsOn = new DateOnly(year, 1, 1),
        CreatedAt = DateTimeOffset.UnixEpoch,
        Stage = ProcessStage.Scored,
    };

    private static RunRecord Run() => new()
    {
        RegionCode = 970000,
        ResultHash = "r",
        InputHash = "i",
        RunBy = "supervisor",
        RunAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.Zero,
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Running;

namespace Hengjian.Evaluation.Tests.WhatIf;

/// <summary>
/// Two invented cities with four classes each. More than 45 pupils: 50 % of the first city's classes, 25 % of the
/// second's. Item 1 (40): at most 30 %, from the catalogue. Item 2 (40): linear from 100 % to 0 %. Item 3 (20): experts.
/// First city 0 + 20 + 16 = 36, second 40 + 30 + 10 = 80.
/// </summary>
internal static class WhatIfSample
{
    public const int Year = 2025;
    public const int First = 970100;
    public const int Second = 970200;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly RegionTree Tree = new(
    [
        new(970000, "云岭省", RegionLevel.Province, 0), new(First, "阳川市", RegionLevel.City, 970000), new(Second, "北屏市", RegionLevel.City, 970000),
        new(970101, "东溪县", RegionLevel.County, First), new(970201, "南谷县", RegionLevel.County, Second),
    ]);

    private static readonly Dataset Facts = new(Tree, [Classes()]);

    public static RoundResults Results { get; } = Make();

    /// <summary>Every bit of the sheets as text.</summary>
    public static string Bits(SchemeRun run) => JsonSerializer.Serialize(run.Sheets, Json);

    /// <summary>From the facts, with a catalogue compiled anew and nothing kept: the slow and obvious way.</summary>
    public static SchemeRun FromScratch(EvaluationScheme scheme, IndicatorCatalogue catalogue, ReviewInputs reviews)
    {
        var values = Evaluator.Evaluate(CatalogueCompiler.Compile(catalogue).Value, Facts, new EvaluationRequest([Year]));
        var run = SchemeEvaluator.Run(scheme, catalogue, values, reviews);
        Assert.True(run.IsOk, string.Join('\n', run.Problems));
        return run.Value;
    }

    private static RoundResults Make()
    {
        var compiled = CatalogueCompiler.Compile(Catalogue()).Value;
        var reviews = new ReviewInputs([new ExpertScore(First, "3", 16), new ExpertScore(Second, "3", 10)]);
        var values = Evaluator.Evaluate(compiled, Facts, new EvaluationRequest([Year]));
        var run = SchemeEvaluator.Run(Scheme(), compiled.Catalogue, values, reviews);
        Assert.True(run.IsOk, string.Join('\n', run.Problems));
        return new RoundResults(Round(), Run(), Scheme(), compiled, Facts, values, run.Value) { Reviews = reviews };
    }

    private static EvaluationScheme Scheme() => new("s", "试用方案", Year, RegionLevel.City,
    [
        new SchemeItem("A", "班额", 80)
        {
            Items =
            [
                Leaf("1", "大班", 40, new ThresholdRule([new IndicatorReference("over")])),
                Leaf("2", "大班比例", 40, new LinearRule(new IndicatorReference("over"), 100, 0)),
            ],
        },
        Leaf("3", "督导", 20, new ExpertRule(1)),
    ])
    {
        Version = "v",
        Grades = [new("优秀", 90), new("良好", 80), new("合格", 60), new("不合格", 0)],
        // Above the catalogue's standard by more than 40: computed from the standard itself.
        GradeRules = [new GradeRule("far", GradeEffect.Cap, "超出标准过多", "合格") { When = new IndicatorCondition("excess", SchoolStage.All, Comparison.Above, 40) }],
        Missing = MissingPolicy.LeaveOpen,
    };

    private static SchemeItem Leaf(string id, string name, double points, ScoringRule rule) =>
        new(id, name, points) { Rule = rule, Source = "OWN", Lead = "教育", ProblemTopic = "教育资源" };

    private static IndicatorCatalogue Catalogue() => new(
        "c",
        new DataDictionary([new("size", "班级学生数", Grain.ClassYear, ValueKind.Number, "人", "教育")]),
        [
            Indicator("over", "大班比例", """100 * count_if(size > limit(cap, "小学")) / count(size)""") with
            {
                Thresholds = [new Threshold(Comparison.AtMost, 30, "OWN", Evidence.Read), new Threshold(Comparison.AtMost, 60, "OWN", Evidence.Read) { Role = ThresholdRole.Floor }],
            },
            Indicator("excess", "超出标准", "[over] - std([over]) + 0 * floor_of([over])"),
        ],
        [new LimitTable("cap", "班额上限", new Dictionary<string, double> { ["小学"] = 45, ["初中"] = 50 }, "OWN", Evidence.Read)],
        [new PolicySource("OWN", "", "自拟", "", Year, Evidence.Inferred)]);

    private static Indicator Indicator(string id, string name, string formula) => new(id, name, "t", "%", formula)
    {
        Direction = Direction.LowerBetter,
        Levels = [RegionLevel.Province, RegionLevel.City, RegionLevel.County],
    };

    private static FactTable Classes() => new()
    {
        Grain = Grain.ClassYear,
        Period = Year,
        Regions = [970101, 970101, 970101, 970101, 970201, 970201, 970201, 970201],
        Stages = [.. Enumerable.Repeat(SchoolStage.Primary, 8)],
        Keys = ["1", "2", "3", "4", "5", "6", "7", "8"],
        Parents = [.. Enumerable.Repeat(-1, 8)],
        Columns = new Dictionary<string, Column> { ["size"] = new NumberColumn([60, 40, 50, 45, 66, 40, 44, 30]) },
    };

    public static RoundRecord Round(ProcessStage stage = ProcessStage.Scored, long id = 0) => new()
    {
        Id = id,
        Name = "2025 年评价",
        Year = Year,
        Level = RegionLevel.City,
        RegionCode = 970000,
        SchemeId = "s",
        SchemeVersion = "v",
        CatalogueVersion = "c",
        RegionsOn = new DateOnly(Year, 1, 1),
        CreatedAt = DateTimeOffset.UnixEpoch,
        Stage = stage,
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

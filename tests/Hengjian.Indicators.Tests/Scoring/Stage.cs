using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Running;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>An invented province of a few cities with hand-made values: the smallest stage a scheme can be run on.</summary>
internal sealed class Stage
{
    public const int Year = 2025;

    private readonly Dictionary<(string Id, SchoolStage Stage, int Period), Dictionary<int, IndicatorValue>> values = [];

    public Stage(int cities = 3)
    {
        Cities = [.. Enumerable.Range(1, cities).Select(i => 900000 + i * 100)];
        List<Region> regions = [new(900000, "衡州省", RegionLevel.Province, 0)];
        regions.AddRange(Cities.Select((c, i) => new Region(c, $"第{i + 1}市", RegionLevel.City, 900000)));
        Tree = new RegionTree(regions);
    }

    public int[] Cities { get; }

    public RegionTree Tree { get; }

    /// <summary>口径变化 of what the indicators read.</summary>
    public List<InputChange> Changes { get; } = [];

    public List<ReviewInput> Inputs { get; } = [];

    public static IndicatorCatalogue Catalogue { get; } = new(
        "test",
        new DataDictionary([new DataElement("spend", "教育支出", Grain.RegionYear, ValueKind.Number, "元", "财政")]),
        [
            Make("large", "大班额比例", Direction.LowerBetter, "%", Standard(Comparison.AtMost, 5)),
            Make("disabled", "残疾儿童入学率", Direction.HigherBetter, "%", Standard(Comparison.AtLeast, 95)),
            Make("growth", "投入增长率", Direction.HigherBetter, "%"),
            Make("accidents", "责任事故数", Direction.LowerBetter, "起", Standard(Comparison.Equal, 0)),
            Make("body", "督导机构健全", Direction.YesNo, "是/否", Standard(Comparison.Equal, 1)),
            Make("share", "职普比", Direction.TargetRange, "%", Standard(Comparison.Between, 40) with { Upper = 60 }),
            Make("two", "两个标准的指标", Direction.LowerBetter, "%", Standard(Comparison.AtMost, 5), Standard(Comparison.Equal, 0)),
            Make("cv", "差异系数", Direction.LowerBetter, "",
                Standard(Comparison.AtMost, 0.5) with { Stage = SchoolStage.Primary },
                Standard(Comparison.AtMost, 0.45) with { Stage = SchoolStage.Junior })
                with { Stages = [SchoolStage.Primary, SchoolStage.Junior], Decimals = 3 },
            Make("school", "学校指标", Direction.YesNo, "是/否") with { Levels = [] },
        ],
        [],
        [
            new PolicySource("NX2019", "某办发〔2019〕1号", "某办法", "某省政府", 2019, Evidence.Secondary),
            new PolicySource("OWN", "", "自拟", "", 2025, Evidence.Inferred),
        ]);

    public Stage With(string id, int city, double value, ValueFlag flag = ValueFlag.Present, int period = Year,
        SchoolStage stage = SchoolStage.All)
    {
        if (!values.TryGetValue((id, stage, period), out var series)) values[(id, stage, period)] = series = [];
        series[Cities[city]] = new IndicatorValue(value, flag, 1);
        return this;
    }

    /// <summary>The same value for every city.</summary>
    public Stage WithAll(string id, double value, ValueFlag flag = ValueFlag.Present, SchoolStage stage = SchoolStage.All)
    {
        for (var c = 0; c < Cities.Length; c++) With(id, c, value, flag, Year, stage);
        return this;
    }

    public Stage Says(ReviewInput input)
    {
        Inputs.Add(input);
        return this;
    }

    public IndicatorResults Results() => new(Tree, [.. values.Select(v => new RegionSeries(
        v.Key.Id, v.Key.Stage, v.Key.Period,
        [.. Tree.Regions.Select(r => v.Value.TryGetValue(r.Code, out var value) ? value : (IndicatorValue?)null)]))], [])
    {
        InputChanges = Changes,
    };

    public Kernel.Result<SchemeRun> Run(EvaluationScheme scheme) =>
        SchemeEvaluator.Run(scheme, Catalogue, Results(), new ReviewInputs(Inputs));

    /// <summary>Scores one rule for the first city, in a scheme where it is the only item, worth 10 of 100 points.</summary>
    public ItemScore Score(ScoringRule rule, EvaluationScheme? like = null)
    {
        var scheme = (like ?? Scheme()) with { Items = [Leaf("1", 10, rule), Leaf("2", 90, new ExpertRule(1))] };
        return Run(scheme).Value.Sheets[0].Items[0];
    }

    public static EvaluationScheme Scheme(params SchemeItem[] items) =>
        new("test", "试用方案", Year, RegionLevel.City, items) { Missing = MissingPolicy.LeaveOpen };

    public static SchemeItem Leaf(string id, double points, ScoringRule rule) =>
        new(id, "条目" + id, points) { Rule = rule, Lead = "教育", ProblemTopic = "教育资源" };

    public static IndicatorReference Ref(string id, SchoolStage stage = SchoolStage.All) => new(id, stage);

    private static Threshold Standard(Comparison comparison, double value) =>
        new(comparison, value, "OWN", Evidence.Inferred);

    private static Indicator Make(string id, string name, Direction direction, string unit, params Threshold[] standards) =>
        new(id, name, "test", unit, "x")
        {
            Direction = direction,
            Levels = [RegionLevel.City],
            Thresholds = standards,
        };
}

using Hengjian.Domain.Findings;
using Hengjian.Domain.Reports;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Tests.Findings;

/// <summary>An invented round: verdicts are set by hand, one mark per city for each item (✓ met, ✗ not, ? unknown, 0 no points for want of data).</summary>
internal sealed class Round
{
    private readonly List<SchemeItem> items = [];
    private readonly List<string> marks = [];

    public static IndicatorCatalogue Catalogue { get; } = new(
        "test", new DataDictionary([]),
        [new Indicator("large", "大班额比例", "t", "%", "x") { Direction = Direction.LowerBetter }], [],
        [new PolicySource("JJ2019", "教基〔2019〕1号", "意见", "教育部", 2019, Evidence.Secondary)]);

    public List<(int City, string Item, double Before, double Now)> Gains { get; } = [];

    public HashSet<int> Vetoed { get; } = [];

    public EvaluationScheme Scheme => new("s", "方案", 2025, RegionLevel.City, items) { Version = "v" };

    public RegionTree Tree => new([
        new Region(990000, "衡州省", RegionLevel.Province, 0),
        .. Enumerable.Range(1, marks[0].Length).Select(i => new Region(990000 + (100 * i), $"子虚{(char)('甲' + i)}市", RegionLevel.City, 990000))]);

    public SchemeRun Run => new("s", "v", 2025, [.. Enumerable.Range(0, marks[0].Length).Select(Sheet)]);

    public RunFindings Findings => RunFindings.From(Run, Scheme, Catalogue, Tree);

    public EvaluationReportContent Report => EvaluationReport.Build(
        new ReportFrame("衡州省政府教育督导委员会", ["《评价办法》"], ["市级自评", "实地核查"]), Scheme, Run, Findings, Catalogue, Tree);

    public Round Item(string id, string verdicts, string problem, string topic = "教育资源", string praise = "", string praiseTopic = "")
    {
        items.Add(new SchemeItem(id, "条目" + id, 10)
        {
            Rule = new DeductionRule(null, 1),
            Lead = "教育",
            Source = "JJ2019",
            ProblemTopic = topic,
            ProblemText = problem,
            RequirementText = "解决" + problem,
            PraiseTopic = praiseTopic,
            PraiseText = praise,
        });
        marks.Add(verdicts);
        return this;
    }

    private ScoreSheet Sheet(int city)
    {
        var scores = items.Select((item, i) => Score(item, city, marks[i][city])).ToList();
        List<GradeStep> steps = Vetoed.Contains(city) ? [new GradeStep(GradeStepKind.Veto, "优秀", "不合格", "弄虚作假")] : [];
        return new ScoreSheet(990000 + (100 * (city + 1)), scores, 90, steps, null);
    }

    private ItemScore Score(SchemeItem item, int city, char mark)
    {
        var score = mark == '?'
            ? new ItemScore(item.Id, 10, ItemState.MissingData, null, null, "缺少数据，待补")
            : mark == '0' ? new ItemScore(item.Id, 10, ItemState.MissingData, 0, null, "缺少数据，按方案缺数不得分，得 0 分")
            : mark == '✓'
                ? new ItemScore(item.Id, 10, ItemState.Scored, 10, true, "达标")
                : new ItemScore(item.Id, 10, ItemState.Scored, 4, false, "6.00% > 5.00%，未达标");
        var gain = Gains.FirstOrDefault(g => g.City == city && g.Item == item.Id);
        return gain.Item is null
            ? score
            : score with { Gain = gain.Before - gain.Now, Values = [Used(2025, gain.Now), Used(2024, gain.Before)] };
    }

    private static ValueUsed Used(int year, double value) =>
        new("large", SchoolStage.Compulsory, year, new IndicatorValue(value, ValueFlag.Present, 1));
}

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;

namespace Hengjian.Indicators.Tests.Scoring;

public sealed class SchemeLoaderTests
{
    private const string Good = """
        id: city
        name: 试用方案
        year: 2025
        level: city
        kind: points
        missing: leave-open
        grades:
          - {name: 优秀, from: 90}
          - {name: 合格, from: 0}
        grade_rules:
          - {id: acc, effect: demote, event: 责任事故, source: NX2019, when: {indicator: accidents, at_least: 1}}
        items:
          - id: '1'
            name: 资源
            points: 60
            items:
              - id: '1.1'
                name: 大班额
                points: 40
                lead: 教育
                problem_topic: 教育资源
                praise_topic: 教育保障
                rule: {method: threshold, indicator: large}
              - id: '1.2'
                name: 均衡
                points: 20
                lead: 教育
                problem_topic: 教育资源
                rule: {method: threshold, indicator: cv, stages: [primary, junior], proportional: true}
          - id: '2'
            name: 投入
            points: 40
            lead: 财政
            problem_topic: 教育投入
            rule:
              method: improvement
              indicator: growth
              baseline_year: 2024
              full_gain: 4
              fallback: {method: linear, indicator: growth, floor: 0, target: 10}
        """;

    private static Kernel.Result<EvaluationScheme> Load(string text) => SchemeLoader.Load("试用.yaml", text, Stage.Catalogue);

    [Fact]
    public void GoodScheme_IsReadWhole()
    {
        var scheme = Load(Good).Value;
        Assert.Equal(["1.1", "1.2", "2"], scheme.Leaves.Select(l => l.Id));
        var improvement = Assert.IsType<ImprovementRule>(scheme.Items[1].Rule);
        Assert.Equal((2024, 0, 4), (improvement.BaselineYear, improvement.NoGain, improvement.FullGain));
        Assert.IsType<LinearRule>(improvement.Fallback);
        Assert.Equal(
            [SchoolStage.Primary, SchoolStage.Junior],
            Assert.IsType<ThresholdRule>(scheme.Items[0].Items[1].Rule).Values.Select(v => v.Stage));
        Assert.Equal("accidents", scheme.GradeRules[0].When!.Indicator);
    }

    // The "abc" vector of the SHA-256 standard.
    [Fact]
    public void Version_IsTheSha256OfTheText() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SchemeLoader.Hash("abc"));

    [Theory]
    [InlineData("points: 60", "points: 59", "HJI0510", "条目 1“资源”")]
    [InlineData("    lead: 财政\n", "", "HJI0503", "条目 2“投入”")]
    [InlineData("points: 20", "points: 30", "HJI0510", "条目 1“资源”")]
    [InlineData("indicator: large", "indicator: lage", "HJI0507", "条目 1.1“大班额”")]
    [InlineData("indicator: large", "indicator: two", "HJI0515", "条目 1.1“大班额”")]
    [InlineData("indicator: large", "indicator: growth", "HJI0514", "条目 1.1“大班额”")]
    [InlineData("indicator: large", "indicator: school", "HJI0508", "条目 1.1“大班额”")]
    [InlineData("indicator: large", "indicator: large, stage: primary", "HJI0509", "条目 1.1“大班额”")]
    [InlineData("problem_topic: 教育投入", "problem_topic: 教育投人", "HJI0505", "条目 2“投入”")]
    [InlineData("lead: 财政", "leed: 财政", "HJI0602", "条目 2“投入”")]
    [InlineData("method: improvement", "method: improvment", "HJI0605", "条目 2“投入”")]
    [InlineData("id: '1.2'", "id: '1.1'", "HJI0506", "条目 1.1“均衡”")]
    [InlineData("from: 90", "from: 0", "HJI0512", "方案")]
    [InlineData("name: 合格, from: 0", "name: 合格, from: 60", "HJI0519", "方案")]
    [InlineData("source: NX2019", "source: NX2018", "HJI0513", "等次条款 acc")]
    [InlineData("effect: demote", "effect: cap", "HJI0517", "等次条款 acc")]
    [InlineData("at_least: 1", "between: [1, 2]", "HJI0518", "等次条款 acc")]
    [InlineData("baseline_year: 2024", "baseline_year: 2025", "HJI0519", "条目 2“投入”")]
    [InlineData("floor: 0, target: 10", "floor: 10, target: 0", "HJI0512", "条目 2“投入”")]
    [InlineData("full_gain: 4", "full_gain: 四", "HJI0604", "条目 2“投入”")]
    [InlineData("year: 2025", "year: 2025\nyear: 2026", "HJI0601", "试用.yaml")]
    [InlineData("missing: leave-open", "credibility: deviation", "HJI0516", "方案")]
    [InlineData("name: 试用方案", "name: &a 试用方案", "HJI0601", "试用.yaml 第 2 行")]
    public void OneMistake_IsNamedWithItsPlace(string right, string wrong, string code, string where)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        var problems = Load(Good.Replace(right, wrong, StringComparison.Ordinal)).Problems;
        Assert.Contains(problems, p => p.Code == code && p.Where!.Contains(where, StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownIndicator_OffersTheNearestName() => Assert.Contains(
        Load(Good.Replace("indicator: large", "indicator: lrage", StringComparison.Ordinal)).Problems,
        p => p.Expected == "large");

    [Fact]
    public void SeveralMistakes_AreAllFound()
    {
        var text = Good.Replace("lead: 财政", "leed: 财政", StringComparison.Ordinal)
            .Replace("full_gain: 4", "full_gain: x", StringComparison.Ordinal);
        Assert.Equal(["HJI0604", "HJI0602"], Load(text).Problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- 1")]
    [InlineData("a: [")]
    [InlineData("id: 'x")]
    public void NotAMapping_IsASyntaxProblem(string text) => Assert.Equal("HJI0601", Load(text).Problems[0].Code);

    [Fact]
    public void DeepNesting_IsRefusedNotOverflown() =>
        Assert.Equal("HJI0601", Load("a: " + new string('[', 100_000)).Problems[0].Code);
}

using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Reports;
using Hengjian.Domain.Tests.Findings;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Tests.Reports;

public sealed class EvaluationReportTests
{
    private static Round Sample() => new Round()
        .Item("1", "✓✗✓✓✓✓✓✓✓✓", "尚有超大班额未消除", praise: "全面消除超大班额", praiseTopic: "各类教育")
        .Item("2", "✗✗✗✗✓✓✓✓✓✓", "学位建设滞后于需求")
        .Item("3", "✗✗✗✗✗✗✗✗✗✗", "公用经费拨付不及时", "教育投入", "足额拨付公用经费", "教育保障")
        .Item("4", "✓✓✓✓✓✓✓✓✓?", "拖欠教师工资", "教师队伍", "按时足额发放教师工资", "教育保障");

    [Fact]
    public void Problems_ByTopicWithQuantifierObjectAndDefect()
    {
        var problems = Sample().Report.Problems;
        Assert.Equal(["教育资源", "教育投入"], problems.Select(p => p.Topic));
        Assert.Equal("一是个别市尚有超大班额未消除；二是部分市学位建设滞后于需求。", problems[0].Text);
        Assert.Equal("各市公用经费拨付均不及时。", problems[1].Text);
        Assert.Equal(new ReportClause("部分市学位建设滞后于需求", 4, 10, "2"), problems[0].Clauses[1]);
        Assert.Equal("10 个中 4 个", problems[0].Clauses[1].Counts);
    }

    [Fact]
    public void Praise_OnlyOfWhatMostHave()
    {
        var praise = Sample().Report.Achievements;
        Assert.Equal(["教育保障", "各类教育"], praise.Select(p => p.Topic));
        Assert.Equal("各市均按时足额发放教师工资。", praise[0].Text);
        Assert.Equal((9, 9), (praise[0].Clauses[0].N, praise[0].Clauses[0].M));
        Assert.Equal("大多数市全面消除超大班额。", praise[1].Text);
    }

    [Fact]
    public void EachProblemTopic_HasOneRequirement_AndTheOtherWayRound()
    {
        var report = Sample().Report;
        Assert.Equal(report.Problems.Select(p => p.Topic), report.Requirements.Select(r => r.Topic));
        Assert.Equal("补足优化教育资源，解决尚有超大班额未消除，解决学位建设滞后于需求", report.Requirements[0].Text);
        Assert.Equal(report.Problems[0].Clauses.Select(c => c.ItemId), report.Requirements[0].ItemIds);
    }

    [Fact]
    public void TitleBasisAndClosing_NameYearCountAndNextYear()
    {
        var report = Sample().Report;
        Assert.Equal("2025年市级人民政府履行教育职责评价报告", report.Title);
        Assert.Contains("根据《评价办法》，", report.Basis, StringComparison.Ordinal);
        Assert.Contains("共评价 10 个市。经市级自评、实地核查", report.Basis, StringComparison.Ordinal);
        Assert.Contains("2026年度", report.Closing, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_OfTheLargestImprovement_IsLedByItsFigures()
    {
        var round = Sample();
        round.Gains.Add((4, "1", 9, 7.5));
        round.Gains.Add((5, "1", 8, 3));
        var found = Assert.Single(round.Report.Cases, c => c.Text.StartsWith("大班额", StringComparison.Ordinal));
        Assert.Equal((990600, "大班额比例由 2024 年的 8.00%变为 2025 年的 3.00%，改进幅度居参评市首位。"), (found.Region, found.Text));
    }

    [Fact]
    public void Case_OfASmallImprovement_PrintsTwoDifferentNumbers()
    {
        var round = Sample();
        round.Gains.Add((4, "1", 8.004, 8.001));
        round.Gains.Add((5, "1", 8, 7.999));
        Assert.Contains(round.Report.Cases, c => c.Text.Contains("由 2024 年的 8.004%变为 2025 年的 8.00%", StringComparison.Ordinal));
    }

    [Fact]
    public void Case_NeverOfAUnitUnderAVeto()
    {
        var round = Sample();
        round.Gains.Add((4, "1", 9, 7.5));
        round.Gains.Add((5, "1", 8, 3));
        round.Gains.Add((6, "1", 8, 6));
        round.Vetoed.Add(5);
        Assert.DoesNotContain(round.Report.Cases, c => c.Region == 990600);
        Assert.Contains(round.Report.Cases, c => c.Region == 990700);
    }

    [Fact]
    public void Case_OfFullMarks_OnlyWhereFewHaveThem()
    {
        var round = new Round().Item("1", "✓✗✗✗✗✗✗✗✗✗", "缺陷").Item("2", "✓✓✓✗✗✗✗✗✗✗", "缺陷");
        Assert.Equal([(990100, "1")], round.Report.Cases.Select(c => (c.Region, c.ItemId)));
    }

    // 均 stands before the predicate: of the unit itself, or of what is defective.
    [Theory]
    [InlineData("财政教育投入增幅未达到10%的努力目标", "各市财政教育投入增幅均未达到10%的努力目标。")]
    [InlineData("尚有超大班额未消除", "各市均尚有超大班额未消除。")]
    [InlineData("未按生源变化及时核定教师编制", "各市均未按生源变化及时核定教师编制。")]
    [InlineData("未成年人保护工作不到位", "各市未成年人保护工作均不到位。")]
    [InlineData("不足百人学校未按100人核定公用经费", "各市不足百人学校均未按100人核定公用经费。")]
    [InlineData("义务教育大班额比例较上年没有下降", "各市义务教育大班额比例均较上年没有下降。")]
    [InlineData("所辖县尚未全部实现教师平均工资不低于公务员", "各市所辖县均尚未全部实现教师平均工资不低于公务员。")]
    [InlineData("残疾儿童“一人不落一案”安置未落实到位", "各市残疾儿童“一人不落一案”安置均未落实到位。")]
    [InlineData("", "各市“条目1”均未达到要求。")]
    [InlineData("党组织领导的校长负责制落实不到位", "各市党组织领导的校长负责制均落实不到位。")]
    [InlineData("学校管理水平有高有低", "各市学校管理水平有高有低。")]
    public void EveryUnit_IsSaidGrammatically(string defect, string sentence) =>
        Assert.Equal(sentence, new Round().Item("1", "✗✗✗", defect).Report.Problems[0].Text);

    [Fact]
    public void SingleUnit_IsNotCalledEach()
    {
        var report = new Round().Item("1", "✗", "未达标").Report;
        Assert.Equal("被核查市未达标。", report.Problems[0].Text);
    }

    [Fact]
    public void NoUnitIsNamedOutsideTheAnnex() => Prop.ForAll(Verdicts(), verdicts =>
    {
        var round = RoundOf(verdicts);
        var open = JsonSerializer.Serialize(round.Report with { Cases = [] });
        return round.Tree.Regions.Where(r => r.Code > 990000)
            .All(r => !open.Contains(JsonEncodedText.Encode(r.Name).ToString(), StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void PraiseNeverContradictsProblems() => Prop.ForAll(Verdicts(), verdicts =>
    {
        var report = RoundOf(verdicts).Report;
        var problems = report.Problems.SelectMany(p => p.Clauses).ToDictionary(c => c.ItemId);
        return report.Achievements.SelectMany(a => a.Clauses).Where(c => problems.ContainsKey(c.ItemId)).All(c =>
            problems[c.ItemId].M == c.M && problems[c.ItemId].N + c.N == c.M
            && !c.Text.StartsWith('各') && problems[c.ItemId].N * 2 < c.M);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SameRound_GivesTheSameBytes() => Prop.ForAll(
        Verdicts(),
        verdicts => JsonSerializer.Serialize(RoundOf(verdicts).Report) == JsonSerializer.Serialize(RoundOf(verdicts).Report))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(35, "三十五")]
    public void Numbering_InChinese(int number, string text) => Assert.Equal(text, Numbering.Chinese(number));

    private static Arbitrary<string[]> Verdicts() => Gen.Choose(1, 20)
        .SelectMany(units => Gen.Elements('✓', '✗', '?').ArrayOf(units).Select(c => new string(c)).ArrayOf(4))
        .ToArbitrary();

    private static Round RoundOf(string[] verdicts)
    {
        var round = new Round();
        for (var i = 0; i < verdicts.Length; i++)
            round.Item($"{i}", verdicts[i], $"缺陷{i}", ReportTopics.Problems[i], $"成绩{i}", ReportTopics.Achievements[i]);
        return round;
    }
}

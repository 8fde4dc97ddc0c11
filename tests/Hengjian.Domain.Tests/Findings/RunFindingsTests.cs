using Hengjian.Domain.Findings;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Tests.Findings;

public sealed class RunFindingsTests
{
    private static readonly RunFindings Three = new Round()
        .Item("1", "✓✗?✗", "尚有超大班额未消除").Item("2", "✓✓✓✓", "投入下降", "教育投入").Item("3", "????", "没有数据").Findings;

    [Fact]
    public void OneFindingPerUnitAndItemNotMet()
    {
        Assert.Equal(["990200", "990400"], Three.Findings.Select(f => f.Unit.CodeText));
        var finding = Three.Findings[0];
        Assert.Equal(("教育资源", "6.00% > 5.00%，未达标", "教基〔2019〕1号"), (finding.Topic, finding.Text, finding.Clause));
    }

    [Fact]
    public void Checked_CountsOnlyUnitsWithAVerdict()
    {
        var problem = Assert.Single(Three.Problems);
        Assert.Equal((2, 3), (problem.NotMet.Count, problem.Checked));
        Assert.DoesNotContain(Three.Tallies, t => t.Item.Id == "3");
    }

    // With zero-points the unit loses all: that must be a finding, but not the defect that nobody has seen.
    [Fact]
    public void ItemLostForWantOfData_IsAFindingOfItsOwn_AndInNoShare()
    {
        var round = new Round().Item("1", "0✗✓", "尚有超大班额未消除");
        var finding = round.Findings.Findings[0];
        Assert.Equal(
            ("“条目1”缺少评价所需的数据", "补报“条目1”所需的数据", true, Severity.Serious),
            (finding.Problem, finding.Requirement, finding.LacksData, finding.Severity));
        Assert.Equal((1, 2), (round.Findings.Problems.Single().NotMet.Count, round.Findings.Problems.Single().Checked));
    }

    // 4 of 10 points were earned.
    [Fact]
    public void LessThanHalfThePoints_IsSerious() => Assert.Equal(Severity.Serious, Three.Findings[0].Severity);

    // 10 points, 5 off a case, nothing from 5 cases on: 2 cases use up the points but do not reach the line.
    [Theory]
    [InlineData(2, Severity.Serious)]
    [InlineData(4, Severity.Serious)]
    [InlineData(5, Severity.Grave)]
    public void OnlyTheCasesOfTheLine_AreGrave_NotPointsThatRanOut(double cases, Severity severity)
    {
        var item = new SchemeItem("1", "条目", 10) { Rule = new DeductionRule(null, 5, VetoCases: 5) };
        var scheme = new EvaluationScheme("s", "方案", 2025, RegionLevel.City, [item]) { Version = "v" };
        var score = new ItemScore("1", 10, ItemState.Scored, 0, false, "核实") { Cases = cases };
        var tree = new RegionTree([new Region(990000, "衡州省", RegionLevel.Province, 0), new Region(990100, "子虚市", RegionLevel.City, 990000)]);
        var run = new SchemeRun("s", "v", 2025, [new ScoreSheet(990100, [score], 0, [], null)]);
        Assert.Equal(severity, Assert.Single(RunFindings.From(run, scheme, Round.Catalogue, tree).Findings).Severity);
    }

    [Fact]
    public void RunOfAnotherSchemeVersion_IsACallersBug()
    {
        var round = new Round().Item("1", "✗", "未达标");
        var other = round.Run with { SchemeVersion = "other" };
        Assert.Throws<ArgumentException>(() => RunFindings.From(other, round.Scheme, Round.Catalogue, round.Tree));
    }
}

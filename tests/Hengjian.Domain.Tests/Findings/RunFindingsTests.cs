using Hengjian.Domain.Findings;

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

    // 4 of 10 points were earned.
    [Fact]
    public void LessThanHalfThePoints_IsSerious() => Assert.Equal(Severity.Serious, Three.Findings[0].Severity);

    [Fact]
    public void RunOfAnotherSchemeVersion_IsACallersBug()
    {
        var round = new Round().Item("1", "✗", "未达标");
        var other = round.Run with { SchemeVersion = "other" };
        Assert.Throws<ArgumentException>(() => RunFindings.From(other, round.Scheme, Round.Catalogue, round.Tree));
    }
}

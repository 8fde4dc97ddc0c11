using Hengjian.Domain.Reports;
using Hengjian.Domain.Tests.Findings;

namespace Hengjian.Domain.Tests.Reports;

public sealed class ProblemListTests
{
    private static readonly Round Sample = new Round()
        .Item("1", "✗✓", "尚有超大班额未消除", praise: "全面消除超大班额", praiseTopic: "各类教育")
        .Item("2", "✓?", "公用经费拨付不及时", "教育投入", "足额拨付公用经费", "教育保障");

    [Fact]
    public void Rows_NameTheUnitTheFiguresAndTheDuty()
    {
        var row = Assert.Single(ProblemList.Rows(Sample.Findings, Sample.Tree));
        Assert.Equal(
            new ProblemRow(
                "990100", Sample.Tree.Regions[2].Name, "衡州省", "教育资源", "1", "条目1", "较重", "尚有超大班额未消除",
                "6.00% > 5.00%，未达标", "教基〔2019〕1号", "教育", "解决尚有超大班额未消除"),
            row);
    }

    [Fact]
    public void Feedback_HoldsOnlyTheUnitsOwn()
    {
        var feedback = ProblemList.Feedback(Sample.Scheme, Sample.Run, Sample.Findings, Sample.Tree.Regions[2]);
        Assert.Equal(["足额拨付公用经费"], feedback.Achievements.Select(c => c.Text));
        Assert.Equal("尚有超大班额未消除（6.00% > 5.00%，未达标）。", Assert.Single(feedback.Problems).Text);
        Assert.Equal("解决尚有超大班额未消除", Assert.Single(feedback.Requirements).Text);
        Assert.Empty(feedback.Open);
    }

    [Fact]
    public void ItemLostForWantOfData_IsInTheListAndTheLetter()
    {
        var round = new Round().Item("1", "0✓", "尚有超大班额未消除");
        var row = Assert.Single(ProblemList.Rows(round.Findings, round.Tree));
        Assert.Equal(("“条目1”缺少评价所需的数据", "补报“条目1”所需的数据"), (row.Problem, row.Requirement));
        var feedback = ProblemList.Feedback(round.Scheme, round.Run, round.Findings, round.Tree.Regions[2]);
        Assert.Equal(
            "“条目1”缺少评价所需的数据（缺少数据，按方案缺数不得分，得 0 分）。", Assert.Single(feedback.Problems).Text);
        Assert.Equal("补报“条目1”所需的数据", Assert.Single(feedback.Requirements).Text);
        Assert.Empty(feedback.Open);
        Assert.Contains("另有 1 个市部分条目缺少数据，按方案不得分", round.Report.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Feedback_ListsWhatIsStillOpen()
    {
        var feedback = ProblemList.Feedback(Sample.Scheme, Sample.Run, Sample.Findings, Sample.Tree.Regions[3]);
        Assert.Equal(["2 条目2：缺少数据，待补"], feedback.Open.Select(c => c.Text));
        Assert.Empty(feedback.Problems);
    }
}

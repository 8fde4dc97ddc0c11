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
        Assert.Equal(["足额拨付公用经费"], feedback.Achievements);
        Assert.Equal("尚有超大班额未消除（6.00% > 5.00%，未达标）。", Assert.Single(feedback.Problems).Text);
        Assert.Equal("解决尚有超大班额未消除", Assert.Single(feedback.Requirements).Text);
        Assert.Empty(feedback.Open);
    }

    [Fact]
    public void Feedback_ListsWhatIsStillOpen()
    {
        var feedback = ProblemList.Feedback(Sample.Scheme, Sample.Run, Sample.Findings, Sample.Tree.Regions[3]);
        Assert.Equal(["2 条目2：缺少数据，待补"], feedback.Open);
        Assert.Empty(feedback.Problems);
    }
}

using Hengjian.Domain.SelfScores;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Tests.SelfScores;

/// <summary>What may be typed as a self score, and how scores add up.</summary>
public sealed class SelfScoreRulesTests
{
    private static readonly SchemeItem Item = new("4.1", "投入", 3);

    [Theory]
    [InlineData("2.5", 0.5, 2.5)]
    [InlineData(" ２．５ 分", 0.5, 2.5)]
    [InlineData("0", 0.5, 0.0)]
    [InlineData("3", 0.7, 3.0)]
    [InlineData("2.99", 0.01, 2.99)]
    [InlineData("", 0.5, null)]
    [InlineData("  ", 0.5, null)]
    public void Points_AreReadAsPeopleTypeThem_AndNothingIsMissingNotZero(string text, double step, double? points) =>
        Assert.Equal(points, SelfScoreRules.Read(text, Item, step).Value);

    [Theory]
    [InlineData("三", "HJP0800")]
    [InlineData("-1", "HJP0800")]
    [InlineData("1e1", "HJP0800")]
    [InlineData("1,5", "HJP0800")]
    [InlineData("3.01", "HJP0801")]
    [InlineData("2.7", "HJP0802")]
    public void OtherWords_AreRefusedWithWhatWouldBeRight(string text, string code)
    {
        var problem = Assert.Single(SelfScoreRules.Read(text, Item, 0.5).Problems);
        Assert.Equal((code, "条目 4.1"), (problem.Code, problem.Where));
        Assert.NotNull(problem.Expected);
    }

    [Theory]
    [InlineData(2.5, false, "", true)]
    [InlineData(2.5, false, "少两所", false)]
    [InlineData(3, false, "", false)]
    [InlineData(0, true, "", false)]
    [InlineData(1, true, "", true)]
    public void AReasonIsOwed_BelowFullMarksAndForABonus(double points, bool bonus, string reason, bool owed) => Assert.Equal(owed, new SelfScoreRecord
    {
        PackageId = 1,
        RegionCode = 990100,
        Item = "4.1",
        Points = points,
        Most = 3,
        Bonus = bonus,
        Reason = reason,
        By = "lead",
        At = default,
    }.LacksReason);

    // The same figures as the run of a scheme sums them: 87.3 of 97 is 90, and a bonus comes on top.
    [Fact]
    public void Totals_AreScaledLikeARunDoes_AndOpenWhileOneIsMissing()
    {
        var whole = SelfScoreTotal.Of([(50, false, 40.3), (47, false, 47), (2, true, 1)]);
        Assert.Equal((97m, 87.3m, 1m, 91m, 0), (whole.Base, whole.Points, whole.Bonus, whole.Scaled, whole.Open));
        Assert.Equal("自评得分 91 分（各条目合计 87.3 分，基数 97 分，另加分 1 分）", whole.Words);
        var open = SelfScoreTotal.Of([(50, false, 40.3), (47, false, null), (2, true, 0)]);
        Assert.Equal((1, 40.3m, null, ""), (open.Open, open.Points, open.Scaled, open.Words));
        Assert.Null(SelfScoreTotal.Of([]).Scaled);
    }
}

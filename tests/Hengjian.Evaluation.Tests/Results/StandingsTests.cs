using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Scoring;
using static Hengjian.Evaluation.Tests.Results.SampleRound;

namespace Hengjian.Evaluation.Tests.Results;

public sealed class StandingsTests
{
    private static readonly ItemScore Waiting = new("2", 90, ItemState.AwaitingReview, null, null, "待评");

    [Fact]
    public void RankedUnitsComeBestFirst_OpenOnesLast()
    {
        var results = Of(Sheet(FirstCity, null, null, null, Waiting), Sheet(SecondCity, 91, "优秀", 1));
        Assert.Equal([SecondCity, FirstCity], Standings.Of(results, Everything).Select(r => r.Unit.Code));
    }

    [Fact]
    public void ScopeOfOneCity_SeesThatCityOnly()
    {
        var results = Of(Sheet(FirstCity, 85, "良好", 2), Sheet(SecondCity, 91, "优秀", 1));
        var row = Assert.Single(Standings.Of(results, RegionScope.Of([FirstCity])));
        Assert.Equal("阳川市", row.Unit.Name);
        Assert.Empty(Standings.Of(results, RegionScope.None));
    }

    [Fact]
    public void Sentences_CountGradesAndNameBestLastAndMoved()
    {
        var results = Of(Sheet(FirstCity, 85, "良好", 2), Sheet(SecondCity, 91.5, "优秀", 1), Before((FirstCity, 80), (SecondCity, 92)));
        Assert.Equal(
            ["2 个市中，优秀 1 个、良好 1 个。", "得分最高的是北屏市（91.50 分），最低的是阳川市（85.00 分）。", "比上年提高最多的是阳川市（+5.00 分），下降最多的是北屏市（−0.50 分）。"],
            OverviewAnswer.Sentences(results, Standings.Of(results, Everything)));
    }

    [Fact]
    public void TotalJustBelowALine_IsNotPrintedAsOnIt()
    {
        var results = Of(Sheet(FirstCity, 89.996, "良好", 2), Sheet(SecondCity, 90.004, "优秀", 1));
        var sentences = OverviewAnswer.Sentences(results, Standings.Of(results, Everything));
        Assert.Equal("得分最高的是北屏市（90.00 分），最低的是阳川市（89.996 分）。", sentences[1]);
        Assert.StartsWith("阳川市：良好，89.996 分", OverviewAnswer.Sentences(results, [Standings.Row(results, results.SheetOf(FirstCity)!)])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void TotalsThatRankApart_AreNeverPrintedAlike()
    {
        var results = Of(Sheet(FirstCity, 87.304, "良好", 1), Sheet(SecondCity, 87.301, "良好", 2));
        Assert.Equal(["87.304", "87.301"], [results.TotalText(87.304), results.TotalText(87.301)]);
        Assert.Equal("87.30", results.TotalText(87.3));
        // As many decimals as it takes, the same for both.
        results = Of(Sheet(FirstCity, 98.40403, "优秀", 1), Sheet(SecondCity, 98.4, "优秀", 2));
        Assert.Equal(["98.404", "98.400"], [results.TotalText(98.40403), results.TotalText(98.4)]);
    }

    [Fact]
    public void Ties_AreNamedTogether()
    {
        var results = Of(Sheet(FirstCity, 85, "良好", 1), Sheet(SecondCity, 85, "良好", 1));
        Assert.Contains("阳川市、北屏市（85.00 分）", OverviewAnswer.Sentences(results, Standings.Of(results, Everything))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void OpenUnit_IsNeitherBestNorZero()
    {
        var results = Of(Sheet(FirstCity, null, null, null, Waiting), Sheet(SecondCity, 0, "不合格", 1));
        Assert.Equal(["2 个市中，不合格 1 个；1 个因条目待评或缺数尚未定等。"], OverviewAnswer.Sentences(results, Standings.Of(results, Everything)));
        var open = Standings.Of(results, Everything)[1];
        Assert.Null(open.Change);
        Assert.True(new StandingFilter(Grade: StandingFilter.NoGrade).Lets(open));
        Assert.Equal(["2"], open.OpenItems.Select(i => i.ItemId));
    }

    [Fact]
    public void OneUnit_IsToldItsOwnResult()
    {
        var results = Of(Sheet(FirstCity, 85, "良好", 2), Sheet(SecondCity, 91, "优秀", 1), Before((FirstCity, 86)));
        Assert.Equal(
            ["阳川市：良好，85.00 分，在 2 个市中列第 2，比上年下降 1.00 分。"],
            OverviewAnswer.Sentences(results, Standings.Of(results, RegionScope.Of([FirstCity]))));
    }
}

using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using static Hengjian.Evaluation.Tests.Results.SampleRound;

namespace Hengjian.Evaluation.Tests.Results;

public sealed class YearComparisonTests
{
    private static YearComparison Compare(int? changedIn = null)
    {
        var results = Of(Sheet(FirstCity, 85, "良好"), Sheet(SecondCity, 91, "优秀"), null, changedIn);
        results.Catalogue.TryFind("large", out var large);
        return YearComparison.Of(results, large!, SchoolStage.All, Year - 1, Year, RegionLevel.City, Everything);
    }

    [Fact]
    public void LowerIsBetter_AFallIsGood()
    {
        var comparison = Compare();
        // First city: 2 of 4 large, then 1 of 3 known. Second: 0 of 2, then 1 of 2.
        Assert.Equal([-50.0 / 3, 50.0], comparison.Rows.Select(r => r.Change!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([true, false], comparison.Rows.Select(r => r.Better));
        Assert.Equal("阳川市", comparison.MostImproved.Single().Unit.Name);
        Assert.Equal("北屏市", comparison.MostWorsened.Single().Unit.Name);
    }

    [Fact]
    public void ChangedDefinition_IsMarkedAndNotCompared()
    {
        var comparison = Compare(changedIn: Year);
        Assert.Equal("不再计借读学生", Assert.Single(comparison.Breaks).Note);
        Assert.All(comparison.Rows, r => Assert.Null(r.Change));
        Assert.All(comparison.Rows, r => Assert.NotNull(r.Now));
    }

    [Fact]
    public void ChangeBeforeBothYears_ComparesAsUsual() => Assert.Empty(Compare(changedIn: Year - 1).Breaks);
}

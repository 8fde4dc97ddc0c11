using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Web.Features.Results;

namespace Hengjian.Web.Tests.Features.Results;

public sealed class ResultTextTests
{
    private static readonly Indicator Share = new("a", "大班额比例", "t", "%", "x") { Decimals = 2 };
    private static readonly Indicator Area = new("b", "生均面积", "t", "平方米/人", "x") { Decimals = 1 };
    private static readonly Indicator Verdict = new("c", "是否达标", "t", "是/否", "x") { Direction = Direction.YesNo };

    [Theory]
    [InlineData(1.234, "+1.23")]
    [InlineData(-0.35, "−0.35")]
    [InlineData(0.0, "0.00")]
    [InlineData(null, "—")]
    [InlineData(0.004, "+0.004")]
    [InlineData(-0.0003, "−0.0003")]
    [InlineData(1.005, "+1.01")]
    public void Change_CarriesItsSign(double? change, string text) => Assert.Equal(text, ResultText.Change(change));

    [Fact]
    public void Value_MissingZeroAndNotApplicableDiffer()
    {
        Assert.Equal("0.00%", ResultText.Value(new IndicatorValue(0, ValueFlag.Present, 1), Share));
        Assert.Equal("—", ResultText.Value(IndicatorValue.Missing, Share));
        Assert.Equal("不适用", ResultText.Value(new IndicatorValue(double.NaN, ValueFlag.NotApplicable, 0), Share));
        Assert.Equal("8.5 平方米/人（估）", ResultText.Value(new IndicatorValue(8.5, ValueFlag.Estimated, 1), Area));
        Assert.Equal("1.48%（部分）", ResultText.Value(new IndicatorValue(1.48, ValueFlag.Partial, 1), Share));
    }

    [Fact]
    public void Standard_IsWordedByKind()
    {
        Assert.Equal("≤ 5%", ResultText.Standard(new Threshold(Comparison.AtMost, 5, "S", Evidence.Read), Share));
        Assert.Equal("40 至 60%", ResultText.Standard(new Threshold(Comparison.Between, 40, "S", Evidence.Read) { Upper = 60 }, Share));
        Assert.Equal("是", ResultText.Standard(new Threshold(Comparison.Equal, 1, "S", Evidence.Read), Verdict));
    }

    [Fact]
    public void Addresses_CarryTheRound_AndReadBack()
    {
        var routes = new ResultsRoutes(7);
        Assert.Equal("/results/units/970100?round=7&item=4.1&part=2#i-4-1", routes.Item(970100, "4.1", part: 2));
        Assert.All(Enum.GetValues<SchoolStage>(), s => Assert.Equal(s, ResultsRoutes.StageOf(ResultsRoutes.StageText(s))));
        Assert.All(Enum.GetValues<RegionLevel>(), l => Assert.Equal(l, ResultsRoutes.LevelOf(ResultsRoutes.LevelText(l))));
    }
}

using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;

namespace Hengjian.Web.Tests.Components;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(double.NaN, ValueFlag.Missing, "—", "")]
    [InlineData(0, ValueFlag.Present, "0.00", "")]
    [InlineData(double.NaN, ValueFlag.NotApplicable, "不适用", "")]
    [InlineData(12345.678, ValueFlag.Estimated, "12,345.68", "估")]
    [InlineData(4.2, ValueFlag.Partial, "4.20", "部分")]
    [InlineData(0, ValueFlag.Ruled, "0.00", "按规则")]
    [InlineData(-0.004, ValueFlag.Present, "0.00", "")]
    [InlineData(-1.5, ValueFlag.Present, "−1.50", "")]
    public void MissingZeroNotApplicableAndEstimated_NeverLookAlike(double value, ValueFlag flag, string text, string mark)
    {
        var quantity = Quantity.Of(value, flag, 2);
        Assert.Equal((text, mark), (quantity.Text, quantity.Mark));
    }

    [Fact]
    public void ANumberFlaggedMissing_IsNotShown() => Assert.Equal("—", Quantity.Of(5, ValueFlag.Missing, 0).Text);

    [Fact]
    public void YesNo_IsAWord()
    {
        Assert.Equal("是", Quantity.Of(1, ValueFlag.Present, 0, yesNo: true).Text);
        Assert.Equal("否", Quantity.Of(0, ValueFlag.Present, 0, yesNo: true).Text);
        Assert.Equal("—", Quantity.Of(double.NaN, ValueFlag.Missing, 0, yesNo: true).Text);
    }
}

using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tests.Numbers;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("24.7亿元", 24.7e8, "元")]
    [InlineData("１２．５％", 12.5, "%")]
    [InlineData("1,234人", 1234, "人")]
    [InlineData("3.6万名", 36000, "人")]
    [InlineData("2.3个百分点", 2.3, "百分点")]
    [InlineData("三百二十八所", 328, "个")]
    [InlineData("一万二千人", 12000, "人")]
    [InlineData("百分之七点四", 7.4, "%")]
    [InlineData("5‰", 0.5, "%")]
    [InlineData("1.8倍", 1.8, "倍")]
    [InlineData("翻了两番", 4, "倍")]
    [InlineData("七成半", 75, "%")]
    [InlineData("8000万元", 8e7, "元")]
    [InlineData("720元/生·年", 720, "元")]
    public void Quantity_IsReadWithItsUnit(string text, double value, string family)
    {
        var read = QuantityReader.Read(text, 0, out var next)!;
        Assert.Equal(value, read.Value, 9);
        Assert.Equal(family, read.Unit.Family);
        Assert.Equal(text.Length, next);
    }

    [Fact]
    public void ThirdsInWords_AreRoundFigures()
    {
        var read = QuantityReader.Read("三分之二", 0, out _)!;
        Assert.Equal(66.67, read.Value, 2);
        Assert.Equal(Hedge.About, read.Hedge);
    }

    [Fact]
    public void DigitsTornBySpace_AreOneNumber()
    {
        var read = QuantityReader.Read("达到1 0年", 2, out _)!;
        Assert.Equal(10, read.Value);
    }

    [Theory]
    [InlineData("近300所", 1, Hedge.Nearly)]
    [InlineData("约2.6亿元", 1, Hedge.About)]
    [InlineData("300余所", 0, Hedge.Over)]
    [InlineData("3万多人", 0, Hedge.Over)]
    [InlineData("85%以上", 0, Hedge.AtLeast)]
    [InlineData("20个左右", 0, Hedge.About)]
    [InlineData("不足100人", 2, Hedge.Nearly)]
    public void Hedge_IsKept(string text, int at, Hedge hedge) => Assert.Equal(hedge, QuantityReader.Read(text, at, out _)!.Hedge);

    [Theory]
    [InlineData("300至800元", 300, 800)]
    [InlineData("5%—8%", 5, 8)]
    [InlineData("3～5个", 3, 5)]
    public void Range_HasTwoEnds(string text, double low, double high)
    {
        var read = QuantityReader.Read(text, 0, out _)!;
        Assert.Equal((low, high), (read.Printed, read.Upper));
        Assert.False(read.Known);
    }

    [Theory]
    [InlineData("1:11.7", 1, 11.7)]
    [InlineData("4.2∶5.8", 4.2, 5.8)]
    public void Ratio_KeepsBothSides(string text, double left, double right) =>
        Assert.Equal((left, right), (QuantityReader.Read(text, 0, out _)!.Sides!.Value.Left.Value, QuantityReader.Read(text, 0, out _)!.Sides!.Value.Right.Value));

    [Theory]
    [InlineData("12号", 0)]
    [InlineData("第3名", 1)]
    [InlineData("12345热线", 0)]
    [InlineData("5G网络", 0)]
    [InlineData("1+X证书", 0)]
    [InlineData("三个100%", 2)]
    [InlineData("三防", 0)]
    [InlineData("一所学校", 0)]
    [InlineData("九年一贯制", 0)]
    [InlineData("13812345678901234", 0)]
    public void Name_IsNoQuantity(string text, int at) => Assert.Null(QuantityReader.Read(text, at, out _));

    [Fact]
    public void CountsAreExact_AndAmountsAreRounded()
    {
        Assert.Equal(0, QuantityReader.Read("328所", 0, out _)!.Half);
        Assert.Equal(500, QuantityReader.Read("1.2万元", 0, out _)!.Half);
        Assert.Equal(5000, QuantityReader.Read("12万人", 0, out _)!.Half);
        Assert.Equal(0.05, QuantityReader.Read("7.4%", 0, out _)!.Half, 12);
    }
}

namespace Hengjian.Audit.Tests.Context;

/// <summary>Places behind 占 that say which total is meant: 占6市总量的.</summary>
public sealed class CirclesTests
{
    [Theory]
    [InlineData("7市一般公共预算教育经费合计186.40亿元，比上年净增8.22亿元。其中甲市52.19亿元，占7市总量的28.0%，居首位。")]
    [InlineData("12个乡镇共有校车148辆，其中城关镇37辆，占12个乡镇总数的25.0%。")]
    [InlineData("8个县区共上传材料2960份，县均370份。临江县上传412份，占8县区总量的13.9%。")]
    [InlineData("9个县（市、区）共争取上级资金8.40亿元，其中沂水县2.31亿元，占9个县（市、区）总额的27.5%。")]
    [InlineData("5个区县中，有2个区县达到优秀，占5个区县总数的40%。")]
    public void NumberOfPlaces_IsNoWhole(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("7市一般公共预算教育经费合计186.40亿元，比上年净增8.22亿元。其中甲市52.19亿元，占7市总量的29.3%，居首位。", 29.3)]
    [InlineData("12个乡镇共有校车148辆，其中城关镇37辆，占12个乡镇总数的52.0%。", 52.0)]
    [InlineData("8个县区共上传材料2960份，县均370份。临江县上传412份，占8县区总量的19.3%。", 19.3)]
    [InlineData("5个区县中，有2个区县达到优秀，占5个区县总数的60%。", 60)]
    public void ShareOfThatTotal_IsHeldToIt(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Ratios of three and more that tell what a whole is made of.</summary>
public sealed class CompositionsTests
{
    private const string Told = "学前教育支出1.36亿元，义务教育支出5.18亿元，高中阶段教育支出2.47亿元。\n三类教育支出结构为15.1:57.5:27.4，比上年更趋合理。";

    [Theory]
    [InlineData(15.1)]
    [InlineData(57.5)]
    [InlineData(27.4)]
    public void EachSide_IsAShare(double side) => Assert.Contains(Audited.Right(Told, ClaimKind.Share), c => c.Stated == side && c.Numbers.Count == 4);

    [Fact]
    public void SwappedSide_IsFound()
    {
        var wrong = Audited.TheWrong(Told.Replace("57.5:", "75.5:", StringComparison.Ordinal));
        Assert.Equal(75.5, wrong.Stated);
    }

    [Theory]
    [InlineData("学前教育支出1.36亿元，义务教育支出5.18亿元，高中阶段教育支出2.47亿元。\n三类教育支出结构为15.1:209.7:27.4。", 209.7)] // divided by 2.47
    [InlineData("学前教育支出1.36亿元，义务教育支出5.18亿元，高中阶段教育支出2.47亿元。\n三类教育支出结构为15.1:575:27.4。", 575)]
    [InlineData("第一产业增加值62.3亿元；第二产业增加值81.5亿元，其中采矿业增加值32.6亿元；第三产业增加值104.7亿元。\n三次产业结构比为25.1:328:42.1。", 328)]
    public void SideWithoutTheOthersHundred_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Fact]
    public void MisprintedFigure_IsFoundByAllSides()
    {
        var wrong = Audited.TheWrong("学前教育支出1.36亿元，义务教育支出5.81亿元，高中阶段教育支出2.47亿元。\n三类教育支出结构为15.1:57.5:27.4。");
        Assert.Contains(wrong.Diagnoses, d => d.Text.Contains("5.18", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("三次产业结构比由上年的12.6:38.1:49.3调整为11.9:73.2:50.9。", 1)]
    [InlineData("三次产业结构比由上年的12.6:38.1:49.3调整为11.9:37.2:50.9。", 0)]
    [InlineData("三次产业结构比由上年的12.6:38.1:49.3调整为11.9:37.2:51.0。", 0)] // rounded
    [InlineData("三次产业对增长的贡献率结构为-1.6:8.0:93.6。", 0)]
    [InlineData("试卷易、中、难题构成比例为5:3:2，单元配分为40:50:30。", 0)]
    public void SidesOfAWhole_AreAHundredTogether(string text, int wrong) => Assert.Equal(wrong, Audited.Wrong(text).Count());

    [Theory]
    [InlineData("学前教育支出1.36亿元，义务教育支出5.18亿元，高中阶段教育支出2.47亿元。\n上年三类教育支出结构为17.0:58.2:24.8。")]
    [InlineData("小学、初中、高中教师比例为5:3:2，会议定于14:30:00开始。")]
    [InlineData("全县学校分布比为40:35:25。")]
    public void OtherRatios_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

namespace Hengjian.Audit.Tests.Claims;

/// <summary>个百分点 where only % can be meant.</summary>
public sealed class MisusedPointsTests
{
    [Theory]
    [InlineData("年末各项存款余额412.7亿元，比上年增长9.3个百分点。")]
    [InlineData("全年水产品产量38514吨，同比增长3.26个百分点。")]
    [InlineData("三年的灌溉用水占比分别为61%、58个百分点、55%。")]
    [InlineData("小学、初中生均经费分别为13,260元和19,640元，较上年分别增长3.4个百分点和3.7%。")]
    public void PointsOfAnAmount_AreFlagged(string text) => Assert.Equal("point-percent", Audited.TheWrong(text).Diagnoses[0].Code);

    [Theory]
    [InlineData("年末各项存款余额412.7亿元，比上年增长9.3%。")]
    [InlineData("全年财政收入21.6亿元，增长6.2%，比上年增长1.4个百分点。")]
    [InlineData("全年工业增加值88.3亿元，增速比上年增长1.4个百分点。")]
    [InlineData("第二产业增加值88.3亿元，拉动经济增长2.4个百分点。")]
    [InlineData("普惠性幼儿园276所，占比增长3.2个百分点。")]
    [InlineData("全年财政收入21.6亿元，比全市平均增长1.4个百分点。")]
    [InlineData("覆盖率、入学率、巩固率分别提高1.2、0.8和2.4个百分点。")]
    [InlineData("投入13,260万元，教育支出和占比分别增长4.2%和0.6个百分点。")]
    [InlineData("覆盖率和入学率分别增长4.2个百分点和0.6个百分点。")]
    [InlineData("巩固率由96.1%提高到97.3%，提高1.2个百分点，99.0%的学校达标。")]
    public void PointsOfARate_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}

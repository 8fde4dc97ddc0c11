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
    [InlineData("学前教育支出1.36亿元，义务教育支出5.18亿元，高中阶段教育支出2.47亿元。\n上年三类教育支出结构为17.0:58.2:24.8。")]
    [InlineData("小学、初中、高中教师比例为5:3:2，会议定于14:30:00开始。")]
    [InlineData("全县学校分布比为40:35:25。")]
    public void OtherRatios_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

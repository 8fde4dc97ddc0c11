using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Changes told again in a later paragraph, flows with parts of their own, products and differences that follow from named numbers.</summary>
public sealed class ToldAgainTests
{
    [Theory]
    [InlineData("全市林业支出23.40亿元。\n\n上年全市林业支出21.20亿元，全市增幅10.4%。\n\n林业支出总额23.40亿元，同比增长10.4%，超过预期。", "同比增长10.4%", "同比增长9.6%")]
    [InlineData("2025年，全县水利经费总投入67,000万元。\n\n2024年总投入为63,540万元，2025年比其增加3,460万元，增长5.4%。\n\n水利经费总投入67,000万元，比上年增长5.4%；工程进度正常。", "投入67,000万元，比上年", "投入63,540万元，比上年")]
    [InlineData("巩固率97.2%，比上年的96.5%提高0.7个百分点。\n\n综合来看，护林巩固率97.2%，达到95%的考核线。", "护林巩固率97.2%，达到", "巩固率96.5%，达到")]
    [InlineData("全年补充护林员154人，其中公开招聘97人、引进技术人员22人、定向培养35人；自然减员（退休、调出）121人，一增一减，净增33人。", "净增33人", "净增24人")]
    [InlineData("领取补助的护林员12,730人，每人每天5元，全年发放200天，应拨1,273万元，实拨1,273万元。", "12,730", "17,230")]
    [InlineData("去年投入6,400万元，今年投入7,520万元，同比多投1,120万元，增幅17.5%。", "17.5%", "71.5%")]
    [InlineData("造林成活率91.3%，高出全省平均水平（88.6%）2.7个百分点。", "2.7个", "27.0个")]
    [InlineData("受理举报线索38条，查实26条，查否12条。", "查否12条", "查否21条")]
    [InlineData("全年发放苗木补助资金。乡镇反映，1,460万元补助下达后，这笔1,460万元资金已全部到账。", "这笔1,460", "这笔1,524")]
    [InlineData("林场梳理出17条整改建议，截至10月底，17条整改建议已办结14条。", "，17条整改", "，71条整改")]
    [InlineData("组成6个护林组，抽调人员42人，平均每组7人。", "42人", "420人")]
    [InlineData("建成护林房84间，加上原有的216间，达到300间。", "300间", "330间")]
    [InlineData("持续推进的3条为：造林进度、苗木成活、水源保护，均已明确时限。", "3条", "2条")]
    [InlineData("第一批植树1,200亩，“十四五”以来又植树450亩，累计1,650亩。", "累计1,650", "累计1,560")]
    [InlineData("主要做法有三个，一是分片包干，二是以奖代补，三是定期通报。", "有三个", "有四个")]
    public void OneChangedNumber_IsFound(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("全市技师中高级职称1,035人，占全部3,980人的26.0%；山区技师中高级职称占22.7%，低于全市水平。")]
    [InlineData("今年计划造林4,260亩，已落实3,180亩，今年新供地420亩，划拨率100%。")]
    [InlineData("完成固定资产投资6.15亿元，完成年度目标任务的99.27%，绿化产业完成0.36亿元，完成年度目标任务的100%。")]
    [InlineData("职业学校招生共计909人，其中本县招生623人，县外286人，普通高中招生1396人，高中阶段共招生2305人，职业学校招生人数占高中阶段招生人数比例为39.44%。")]
    [InlineData("新建水库17座、改扩建24座；其中6座兼有两种用途，故分类座数之和大于41座。")]
    [InlineData("由2019年的3.1亿元增加到2024年的9.4亿元，五年增长203.2%。\n\n水利投入9.4亿元，同比增长8.0%。")]
    [InlineData("县城7个林场集中了18650亩林地，而79个乡村林场只有22626亩。")]
    public void TrueStatement_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Fact]
    public void NumberOfTheParagraphBefore_IsAtHand() =>
        Assert.Contains(Audited.Claims("整改前苗木成活率为48.2%。\n\n整改后达到52.7%，提升4.5个百分点。"), c => c.Kind == ClaimKind.Difference && c.Verdict == Verdict.Consistent);

    [Fact]
    public void RateOfAnEarlierParagraphsBase_IsConfirmed() =>
        Assert.Contains(Audited.Claims("上年全市林业支出21.20亿元。\n\n今年林业支出23.40亿元，同比增长10.4%。"), c => c.Kind == ClaimKind.Growth && c.Verdict == Verdict.Consistent);
}

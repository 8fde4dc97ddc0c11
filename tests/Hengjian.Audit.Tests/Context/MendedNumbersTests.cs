using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Numbers that follow from others once one mistake is mended; the sentences were written for these rules.</summary>
public class MendedNumbersTests
{
    [Theory]
    [InlineData("全县设校车停靠点316处，经过两轮优化，目前仅保留285处，撤并31处，撤并后日均里程由18640公里减少到17290公里，减少1530公里。", "digit-swap")]
    [InlineData("灵溪县社区学习中心学员2021年为18640人，2022年为20130人，2022年比2021年增长8.0个百分点。", "point-percent")]
    [InlineData("合格率由上一轮的86.4%提高到本轮的91.7%，提高了5.3%。", "point-percent")]
    [InlineData("合唱团报名率43.6%，比60%的目标高出16.4个百分点。", "sign")]
    [InlineData("2019年，馆藏档案86420册；2023年，馆藏档案94830册，四年减少8410册。", "sign")]
    [InlineData("实验室面积由上年的24.60万平方米增加到26.94万平方米，净增2.34万平方米，增长8.7%。", "wrong-base")]
    public void Mistake_IsNamed(string text, string code) =>
        Assert.Contains(Audited.Wrong(text), c => c.Diagnoses.Any(d => d.Code == code));

    [Theory]
    [InlineData("全县设校车停靠点316处，目前仅保留285处，撤并31处，日均里程由18640公里减少到17290公里，减少1350公里。")]
    [InlineData("灵溪县社区学习中心学员2021年为18640人，2022年为20130人，2022年比2021年增长8.0%。")]
    [InlineData("合格率由上一轮的86.4%提高到本轮的91.7%，提高了5.3个百分点。")]
    [InlineData("合唱团报名率43.6%，比60%的目标低了16.4个百分点。")]
    [InlineData("2019年，馆藏档案94830册；2023年，馆藏档案86420册，四年减少8410册。")]
    [InlineData("演出补贴每人每月460元，按十个月发放，全年人均4600元，惠及3200人，共1472万元。")]
    [InlineData("前年参观41870人，去年参观41871人，其中本地18236人、外地23635人。")]
    public void TrueNumber_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text));

    // 其中 names some parts; that they miss a little is an error only when a slip of the pen explains it, or when they are many.
    [Theory]
    [InlineData("全县共有文化场所483个，其中图书室126个、排练厅84个、展览馆37个、放映点191个。", true)]
    [InlineData("全县共有文化场所405个，其中图书室126个、排练厅84个、展览馆37个、放映点41个、书吧111个。", true)]
    [InlineData("全县共有文化场所418个，其中图书室126个、排练厅84个、展览馆37个、放映点152个。", false)]
    public void ListOfParts_ThatMissesALittle_NeedsAGround(string text, bool wrong) => Assert.Equal(wrong, Audited.Wrong(text).Any());

    [Fact]
    public void RemainderIsNoHedge() =>
        Assert.Contains(Audited.Claims("核定岗位160个，已聘用148个，剩余12个岗位留作备用。"), c => c.Kind == ClaimKind.Sum && c.Verdict == Verdict.Consistent);

    [Theory]
    [InlineData("县财政安排水利维修专项资金2760万元，用于渠道加固。\n\n二、下一步\n\n县里拿出的2670万元水利维修专款，要按批复使用。", "digit-swap")]
    [InlineData("全县现有林场教学点38个，承担周边村组教学。\n\n二、信息化\n\n380个林场教学点全部接通宽带。", "decimal-shift")]
    [InlineData("全市水利基本建设支出完成46.72亿元，比上年的43.15亿元增加3.57亿元，增长8.3%。\n\n二、明年安排\n\n确保水利基本建设支出不低于当年的43.15亿元。", "stale-value")]
    public void FigureToldAgainInOtherWords_IsCompared(string text, string code) =>
        Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Repeat && c.Diagnoses.Any(d => d.Code == code));

    [Theory]
    [InlineData("县财政安排水利维修专项资金2760万元，用于渠道加固。\n\n二、下一步\n\n县里拿出的2760万元水利维修专款，要按批复使用。")]
    [InlineData("县财政安排水利维修专项资金2760万元，用于渠道加固。\n\n二、上年情况\n\n上年县财政安排水利维修专项资金2670万元。")]
    [InlineData("全市水利基本建设支出完成46.72亿元，比上年的43.15亿元增加3.57亿元，增长8.3%。\n\n二、回顾\n\n水利基本建设支出在上年43.15亿元的基础上继续增长。")]
    public void OtherFigureOfLikeWords_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("全县原有苗圃312处，经过整合，到年末保留18处，减少294处，减少率94.2%。", "312处", "3120处")]
    [InlineData("两年共招录护林员762名。按年龄分，青年94名、壮年316名、中年208名、老年144名；按来源分，本乡538名、邻乡127名、外县97名。", "97名", "98名")]
    [InlineData("全县辖14个乡镇（其中9个镇、5个乡）。", "14个", "140个")]
    [InlineData("三项合计25400万元，即2.54亿元。", "2.54亿元", "2.54万元")]
    [InlineData("应拨付护林经费5920万元，已拨付5920万元，拨付率100%。", "100%", "95%")]
    [InlineData("满意度为87.4%，比标准85%高2.4个百分点，但比邻县平均的90.1%低2.7个百分点。", "低2.7", "高2.7")]
    [InlineData("2018年，苗圃存苗1946株；2023年，只剩1307株，五年减少639株，降幅32.8%。", "降幅", "升幅")]
    [InlineData("全年巡护1240次，其中东片655次、西片398次、北片187次，评定为优质的806次。", "1240次", "1239次")]
    [InlineData("巡护覆盖率为94.2%，比上一年度末的91.5%提高2.7个百分点。", "提高", "降低")]
    public void OneChangedNumber_IsFound(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2022年，林场在册1903人，今年增加79人，增长4.15%；护林员1236人，增加71人，增长5.74%。")]
    [InlineData("2020年检查发现问题71个，本轮少了9个，下降12.7%。")]
    [InlineData("东片71处5830人，西片42处4206人，北片19处2144人，南片6处956人。")]
    [InlineData("2021—2023年投入41.36亿元、43.18亿元、45.73亿元。2022年比2021年增加1.82亿元，增长4.40%；2023年比2022年增加2.55亿元，增长5.91%。")]
    public void TrueStatement_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text));
}

namespace Hengjian.Audit.Tests.Context;

/// <summary>Shares that name no whole, where the words before them do.</summary>
public sealed class HeadedSharesTests
{
    [Theory]
    [InlineData("班主任津贴惠及班主任1248人。全县中小学教师4126人中，高级职称1073人，占86.0%，结构合理。", 86.0)] // of 1248
    [InlineData("年内招聘教师512人，招聘计划546人，交流轮岗1024人，其中骨干教师287人，占20.8%。", 20.8)] // 28.0
    [InlineData("全年安排基建项目46个，总投资18.43亿元。其中新建学校13个、改扩建21个、维修加固12个。到年底，已完工29个，完工率60.3%，在建14个。", 60.3)] // 63.0
    public void ShareOfAnother_OrSlipped_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("全县中小学教师4126人中，高级职称1073人，占26.0%，班主任1248人。")]
    [InlineData("足额计提教育费附加1846万元、地方教育附加1238万元，两项合计3084万元，其中地方教育附加用于职业教育402万元，占32.47%。")]
    [InlineData("专任教师1962人。持有教师资格证的1943人，持证率99.0%；大专及以上学历1897人，占96.7%。")]
    [InlineData("年内招聘教师512人，招聘计划546人，交流轮岗1024人，其中骨干教师287人，占28.0%。")]
    [InlineData("到年底，46个项目中已完工29个，完工率63.0%，在建17个。")]
    public void TrueShare_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    // 师生比 is told as larger to smaller in sentences made alike.
    [Fact]
    public void RatioSiblings_AreRatiosToo() =>
        Assert.NotEmpty(Audited.Wrong("甲市在校生164820人，专任教师11246人，师生比1:14.66；乙市在校生158930人，专任教师10083人，师生比1:157.6。"));
}

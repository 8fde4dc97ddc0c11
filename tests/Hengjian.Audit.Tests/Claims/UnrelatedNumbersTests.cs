namespace Hengjian.Audit.Tests.Claims;

/// <summary>True sentences whose numbers stand side by side without belonging together; each was once accused.</summary>
public sealed class UnrelatedNumbersTests
{
    [Theory]
    [InlineData("小学平均班额42.6人、初中47.1人，均低于小学45人、初中50人的上限。")]
    [InlineData("小学专任教师2960人，师生比为1:17.30；初中专任教师1980人，师生比为1:12.40。")]
    [InlineData("按生师比15:1测算需教师2760人，尚缺240人。")]
    [InlineData("按生均6.2平方米测算，应有校舍148800平方米，缺口5200平方米。")]
    [InlineData("按照小学不高于0.50、初中不高于0.45的要求，小学差异系数0.512，超过标准0.012。")]
    [InlineData("专任教师中本科学历3127人、高级职称821人、骨干教师547人，这三类人员互有交叉，三者占专任教师的比例分别为85.7%、22.5%、15.0%。")]
    [InlineData("中职招生占高中阶段招生总数的45.8%；2022年中职招生16281人、普高招生20635人，中职占44.1%。")]
    [InlineData("五年前全校才1265人。随迁子女现在有874人，占全校的41.4%。")]
    [InlineData("小学设备值12800万元，生均2280元；初中7150万元，生均2710元，分别达到2000元、2500元的标准。")]
    [InlineData("三年分别安排1.86亿元、2.24亿元、3.17亿元，三年累计7.27亿元，2023年比2021年增长70.4%。")]
    [InlineData("在建学校3所，均为24班小学或36班初中：（1）东湖小学，24班；（2）西塘小学，24班；（3）新城初中，36班。")]
    [InlineData("四年级学生德育、科学、数学达到中等及以上的比例分别为93.6%、84.9%、88.1%。")]
    [InlineData("把412名教辅和工勤也放进来，教职工为5018人，教职工与学生之比为1:14.22。")]
    [InlineData("邻市共11个县区，已通过认定4个，占36.4%；我市2个，占22.2%。")]
    [InlineData("专业毕业的5109人，占81.3%；持证上岗6221人，剩余63人限期取得。")]
    [InlineData("申请的1420户，符合条件1338户，占94.2%，另有53户放弃。")]
    [InlineData("这样的学校32所，已设32所，其余2间资源教室设在别处。")]
    [InlineData("拨付436.5万元，其中特教学校161.7万元、其他274.8万元，前者除以231名即生均7000元，后者除以458名即生均6000元。")]
    [InlineData("全市幼儿园在园61240人，普通高中39815人，中职20376人。")]
    public void NumbersOfDifferentThings_AreNotHeldAgainstEachOther(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    [InlineData("编制6480名，实有6214人，缺编366人。")]
    [InlineData("发现问题23个，已整改到位21个、限期整改2个，整改到位率93.1%。")]
    [InlineData("生均图书由26册增至32册，增幅六成。")]
    public void SlipInNumbersThatBelongTogether_IsFlagged(string text) => Assert.NotEmpty(Audited.Wrong(text));
}

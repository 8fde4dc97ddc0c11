using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Numbers of things and the things named with them, or told of in numbers of their own.</summary>
public sealed class CountedListsTests
{
    [Theory]
    [InlineData("仍在推进的四个分别是编制统筹、产权办证、债务化解、学位扩容。", "四个", "五个")]
    [InlineData("完全小学为石桥、茶岭、竹坳、龙潭四所，另有教学点若干。", "四所", "三所")]
    [InlineData("县里组织四个部门开展自查，包括县教育局、县财政局、县人社局、县住建局。", "四个", "五个")]
    [InlineData("全市有3个项目存在资金滞拨问题，涉及青岭县中学扩建、石门县小学改造、云溪县幼儿园新建，已约谈。", "3个", "4个")]
    [InlineData("薄弱之处主要有三：一曰超额班，二曰配套园遗留，三曰保健人员不足。", "有三", "有四")]
    [InlineData("两份报告有出入，原因有三：其一，口径不同；其二，时点不同；其三，个别单位漏报。", "有三", "有两")]
    [InlineData("表中可以看出三个特点。其一，规模偏小；其二，寄宿需求大；其三，投入向偏远乡倾斜。", "三个", "四个")]
    [InlineData("生活补助分三档发放，全年共发放2664.2万元，其中一档431.5万元、二档987.3万元、三档1245.4万元。", "分三档", "分四档")]
    [InlineData("钱从三处来，全年共筹集3146万元，其中财政补助1208万元，服务性收费1793万元，社会捐助145万元。", "三处", "两处")]
    [InlineData("资金分三次拨付：1月拨付2016万元，6月拨付1574万元，11月拨付982万元，全年合计拨付4572万元。", "三次", "四次")]
    [InlineData("普通学校随班就读118人、特校就读46人、送教上门31人，三种方式安置195人。", "三种", "两种")]
    [InlineData("资金投向三个方面：校舍维修2860万元，仪器设备1034万元，生活设施716万元，其中校舍维修占62.0%。", "三个", "四个")]
    public void Miscounted_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Count);
    }

    [Theory]
    [InlineData("全县有5个部门参加自查，涉及经费、编制、校舍、安全。")]
    [InlineData("全市有4个项目进展滞后，涉及云溪县中学、石门县小学等。")]
    [InlineData("评定等级为甲、乙、丙的3所，其余正在评定。")]
    [InlineData("县里分三批派出督导组，全年走访学校86所，其中小学52所、初中34所。")]
    [InlineData("试点乡镇定为石桥、茶岭、竹坳，共有学校4所。")]
    [InlineData("工作有三，其一是建校，其二是聘人。")]
    [InlineData("分三个年级组织测试1260人，其中男生658人、女生602人。")]
    public void OtherThingsCounted_AccuseNobody(string text) => Assert.DoesNotContain(Audited.Wrong(text), c => c.Kind == ClaimKind.Count);
}

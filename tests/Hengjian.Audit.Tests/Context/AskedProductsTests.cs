using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Amounts reckoned from a price and a number, or a rate and its base.</summary>
public sealed class AskedProductsTests
{
    [Theory]
    [InlineData("购置护眼灯6,400套，单价365元，投入233.6万元。", "365", "356")]
    [InlineData("惠及学生32,000人，其中甲乡14,200人、乙乡17,800人。按每生每天5元、全年200天计，应安排膳食补助3,200万元。", "200天", "201天")]
    [InlineData("建成周转房360套，每套建筑面积45平方米，共计16200平方米，住进412名教师。", "16200", "16201")]
    [InlineData("寄宿生6,120人，床位5,870张；按每生不少于3平方米测算，宿舍面积应达18,360平方米。", "18,360", "18,361")]
    [InlineData("普通高中扩建增加班级36个，按每班50人计算，多出学位1,800个。", "36个", "35个")]
    [InlineData("起始年级开设120个班，按每班不超过45人控制，最多可容纳5400人。", "5400", "5399")]
    [InlineData("公用经费每生每年650元，在园幼儿4320人，共拨付280.8万元；小学另行拨付。", "650", "720")]
    [InlineData("2023年土地出让收益74200万元。应按10%计提教育资金，应计提7420万元。", "10%", "11%")]
    [InlineData("临聘教师每人每月增加600元，涉及245人，按12个月测算，年新增支出176.4万元。", "12个月", "10个月")]
    [InlineData("乡镇补贴按人均每月320元发放，一年人均3,840元，惠及教师1,027人。", "320", "321")]
    [InlineData("膳食补助标准为每人每天5元，全年按200天计算，生均全年应为1000元，实际供餐196天。", "1000", "999")]
    [InlineData("补助标准小学每年1,000元、初中1,250元，享受补助小学生6,240人、初中生3,720人，共应发放1,089万元。", "1,089", "1,098")]
    [InlineData("设计小学部24个班、初中部18个班，可提供学位1980个，按照小学每班45人、初中每班50人配置。", "1980", "1981")]
    public void ErrorOfOneNumber_IsFlagged(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Ratio);
    }

    /// <summary>What was spent, what others get, means that are rounded, and prices of another year.</summary>
    [Theory]
    [InlineData("惠及学生32,000人。按每生每天5元、全年200天计，因部分学生请假，实际支出3,124.6万元。")]
    [InlineData("小学每生每年720元，在校生15,240人，其中寄宿生2,310人，补助寄宿生共231万元。")]
    [InlineData("教师平均每班2.8人，设教学班219个，共有专任教师613人。")]
    [InlineData("土地出让收益74200万元，按规定提取后，教育投入增长10%，达到9860万元。")]
    [InlineData("月工资由2100元提高到2800元，涉及318人，全年共支付工资1068.5万元。")]
    public void OtherAmounts_AreSilent(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

public sealed class SumTests
{
    [Theory]
    [InlineData("全市现有学校328所，其中小学210所、初中86所、高中32所。")]
    [InlineData("全市现有学校328所（小学210所，初中86所，高中32所）。")]
    [InlineData("公办园85所，民办园67所，共152所。")]
    [InlineData("三年累计投入12.6亿元，其中2021年3.8亿元、2022年4.2亿元、2023年4.6亿元。")]
    [InlineData("资金由中央2000万元、省级1500万元、市级500万元构成，合计4000万元。")]
    public void Parts_ThatAddUp_Hold(string text)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Right(text, ClaimKind.Sum));
    }

    [Theory]
    [InlineData("全市现有学校328所，其中小学210所、初中68所、高中32所。", "digit-swap")]
    [InlineData("公办园85所，民办园67所，共153所。", "off-by-one")]
    [InlineData("投入12.6亿元，其中省级3.8亿元、市级42亿元、县级4.6亿元。", "decimal-shift")]
    public void Total_MissedByASlip_IsFlaggedAndNamed(string text, string code) =>
        Assert.Contains(Audited.TheWrong(text).Diagnoses, d => d.Code == code);

    [Theory]
    [InlineData("教师3200人，其中特级教师12人、市级骨干教师450人、县级骨干教师800人。")]
    [InlineData("全市学校328所，其中寄宿制学校52所、小规模学校61所。")]
    [InlineData("受援学校40所，其中农村学校22所、寄宿制学校19所。")]
    [InlineData("教师3200人，其中高级教师480人，35岁以下教师1200人，女教师2300人。")]
    public void SomeParts_AreNoPartition(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("来信来访64件。电话举报218件，多为夜间；网络留言97件。以上各类渠道共379件。", "379", "380")]
    [InlineData("东区造林1,284亩。西区造林2,318亩。上述两区共3,602亩。", "3,602", "3,620")]
    public void TotalThatPointsBack_IsOfAllTold(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("来信来访64件。电话举报218件，其中夜间97件。以上各类渠道共300件。")]
    [InlineData("东区造林1,284亩。西区造林2,318亩。上述两区苗圃共12处。")]
    public void TotalThatPointsBackToMore_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    // What a total closes came in once.
    [Theory]
    [InlineData("全年招聘护林员65人，调入12人，累计补充77人，减员41人，净增36人。")]
    [InlineData("购置车辆14台、受赠3台，合计新增17台，报废9台，净增加8台。")]
    public void NetChange_TakesATotalForItsParts(string text)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.Contains(Audited.Right(text, ClaimKind.Difference), c => c.Numbers.Count == 3);
    }

    [Theory]
    [InlineData("2024年林业总投入3148.27万元，比上年的3148.27万元增长9.6%。")]
    [InlineData("2024年林业总投入3148.27万元，上年为3148.27万元，增加275.81万元。")]
    public void WhatWasAndWhatIs_WithTheSameDigits_IsACopy(string text) => Assert.Contains(Audited.TheWrong(text).Diagnoses, d => d.Code == "copied-value");

    [Theory]
    [InlineData("2024年林业总投入3148.27万元，与上年的3148.27万元持平，增长0%。")]
    [InlineData("苗木成活率2024年92%，上年92%，林地增长9.6%。")]
    public void SameDigits_WithoutAChange_AreNone(string text) => Assert.Empty(Audited.Wrong(text));

    [Fact]
    public void PartLargerThanWhole_IsFlagged() => Assert.Single(Audited.Wrong("全市幼儿园152所，其中普惠园182所。"));

    [Fact]
    public void Rounding_OfParts_IsNoError() =>
        Assert.Empty(Audited.Wrong("投入12.7亿元，其中省级3.8亿元、市级4.2亿元、县级4.6亿元。"));

    [Theory]
    [InlineData("截至11月20日，已整改到位13个，基本完成3个，正在推进1个。")]
    [InlineData("已整改到位13个，正在推进3个，尚未启动1个。")]
    [InlineData("已建成13座，在建3座，拟建1座。")]
    [InlineData("销号21个，持续推进3个，长期坚持2个。")]
    public void WhatIsDoneBesideWhatIsUnderWay_IsNoTotal(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Fact]
    public void PartWithTheNumberOfAnother_LargerThanItsTotal_IsFound()
    {
        const string text = "招录技工14385人，其中高级2016人、中级12369人。在岗技工42995人，其中高级7535人、中级35460人。退休技工11665人，其中高级1129人、中级10536人。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.NotEmpty(Audited.Wrong(text.Replace("中级10536", "中级12369", StringComparison.Ordinal)));
    }
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

public sealed class ShareAndRatioTests
{
    [Theory]
    [InlineData("全市幼儿园152所，其中普惠园128所，占比84.2%。", ClaimKind.Share)]
    [InlineData("普惠园128所，占全部152所幼儿园的84.2%。", ClaimKind.Share)]
    [InlineData("应整改问题86个，已整改81个，整改率94.2%。", ClaimKind.Share)]
    [InlineData("幼儿园53所，其中公办35所，普惠性民办13所，普惠性幼儿园占比达到90.6%。", ClaimKind.Share)]
    [InlineData("在校生14040人，专任教师1200人，生师比11.7:1。", ClaimKind.Ratio)]
    [InlineData("小学教学班210个，在校生9450人，平均班额45人。", ClaimKind.Ratio)]
    [InlineData("学生用计算机1250台，学生10000人，每百名学生拥有计算机12.5台。", ClaimKind.Ratio)]
    [InlineData("专项经费从600万元增加到1080万元，是上年的1.8倍。", ClaimKind.Ratio)]
    [InlineData("城区学校85所，农村学校67所，城区比农村多18所。", ClaimKind.Difference)]
    public void Claim_ThatFollows_Holds(string text, ClaimKind kind)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Right(text, kind));
    }

    [Theory]
    [InlineData("全市幼儿园152所，其中普惠园128所，占比82.4%。", "digit-swap")]
    [InlineData("普惠园128所，占全部152所幼儿园的8.42%。", "decimal-shift")]
    [InlineData("全市幼儿园152所，其中普惠园128所，占比15.8%。", "complement")]
    public void Share_ThatDoesNotFollow_IsFlaggedAndNamed(string text, string code) =>
        Assert.Contains(Audited.TheWrong(text).Diagnoses, d => d.Code == code);

    [Theory]
    [InlineData("在校生14040人，专任教师1200人，生师比17.1:1。")]
    [InlineData("小学教学班210个，在校生9450人，平均班额54人。")]
    [InlineData("城区学校85所，农村学校67所，城区比农村多28所。")]
    [InlineData("毛入园率达到83%，高于85%的规划目标。")]
    public void OtherClaims_ThatDoNotFollow_AreFlagged(string text) => Assert.Single(Audited.Wrong(text));

    [Theory]
    [InlineData("创建示范园15所，占公办园的32%，市级示范园28所，普惠园覆盖率88.5%。")]
    [InlineData("在园幼儿4.5万人，常住人口320万人，毛入园率92.5%。")]
    [InlineData("残疾儿童817人，特校在籍404人，随班就读371人，有42人因病未入学，入学率为94.8%。")]
    [InlineData("全市有教师1200人，高级教师320人，占26.7%；研究生学历85人，占7.1%。")]
    public void PercentagesOfOtherThings_AreNotFlagged(string text) => Assert.Empty(Audited.Wrong(text));

    private const string Series = "2021年至2023年一般公共预算支出分别为38.42亿元、40.15亿元、43.86亿元，教育支出分别为7.31亿元、7.86亿元、8.94亿元，教育支出占一般公共预算支出的比例分别为19.03%、19.58%、20.38%。";

    [Theory]
    [InlineData("19.03%", "18.21%", 18.21)] // of the second year
    [InlineData("19.58%", "17.92%", 17.92)] // of the third
    [InlineData("20.38%", "20.83%", 20.83)]
    public void ShareOfAnotherYear_InASeries_IsFound(string right, string wrong, double stated) =>
        Assert.Contains(Audited.Wrong(Series.Replace(right, wrong, StringComparison.Ordinal)), c => c.Stated == stated);

    [Fact]
    public void Series_Holds() => Assert.Equal(3, Audited.Right(Series, ClaimKind.Share).Count());

    [Theory]
    [InlineData("2021年至2023年一般公共预算支出分别为38.42亿元、40.15亿元、43.86亿元，教育支出分别为7.31亿元、7.86亿元、8.94亿元，教育支出占财政收入的比例分别为31.2%、30.8%、33.1%。")]
    [InlineData("小学、初中在校生分别为8642人、4215人，寄宿生分别为1320人、1986人，随迁子女占在校生的比例分别为9.2%、11.4%。")]
    public void Series_OfOtherNames_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("护林员1,128人，人均月津贴450元，按10个月计发，全年需507.6万元。", "507.6", "570.6")]
    [InlineData("护林员1,128人，每人每天补助45元，全年200天，共需1,015.2万元。", "1,015.2", "1,051.2")]
    public void Price_IsPaidAsOftenAsTold(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Right(text, ClaimKind.Ratio));
        Assert.NotEmpty(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    // Once or each month, words do not say.
    [Theory]
    [InlineData("护林员津贴每人450元，护林员1,128人，发10个月，共需507.6万元。")]
    [InlineData("护林员津贴每人450元，护林员1,128人，分10个月发，共需50.76万元。")]
    public void PriceOfUnknownTime_IsConfirmedEitherWay(string text) => Assert.NotEmpty(Audited.Right(text, ClaimKind.Ratio));
}

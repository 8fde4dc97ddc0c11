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
}

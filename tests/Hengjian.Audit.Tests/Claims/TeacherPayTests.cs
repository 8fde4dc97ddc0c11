using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Teachers' pay against that of officials, which the law sets.</summary>
public sealed class TeacherPayTests
{
    [Theory]
    [InlineData("小学教师年均工资收入9.61万元，公务员9.58万元，“不低于”的要求得到落实。", "小学教师年均工资收入9.16万元，公务员9.58万元，“不低于”的要求得到落实。")]
    [InlineData("教师年人均收入91,200元，同级公务员为90,800元，做到了不低于。", "教师年人均收入90,200元，同级公务员为90,800元，做到了不低于。")]
    public void Pay_IsHeldAgainstThatOfOfficials(string kept, string missed)
    {
        Assert.Empty(Audited.Wrong(kept).Select(c => c.Message));
        Assert.Single(Audited.Right(kept, ClaimKind.Threshold));
        Assert.Equal(ClaimKind.Threshold, Assert.Single(Audited.Wrong(missed)).Kind);
    }

    [Theory]
    [InlineData("教师年均工资收入9.16万元，公务员9.58万元，尚未做到不低于。")]
    [InlineData("教师年均工资收入9.16万元，公务员9.58万元，确保明年实现不低于。")]
    [InlineData("教师年均工资收入9.16万元，公务员9.58万元。")]
    [InlineData("校车司机年均收入6.16万元，公务员9.58万元，教师待遇做到了不低于。")]
    public void WithoutTheWord_NothingIsSaid(string text) => Assert.DoesNotContain(Audited.Wrong(text), c => c.Kind == ClaimKind.Threshold);
}

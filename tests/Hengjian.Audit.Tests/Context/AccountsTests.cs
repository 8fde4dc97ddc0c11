using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>What ought to be, what is and what lies between, told one behind the other: another number in the place of one is found without a slip.</summary>
public sealed class AccountsTests
{
    [Theory]
    [InlineData("全县核定教职工编制3860名，实有在编3725名，空编135名。", "3725", "3417")]
    [InlineData("全县核定教职工编制3860名，实有在编3725名，空编135名。", "3725", "3860")]
    [InlineData("按标准应配音体美教师412人，现有338人，尚缺74人，乡村缺口更大。", "412", "461")]
    [InlineData("全市规划建设资源教室42个，建成33个，尚有9个未建成。", "33", "42")]
    [InlineData("东片区学校设计规模5200人，实际就读6145人，超出945人。", "5200", "6145")]
    [InlineData("周转宿舍需求8650套，已建成7412套，满足率85.7%，尚缺1238套。", "8650", "7412")]
    [InlineData("基金会接受捐赠726万元，支出618万元，结余108万元。", "618", "726")]
    public void AnotherNumber_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind is ClaimKind.Difference or ClaimKind.Sum or ClaimKind.Share);
    }

    [Theory]
    // Another whole stands before, the gap is of others, the rest is told of more than two, or roughly.
    [InlineData("核定编制3860名，实有在编3725名，其中专任教师3412名，缺体育教师46名。")]
    [InlineData("应整改问题58个，已整改41个，基本完成12个，尚有5个未完成。")]
    [InlineData("核定编制约3900名，实有在编3725名，空编135名。")]
    [InlineData("计划招聘95名，实际招聘81名，其中硕士14名，乡村学校缺英语教师26名。")]
    public void OtherNumbers_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

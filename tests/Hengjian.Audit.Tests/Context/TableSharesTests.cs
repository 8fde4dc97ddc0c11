using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Shares of a table's total told in prose.</summary>
public sealed class TableSharesTests
{
    private const string Years = "| 项目 | 2023年（万元） | 2024年（万元） |\n| --- | --- | --- |\n| 学前教育 | 3517 | 3962 |\n| 小学教育 | 17284 | 18136 |\n| 初中教育 | 12409 | 13178 |\n| 合计 | 33210 | 35276 |\n\n";
    private const string Districts = "| 学区 | 学校（所） | 学生（人） | 教师（人） |\n| --- | --- | --- | --- |\n| 东关学区 | 12 | 15320 | 902 |\n| 西河学区 | 9 | 4127 | 311 |\n| 南寨学区 | 8 | 2846 | 237 |\n| 合计 | 29 | 22293 | 1450 |\n\n";

    [Theory]
    [InlineData(Years, "从结构看，学前教育占11.2%。")]
    [InlineData(Years, "从结构看，初中教育占合计数的37.4%。")]
    [InlineData(Districts, "东关学区学生占全县的68.7%。")]
    public void ShareOfTheTotal_Holds(string table, string prose)
    {
        Assert.Empty(Audited.Wrong(table + prose));
        Assert.NotEmpty(Audited.Right(table + prose, ClaimKind.Share));
    }

    [Theory]
    [InlineData(Years, "从结构看，学前教育占12.1%。")]
    [InlineData(Years, "从结构看，初中教育占合计数的39.7%。")]
    [InlineData(Districts, "东关学区学生占全县的86.7%。")]
    public void ShareThatIsNot_IsFlagged(string table, string prose) => Assert.Contains(Audited.Wrong(table + prose), c => c.Kind == ClaimKind.Share);

    [Theory]
    // Of another thing, of another year, of what stands before.
    [InlineData(Districts, "东关学区寄宿生占全县的43.7%。")]
    [InlineData(Districts, "东关学区女教师占61.3%。")]
    [InlineData(Years, "上年学前教育占10.6%。")]
    [InlineData(Years, "义务教育支出31314万元，其中初中教育占42.1%。")]
    [InlineData(Years, "初中教育占全县教育总投入的29.6%。")]
    public void SharesOfOtherWholes_AreLeftAlone(string table, string prose) => Assert.Empty(Audited.Wrong(table + prose));
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Tables;

/// <summary>Tables whose first row is parted in several ways, with the shares beside.</summary>
public sealed class PartedTablesTests
{
    private const string Parted = "| 类别 | 教师数（人） | 比重（%） |\n| 全县在岗教师 | 4862 | 100 |\n| 其中：小学 | 2914 | 59.93 |\n| 初中 | 1948 | 40.07 |\n| 其中：男 | 1703 | 35.03 |\n| 女 | 3159 | 64.97 |";

    [Theory]
    [InlineData(1948)]
    [InlineData(3159)]
    public void EachParting_AddsUp(double last) => Assert.Contains(Audited.Right(Parted, ClaimKind.Sum), c => c.Stated == 4862 && c.Numbers.Any(n => n.Value == last));

    [Theory]
    [InlineData(59.93)]
    [InlineData(64.97)]
    public void Shares_AreOfTheRowThatSaysAHundred(double share) => Assert.Contains(Audited.Right(Parted, ClaimKind.Share), c => c.Stated == share);

    [Fact]
    public void SwappedShare_IsFound() => Assert.Equal(53.03, Audited.TheWrong(Parted.Replace("35.03", "53.03", StringComparison.Ordinal)).Stated);
}

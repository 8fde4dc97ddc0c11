using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Tables;

/// <summary>Columns that follow from others: ratios n:1, points, shares of two columns together, shares of a full mark that no column tells.</summary>
public sealed class ColumnRulesTests
{
    private const string Ratios = "学段 | 学校 | 学生（人） | 教师（人） | 生师比\n小学 | 31 | 16,420 | 912 | 18.00:1\n初中 | 12 | 9,135 | 725 | 12.60:1\n高中 | 4 | 6,210 | 486 | 12.78:1\n合计 | 47 | 31,765 | 2,123 | 14.96:1\n";

    private const string Points = "县区\t覆盖率\t上年\t提高（百分点）\n东县\t88.4%\t85.1%\t3.3\n西县\t90.2%\t86.7%\t3.5\n南县\t79.6%\t77.4%\t2.2\n北县\t84.0%\t82.9%\t1.1\n";

    private const string Together = "县区\t在园幼儿\t公办园\t公办占比（%）\t普惠民办园\t普惠率（%）\n东县\t8240\t4120\t50.0\t2711\t82.9\n西县\t6310\t3534\t56.0\t1893\t86.0\n南县\t5127\t2518\t49.1\t1897\t86.1\n全市\t19677\t10172\t51.7\t6501\t84.7\n";

    private const string Marks = "县区\t自评\t核定\t得分率（%）\n东县\t918\t872\t87.2\n西县\t941\t903\t90.3\n南县\t927\t861\t86.1\n北县\t935\t916\t91.6\n";

    [Theory]
    [InlineData(Ratios)]
    [InlineData(Points)]
    [InlineData(Together)]
    [InlineData(Marks)]
    public void Columns_ThatFollow_AreConfirmed(string table)
    {
        Assert.Empty(Audited.Wrong(table));
        Assert.NotEmpty(Audited.Claims(table));
    }

    [Theory]
    [InlineData(Ratios, "12.60:1", "16.20:1")]
    [InlineData(Ratios, "14.96:1", "149.6:1")]
    [InlineData(Points, "\t3.5\n", "\t35\n")]
    [InlineData(Points, "77.4%", "74.7%")]
    [InlineData(Together, "\t86.1\n", "\t861\n")]
    [InlineData(Together, "\t84.7\n", "\t87.4\n")]
    [InlineData(Marks, "\t86.1\n", "\t68.1\n")]
    public void OneRow_ThatDoesNot_IsFlagged(string table, string right, string wrong) => Assert.NotEmpty(Audited.Wrong(table.Replace(right, wrong, StringComparison.Ordinal)));

    /// <summary>Rates that follow from no columns say nothing of each other.</summary>
    [Theory]
    [InlineData("县区\t学校\t教师\t骨干\t达标率（%）\n东县\t41\t1920\t212\t93.1\n西县\t36\t1755\t187\t91.4\n南县\t28\t1308\t166\t95.2\n北县\t33\t1521\t174\t90.8\n")]
    [InlineData("县区\t自评\t核定\t满意度（%）\n东县\t918\t872\t92.4\n西县\t941\t903\t95.1\n南县\t927\t861\t90.7\n北县\t935\t916\t93.3\n")]
    public void RatesOfOtherThings_AreLeftAlone(string table) => Assert.Empty(Audited.Claims(table));

    private const string Means = "| 县区 | 自评分 | 核定分 |\n| --- | --- | --- |\n| 东县 | 918 | 872 |\n| 西县 | 941 | 903 |\n| 南县 | 927 | 861 |\n| 北县 | 934 | 916 |\n| 平均 | 930.0 | 888.0 |\n";

    [Fact]
    public void MeansOfColumns_AreHeldToTheRowsAbove()
    {
        Assert.Empty(Audited.Wrong(Means));
        Assert.Equal(2, Audited.Right(Means, ClaimKind.Ratio).Count());
        Assert.Equal(9300, Audited.TheWrong(Means.Replace("930.0", "9300", StringComparison.Ordinal)).Stated);
        // Weighted by what the rows hold.
        Assert.Empty(Audited.Wrong(Means.Replace("930.0 | 888.0", "928.6 | 884.2", StringComparison.Ordinal)));
    }
}

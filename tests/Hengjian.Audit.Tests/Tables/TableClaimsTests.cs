using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Tables;

public sealed class TableClaimsTests
{
    private const string Good = """
        |学段|上年（万元）|本年（万元）|增长率（%）|
        |--|--|--|--|
        |小学|2000|2200|10.0|
        |初中|1500|1590|6.0|
        |高中|1000|1080|8.0|
        |合计|4500|4870|8.2|
        """;

    [Fact]
    public void Table_ThatAddsUp_HoldsInTotalsAndRates()
    {
        Assert.Empty(Audited.Wrong(Good));
        Assert.NotEmpty(Audited.Right(Good, ClaimKind.Sum));
        Assert.Equal(4, Audited.Right(Good, ClaimKind.Growth).Count());
    }

    // 其中 belongs to the row above: no reader can say whether other rows do.
    [Theory]
    [InlineData("|学段|人数|\n|--|--|\n|小学|60|\n|其中：寄宿生|20|\n|初中|40|\n|合计|100|\n", true)]
    [InlineData("|学段|人数|\n|--|--|\n|小学|60|\n|其中：女生|30|\n|寄宿生|20|\n|初中|40|\n|合计|100|\n", false)]
    public void RowsOfWhich_AccuseNothing(string table, bool confirms)
    {
        Assert.Empty(Audited.Wrong(table));
        Assert.Equal(confirms, Audited.Right(table, ClaimKind.Sum).Any());
    }

    [Fact]
    public void WrongTotal_IsFlagged()
    {
        var claim = Assert.Single(Audited.Wrong(Good.Replace("|合计|4500|", "|合计|4600|", StringComparison.Ordinal)), c => c.Kind == ClaimKind.Sum);
        Assert.Equal((4600, 4500), (claim.Stated, claim.Computed));
    }

    [Fact]
    public void WrongRate_IsFlaggedInItsRow() =>
        Assert.Equal(6.9, Assert.Single(Audited.Wrong(Good.Replace("|6.0|", "|6.9|", StringComparison.Ordinal))).Stated);

    [Fact]
    public void RowTotals_AreFoundFromTheColumns()
    {
        const string text = "学校\t男生\t女生\t合计\n一校\t210\t190\t400\n二校\t310\t280\t590\n三校\t120\t130\t260\n";
        Assert.Equal(260, Assert.Single(Audited.Wrong(text)).Stated);
    }

    [Fact]
    public void ColumnsThatHaveNothingToDoWithEachOther_AreLeftAlone() =>
        Assert.Empty(Audited.Claims("县\t学校\t教师\n甲县\t21\t1900\n乙县\t31\t2800\n丙县\t12\t1300\n"));
}

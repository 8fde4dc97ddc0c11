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

    /// <summary>A fraction meets a percentage, a heading's unit counts, and what has no unit to compare in is left alone.</summary>
    [Theory]
    [InlineData("指标\t标准\t实际\t是否达标\n巩固率\t≥95%\t0.96\t达标\n入学率\t≥95%\t0.93\t未达标\n", 2)]
    [InlineData("指标\t标准\t实际（万元）\t是否达标\n生均经费\t≥8000元\t0.85\t达标\n", 1)]
    [InlineData("指标\t标准\t实际\t是否达标\n生均经费\t≥8000元\t0.85\t达标\n", 0)]
    [InlineData("指标\t标准\t实际\t是否达标\n巩固率\t≥95%\t96.1\t达标\n", 1)]
    public void Norms_AreComparedInOneUnit(string table, int confirmed)
    {
        Assert.Empty(Audited.Wrong(table));
        Assert.Equal(confirmed, Audited.Right(table, ClaimKind.Threshold).Count());
    }

    [Theory]
    [InlineData("指标\t标准\t实际\t是否达标\n巩固率\t≥95%\t0.93\t达标\n")]
    [InlineData("指标\t标准\t实际（万元）\t是否达标\n生均经费\t≥8000元\t0.75\t达标\n")]
    public void Norms_ThatAreMissed_AreFlagged(string table) => Assert.Equal(ClaimKind.Threshold, Audited.TheWrong(table).Kind);

    /// <summary>Years across are headings, and the unit of a line above or of a column holds for bare numbers.</summary>
    [Fact]
    public void UnitsAndYears_AreRead()
    {
        const string text = "表1（金额单位：亿元）\n指标\t2021\t2022\t2023\n教育支出\t58.12\t61.07\t64.93\n其他支出\t10.00\t11.00\t12.00\n\n2023年教育支出比2022年增长6.32%，三年累计投入184.12亿元。";
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Right(text, ClaimKind.Growth));
        const string units = "指标\t单位\t数量\n校舍面积\t平方米\t638420\n其中：教学用房\t平方米\t341506\n行政用房\t平方米\t52874\n生活用房\t平方米\t244040\n设备值\t万元\t23758.40\n\n教学用房占校舍面积的53.5%。";
        Assert.Empty(Audited.Wrong(units));
        Assert.NotEmpty(Audited.Right(units, ClaimKind.Sum));
        Assert.NotEmpty(Audited.Right(units, ClaimKind.Share));
    }
}

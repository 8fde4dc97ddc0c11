namespace Hengjian.Audit.Tests.Tables;

/// <summary>Amounts off by what rounding would allow, where row and column of a table that is exact otherwise miss by the same.</summary>
public sealed class CrossedCellsTests
{
    private const string Spending = """
        支出情况（单位：万元）

        | 项目 | 2023年 | 2024年 | 增加额 |
        | --- | --- | --- | --- |
        | 学前教育 | 3124 | 3391 | 267 |
        | 小学 | 18237 | 19052 | 815 |
        | 初中 | 12416 | 13278 | 862 |
        | 高中 | 7549 | 7908 | 359 |
        | 合计 | 41326 | 43629 | 2303 |
        """;

    [Fact]
    public void ExactTable_Holds() => Assert.Empty(Audited.Wrong(Spending));

    [Theory]
    [InlineData("| 815 |", "| 816 |")]
    [InlineData("| 2303 |", "| 2302 |")]
    [InlineData("| 13278 |", "| 13279 |")]
    [InlineData("| 41326 |", "| 41325 |")]
    public void CellOffByOne_IsFlagged(string right, string wrong)
    {
        var claims = Audited.Wrong(Spending.Replace(right, wrong, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(claims);
        Assert.All(claims, c => Assert.Equal("off-by-one", c.Diagnoses[0].Code));
    }

    /// <summary>Rounded rows miss here and there, by no one cell.</summary>
    [Theory]
    [InlineData("| 815 |", "| 816 |", "| 862 |", "| 861 |")]
    [InlineData("| 815 |", "| 816 |", "| 2303 |", "| 2304 |")]
    public void RoundedTable_IsNot(string one, string written, string other, string also) =>
        Assert.Empty(Audited.Wrong(Spending.Replace(one, written, StringComparison.Ordinal).Replace(other, also, StringComparison.Ordinal)));

    /// <summary>One column alone, with no total: rounding may be all.</summary>
    [Fact]
    public void RowsWithoutTotal_AreNot() =>
        Assert.Empty(Audited.Wrong("| 学段 | 2023年（元） | 2024年（元） | 增加（元） |\n| --- | --- | --- | --- |\n| 小学 | 12370 | 12694 | 324 |\n| 初中 | 17055 | 17862 | 806 |\n| 高中 | 16048 | 17195 | 1147 |\n"));

    private const string Means = "| 学段 | 2023年（元） | 2024年（元） | 增加（元） |\n| --- | --- | --- | --- |\n| 幼儿园 | 8420 | 8765 | 345 |\n| 小学 | 12370 | 12694 | 324 |\n| 初中 | 17055 | 17862 | 807 |\n| 高中 | 16048 | 17195 | 1147 |\n";

    /// <summary>Where more rows are exact, their author reckoned with what is printed.</summary>
    [Theory]
    [InlineData("| 807 |", "| 806 |")]
    [InlineData("| 12370 |", "| 12371 |")]
    public void OneRowOff_AmongExactOnes_IsFlagged(string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(Means));
        Assert.NotEmpty(Audited.Wrong(Means.Replace(right, wrong, StringComparison.Ordinal)));
    }

    /// <summary>Two rows off by one: rounded.</summary>
    [Fact]
    public void TwoRowsOff_AreNot() => Assert.Empty(Audited.Wrong(Means.Replace("| 807 |", "| 806 |", StringComparison.Ordinal).Replace("| 324 |", "| 325 |", StringComparison.Ordinal)));

    /// <summary>What one slip in a row mends is wrong, though its numbers meet others elsewhere.</summary>
    [Fact]
    public void SwappedDigitsInOneRow_AreWrong_WhateverElseTheyMeet() =>
        Assert.NotEmpty(Audited.Wrong(Spending.Replace("| 3391 |", "| 3931 |", StringComparison.Ordinal) + "\n\n2024年学前教育支出比2023年增加807万元。"));
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Shares of the three sectors and what they add to growth.</summary>
public sealed class SectorsTests
{
    private const string Shifted = "与上年相比，第一产业增加值占比下降1.35个百分点，第二、第三产业占比分别提高0.52和0.83个百分点。";
    private const string Pulled = "全年地区生产总值318.6亿元，同比增长5.6%。三次产业分别拉动经济增长0.74、2.61和2.25个百分点。";
    private const string Told = "全年地区生产总值318.6亿元，同比增长5.6%。第一产业增加值45.2亿元，增长4.1%，拉动经济增长0.74个百分点；第二产业增加值140.3亿元，增长6.2%，拉动经济增长2.61个百分点；第三产业增加值133.1亿元，增长5.5%，拉动经济增长2.25个百分点。";
    private const string Composed = "三次产业结构由上年的15.8:43.3:40.9调整为15.1:44.7:40.2，其中第二产业比重提高1.4个百分点。";

    [Theory]
    [InlineData(Shifted, ClaimKind.Sum)]
    [InlineData(Pulled, ClaimKind.Sum)]
    [InlineData(Told, ClaimKind.Sum)]
    [InlineData("全年地区生产总值318.6亿元，同比增长5.6%。\n\n从贡献看，三次产业分别拉动GDP增长-0.2:3.1:2.7个百分点。", ClaimKind.Sum)]
    [InlineData(Composed, ClaimKind.Difference)]
    public void TrueSentence_IsConfirmed(string text, ClaimKind kind)
    {
        Assert.NotEmpty(Audited.Right(text, kind));
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
    }

    [Theory]
    [InlineData(Shifted, "占比下降1.35", "占比上升1.35", "sign")]
    [InlineData(Shifted, "1.35个百分点", "1.35%", "point-percent")]
    [InlineData(Pulled, "同比增长5.6%", "同比下降5.6%", "sign")]
    [InlineData(Told, "同比增长5.6%", "同比下降5.6%", "sign")]
    [InlineData(Pulled, "拉动经济增长", "拉动经济下降", "sign")]
    [InlineData(Composed, "1.4个百分点", "1.4%", "point-percent")]
    [InlineData(Composed, "提高1.4", "下降1.4", "sign")]
    [InlineData(Composed, "提高1.4", "提高14", "decimal-shift")]
    public void PlantedError_IsFoundWithItsReason(string text, string old, string changed, string code) =>
        Assert.Equal(code, Audited.TheWrong(text.Replace(old, changed, StringComparison.Ordinal)).Diagnoses[0].Code);

    // Not all sectors, rounded shares, growth of another year, of the industry, shares of different wholes.
    [Theory]
    [InlineData("与上年相比，第一产业增加值占比上升1.35个百分点，第二产业占比提高0.52个百分点。")]
    [InlineData("第一产业占比下降1.3个百分点，第二、第三产业占比分别提高0.6和0.8个百分点。")]
    [InlineData("全年地区生产总值318.6亿元，同比下降1.6%。其中第二产业增长6.2%，拉动经济增长2.61个百分点；第三产业下降8.5%，下拉经济4.21个百分点。")]
    [InlineData("规模以上工业增加值增长7.8%。消费、投资和净出口分别拉动经济增长2.1、1.9和0.6个百分点。")]
    [InlineData("三次产业结构由上年的15.8:43.3:40.9调整为15.1:44.7:40.2，第二产业增加值增长6.1%，第三产业投资下降3.8%。")]
    [InlineData("三次产业结构为15.1:44.7:40.2，第二产业比重提高1.1个百分点。")]
    [InlineData("三次产业结构由上年的15.8:43.3:40.9调整为15.1:44.7:40.2，第二产业比重比全省高2.3个百分点。")]
    public void WhatDoesNotAddUp_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}

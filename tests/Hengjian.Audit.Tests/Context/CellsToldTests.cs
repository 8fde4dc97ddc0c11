namespace Hengjian.Audit.Tests.Context;

/// <summary>What prose tells of the cells of a table and of their change.</summary>
public sealed class CellsToldTests
{
    private const string Pupils = "表1 分类人数（单位：人）\n\n|类别|2023年|2024年|\n|--|--|--|\n|机手|1846|1703|\n|泵工|962|1035|\n|合计|2808|2738|\n\n";
    private const string LastYear = "|类别|人数(万人)|上年人数(万人)|\n|--|--|--|\n|机手|18.46|17.03|\n|泵工|9.62|10.35|\n|合计|28.08|27.38|\n\n";
    private const string Blocks = "|片区|2020年渠道数|其中淤塞|占比（%）|2023年渠道数|其中淤塞|占比（%）|\n|--|--|--|--|--|--|--|\n|东片区|1124|263|23.4|1385|136|9.8|\n|西片区|968|187|19.3|1146|118|10.3|\n\n";

    [Theory]
    [InlineData(Pupils + "受外出务工影响，机手比上年减少143人，泵工比上年增加73人。", "机手比上年减少143", "机手比上年增加143")]
    [InlineData(LastYear + "与上年相比，机手增长8.40%，泵工下降7.05%。", "泵工下降7.05", "泵工增长7.05")]
    public void ChangeOfARow_ToldTheOtherWay_IsFound(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("sign", Audited.TheWrong(text.Replace(old, changed, StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Fact]
    public void CellOfAnotherYear_IsStale()
    {
        const string text = Blocks + "2023年东片区还剩136条，西片区118条，均已落实责任。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("stale-value", Audited.TheWrong(text.Replace("118条", "187条", StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData(Pupils + "机手比2022年增加143人。")]
    [InlineData(Pupils + "老年机手比上年增加96人。")]
    [InlineData(Pupils + "泵工每月比机手多挣962元。")]
    [InlineData(Blocks + "2020年西片区187条，如今大半已经疏通。")]
    [InlineData(Blocks + "西片区187条都是当年留下的老问题。")]
    [InlineData("甲片合格率比乙片低3.2个百分点。甲片共有渠道32条，合格率81.4%；乙片共有渠道41条，合格率84.6%。")]
    public void WhatTheTableDoesNotSay_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Fact]
    public void PlaceNamedInItsStretch_SaysWhichIsHigher()
    {
        const string text = "东片8条渠道中有5条通过验收，通过率62.5%；西片12条中有4条通过，通过率33.3%。东片通过率比西片高29.2个百分点。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("sign", Audited.TheWrong(text.Replace("西片高", "西片低", StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Fact]
    public void IncreaseOfARow_InAnotherUnit_IsASlip()
    {
        const string text = "表2 投入（单位：万元）\n\n|项目|2023年|2024年|增减额|\n|--|--|--|--|\n|灌溉管护支出|168420|179850|11430|\n|人员经费|121260|128210|6950|\n\n管护支出首次接近18亿元，较上年增加1.14亿元。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Contains(Audited.Wrong(text.Replace("1.14亿元", "1.14万元", StringComparison.Ordinal)), c => c.Diagnoses.Any(d => d.Code == "unit-slip"));
    }

    private const string Works = "|地区|完成投资（亿元）|增速（%）|\n|--|--|--|\n|北山县|12.46|8.3|\n|南川县|9.87|6.1|\n|东河区|15.32|9.4|\n\n";
    private const string Wards = "|指标|2022年|2023年|增加额|\n|--|--|--|--|\n|门诊量（万人次）|84.6|91.3|6.7|\n|住院量（万人次）|5.72|6.18|0.46|\n\n";

    [Theory]
    [InlineData(Works + "东河区完成投资15.32亿元，增速9.4%，居首位；南川县完成投资9.87亿元，最低。", "投资15.32", "投资12.46")]
    [InlineData(Works + "东河区完成投资15.32亿元，增速9.4%，居首位；南川县完成投资9.87亿元，最低。", "增速9.4", "增速8.3")]
    [InlineData(Works + "进度最慢的南川县，增速只有6.1%。", "6.1%", "9.4%")]
    public void NumberOfAnotherRow_IsStale(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("stale-value", Audited.TheWrong(text.Replace(right, wrong, StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData(Works + "东河区上年完成投资12.46亿元。")]
    [InlineData(Works + "1至10月，东河区完成投资12.46亿元目标的七成以上。")]
    [InlineData(Works + "东河区计划完成投资12.46亿元。")]
    [InlineData(Works + "东河区工业完成投资12.46亿元。")]
    [InlineData(Wards + "2023年门诊量达91.3万人次，住院量6.18万人次。")]
    public void OtherFigures_AreNoCells(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>What a second, independent place of the report says of a number: its table, a sentence made alike, the number it asks for, other uses of it.</summary>
public sealed class SecondSignsTests
{
    private const string Forests = "表1　林场情况\n\n|片区|林场（个）|护林员（人）|\n|--|--|--|\n|东山|42|46215|\n|西山|19|20808|\n|北山|31|29330|\n\n";

    private const string Money = "表2　支出（单位：万元）\n\n|项目|2024年|2025年|\n|--|--|--|\n|林业专项支出|168420|179850|\n|水利专项支出|121260|128210|\n\n";

    [Theory]
    [InlineData(Forests + "东山护林员46215人，居各片区之首。", "护林员46215人，", "护林员46251人，")]
    [InlineData(Forests + "其中西山共有护林员20808人。", "护林员20808人", "护林员28008人")]
    [InlineData(Money + "2025年林业专项支出较上年增加1.14亿元。", "1.14亿元", "1.14万元")]
    [InlineData(Money + "2025年水利专项支出比上年增长5.7%。", "5.7%", "7.5%")]
    [InlineData("专家组实地察看林场28个，召开座谈会6场。\n\n全县营造氛围，措施有力。\n\n实地察看的28个林场的具体问题，由专家组另行反馈。", "察看的28个", "察看的27个")]
    [InlineData("全县开设三类培训班：栽植类14个、管护类17个、防火类6个，共37个。", "三类", "四类")]
    [InlineData("今年林场育苗9280株，出圃8164株，在圃26915株。\n\n今年的出圃树苗中，用于造林5061株，占出圃树苗总数的62.0%；用于绿化2886株，占出圃树苗总数的35.4%。", "62.0%", "54.5%")]
    public void OneChangedNumber_IsFound(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    // 山地东山 is another place, the year before another number, and what is new is not all.
    [Theory]
    [InlineData(Forests + "山地东山护林员46251人。")]
    [InlineData(Forests + "东山新增护林员46251人。")]
    [InlineData(Forests + "去年东山护林员46251人。")]
    [InlineData(Money + "2024年林业专项支出较上年增加1.14万元。")]
    [InlineData("专家组实地察看林场28个。\n\n其中完成改造的27个林场已挂牌。")]
    public void NumberOfAnotherThing_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    // One figure a sentence; cells held apart by wide blanks, with signs; names told before 分别.
    [Theory]
    [InlineData("2023年全市林业支出46.83亿元。2022年为43.27亿元。一年净增3.56亿元。增幅为8.23%。", "8.23%", "8.32%")]
    [InlineData("自查列出问题24个。经费类7个。人员类11个。安全类6个。年底前销号19个。销号率79.2%。", "24个", "42个")]
    [InlineData("实训建设4265万元。设备更新2838万元。护林资助1974万元。产教融合816万元。四项专项支出合计9893万元。", "合计9893万元", "合计9893元")]
    [InlineData("县区　　复核得分　上年得分　变化\n东山区　93.6　　 91.8　　 +1.8\n西山县　90.2　　 90.9　　 -0.7\n北山县　88.7　　 85.1　　 +3.6\n南山县　84.5　　 83.2　　 +1.3\n", "+3.6", "+6.3")]
    [InlineData("其中林道维修、设备购置、苗圃改造分别为7285万元、3418万元、2143万元。\n\n县里压力较大。\n\n当年虽安排林道维修资金7285万元，但任务仍然繁重。", "维修资金7285万元", "维修资金7285亿元")]
    [InlineData("全年开展专项督导6次，内容分别为春季造林、作业管理、食堂安全、护林行为、待遇落实、秋季造林。", "6次", "7次")]
    [InlineData("护林员由1846人增加到2038人，增加192人。\n\n县里压力较大。\n\n总的看，护林员达到2038人。", "护林员达到2038人", "护林员达到1846人")]
    [InlineData("未办结的共8个，主要卡在三件事上：土地权属、人员核增、消防验收。\n\n土地权属3个，人员核增2个，消防验收3个。", "验收3个", "验收4个")]
    public void OtherManner_IsRead(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    // A standard behind a list is no part of it, 四项 no number to share by, and what both numbers bear out elsewhere is no error.
    [Theory]
    [InlineData("我县自评总分为94.3分，其中组织、发展、保障、规范板块得分分别为19.5分、27.8分、28.4分、18.6分，达到90分的优秀等次标准。")]
    [InlineData("实训建设4265万元。设备更新2838万元。护林资助1974万元。产教融合816万元。四项合计9893万元。实训和设备两项相加为7103万元，占四项的71.8%。")]
    public void ManneredTruth_IsNotFlagged(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Fact]
    public void WholeOfAnotherName_IsConfirmedByItsValue() =>
        Assert.Contains(Audited.Claims("林地分为人工林9846亩，天然林24310亩，灌木林12574亩。\n\n封山育林面积不断扩大。\n\n混交林5612亩，占比57.0%。"), c => c is { Kind: ClaimKind.Share, Verdict: Verdict.Consistent } && c.Numbers.Any(n => n.Value == 9846));
}

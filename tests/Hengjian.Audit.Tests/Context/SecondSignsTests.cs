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

    [Fact]
    public void WholeOfAnotherName_IsConfirmedByItsValue() =>
        Assert.Contains(Audited.Claims("林地分为人工林9846亩，天然林24310亩，灌木林12574亩。\n\n封山育林面积不断扩大。\n\n混交林5612亩，占比57.0%。"), c => c is { Kind: ClaimKind.Share, Verdict: Verdict.Consistent } && c.Numbers.Any(n => n.Value == 9846));
}

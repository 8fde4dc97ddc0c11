using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

public sealed class GrowthTests
{
    [Theory]
    [InlineData("2023年全市教育支出24.7亿元，比上年增加1.7亿元，增长7.4%。")]
    [InlineData("教育支出由23.0亿元增加到24.7亿元，增长7.4%。")]
    [InlineData("教育支出24.7亿元（上年为23.0亿元），增长7.4%。")]
    [InlineData("2022年教育支出23.0亿元。2023年教育支出24.7亿元，比上年增长7.4%。")]
    [InlineData("2022年、2023年教育支出分别为23.0亿元、24.7亿元，增长7.4%。")]
    [InlineData("大班额由56个减少到23个，减少33个，下降58.9%。")]
    [InlineData("小学、初中生均公用经费分别达到720元、920元，比上年分别增加70元、90元，增长10.8%、10.8%。")]
    public void Growth_ThatFollows_Holds(string text)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Right(text, ClaimKind.Growth));
    }

    [Fact]
    public void WrongBase_NamesItself()
    {
        var claim = Audited.TheWrong("2023年全市教育支出24.7亿元，比上年的23.0亿元增加1.7亿元，增长6.9%。");
        Assert.Equal((6.9, 7.4), (claim.Stated!.Value, Math.Round(claim.Computed!.Value, 1)));
        Assert.Equal("24.7亿元 − 23.0亿元 = 1.7亿元；1.7亿元 ÷ 23.0亿元 = 7.4%，文中 6.9%；可能是1.7亿元 ÷ 24.7亿元（除以了变化后的数）。", claim.Message);
        Assert.Equal("wrong-base", claim.Diagnoses[0].Code);
    }

    [Fact]
    public void CutOffRate_PassesAndSaysSo() =>
        Assert.Contains("截去尾数", Audited.Right("应建56所，由56所增加到59所，增长5.3%。", ClaimKind.Growth).Single().Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("教育支出由23.0亿元增加到24.7亿元，增加1.9亿元。")]
    [InlineData("教育支出由23.0亿元增加到24.7亿元，增加1.7万元。")]
    [InlineData("毛入园率由85.3%提高到88.1%，提高3.2个百分点。")]
    [InlineData("毛入园率由85.3%提高到83.1%。")]
    [InlineData("在校生12000人，比上年减少500人，下降4.5%。")]
    public void Growth_ThatCannotBe_IsFlagged(string text) => Assert.Single(Audited.Wrong(text));

    [Fact]
    public void PointsForPercent_AreNamed()
    {
        Assert.Equal("point-percent", Audited.TheWrong("毛入园率由80.0%提高到84.0%，提高4.0%。").Diagnoses[0].Code);
        Assert.Equal("point-percent", Audited.TheWrong("教育支出24.7亿元，比上年增加1.7亿元，增长7.4个百分点。").Diagnoses[0].Code);
    }

    [Theory]
    [InlineData("财政教育支出比上年增长7.2%，比财政经常性收入增幅高1.5个百分点。")]
    [InlineData("教育支出24.7亿元，增长7.4%，其中财政拨款增加1.2亿元，增长8.0%。")]
    [InlineData("投入资金3.2亿元，新增学位1.5万个，增长6%。")]
    [InlineData("在校生45.6万人，比上年增加1.2万人；教师3.8万人，增长5%。")]
    [InlineData("教育支出24.7亿元，比上年增长7.4%，增速同比提高1.2个百分点。")]
    public void ChangesOfDifferentThings_AreNotMixed(string text) => Assert.Empty(Audited.Wrong(text));

    [Fact]
    public void MissingBase_IsUndeterminedAndSaysSo()
    {
        var claim = Assert.Single(Audited.Claims("教育支出24.7亿元，同比增长7.4%。"));
        Assert.Equal(Verdict.Undetermined, claim.Verdict);
        Assert.Contains("缺少变化前的数", claim.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HedgedNumbers_NeverConfirmAndFlagOnlyFarOff()
    {
        Assert.Empty(Audited.Wrong("教育支出由约23亿元增加到约25亿元，增长7.4%。"));
        Assert.Single(Audited.Wrong("教育支出由约23亿元增加到约25亿元，增长74%。"));
    }

    // A rate copied from another line is far from what follows, and no slip explains it: the words name the three numbers all the same.
    [Theory]
    [InlineData("普通高中生均事业费为20854元，比上年的18175元增长1.31%，增长最快的是滨河区。", "1.31%")]
    [InlineData("初中5793所，比上年增加331所，增长8.03%；在校生687.40万人，比上年增加51.10万人，增长8.03%。", "6.06%")]
    [InlineData("教育经费总投入163338.03万元，比上年的154640.82万元增加8697.21亿元。", "8697.21万元")]
    [InlineData("教育经费55.09亿元，比上年的53.70亿元增长2.59%，财政经常性收入134.47亿元，比上年的127.73亿元增加5.28%，教育经费增长低于财政经常性收入增长2.69%。", "个百分点")]
    [InlineData("国家财政性教育经费为4453万比去年4432万增长9.53%。", "0.47%")]
    public void ARateOrUnitOfAnotherLine_IsFound(string text, string said) => Assert.Contains(said, Audited.TheWrong(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("教育经费64469万元，与上年的73991万元同口径相比增长12.05%。")]
    [InlineData("教育经费64469万元，与上年的61991万元按可比口径相比增长5.05%。")]
    [InlineData("教育经费64469万元，与上年的61991万元同口径相比增长4.03%。")]
    [InlineData("在校生48.2万人，比上年减少1.3万人，下降-2.6%。")]
    [InlineData("专项贷款应还860万元，已还640万元，占25.6%，其余按合同执行。")]
    [InlineData("有15个项目涉及新基建，涵盖人工智能等多个产业；有10个项目超过1亿元，3个项目来自央企。")]
    [InlineData("学校有2个操场（设有篮球场、排球场及乒乓球场）。")]
    [InlineData("今后五年财政投入5000亿元，全国总投入达到4.4万亿元，相差较大。")]
    public void WhatWasMadeComparable_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("校外培训机构312家，压减186家，压减率59.6%。")]
    [InlineData("现有培训机构126家，比上年压减186家，压减率59.6%。")]
    public void RateOfWhatThereWas_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("现有培训机构126家，比上年压减186家，压减率67.7%。", 67.7)]
    public void RateOfWhatIsLeft_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);
}

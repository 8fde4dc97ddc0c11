using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Totals of several measures told together, and the same measures of each part, over sentences and paragraphs.</summary>
public sealed class BreakdownsTests
{
    private const string Interleaved =
        "全县共有各级各类学校126所，招收新生18312人，毕业生17605人，教职工9413人。其中，小学52所，招收新生6120人，毕业生5874人，教职工3306人；初中31所，招收新生5248人，毕业生5106人，教职工2987人；"
        + "普通高中9所，招收新生3071人，毕业生3190人，教职工1684人；幼儿园34所，招收新生3873人，毕业生3435人，教职工1436人。";

    private const string Apart =
        "义务教育阶段校舍建筑面积合计61.37万平方米，图书1412684册。\n——小学。校舍建筑面积35.92万平方米，人均图书达标，图书803127册。\n——初中。校舍建筑面积25.45万平方米，图书609557册。";

    [Theory]
    [InlineData(126)]
    [InlineData(18312)]
    [InlineData(17605)]
    [InlineData(9413)]
    public void EachMeasure_AddsUpInItsColumn(double total) => Assert.Contains(Audited.Right(Interleaved, ClaimKind.Sum), c => c.Stated == total && c.Numbers.Count == 5);

    [Theory]
    [InlineData(61.37)]
    [InlineData(1412684)]
    public void PartsInLaterParagraphs_AddUp(double total) => Assert.Contains(Audited.Right(Apart, ClaimKind.Sum), c => c.Stated == total && c.Numbers.Count == 3);

    [Theory]
    [InlineData("教职工9413人。", "教职工9431人。", 9431)]
    [InlineData("毕业生5106人", "毕业生5016人", 17605)]
    public void ColumnThatASlipSpoils_IsWrong_WhereOthersHold(string right, string wrong, double stated)
    {
        var text = Interleaved.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Interleaved, text);
        Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Sum && c.Stated == stated);
    }

    [Fact]
    public void PartsThatAreNotAll_AccuseNobody() => Assert.Empty(Audited.Wrong(Interleaved.Replace("普通高中9所，招收新生3071人，毕业生3190人，教职工1684人；", "", StringComparison.Ordinal)));

    [Fact]
    public void TrueText_AccusesNobody()
    {
        Assert.Empty(Audited.Wrong(Interleaved));
        Assert.Empty(Audited.Wrong(Apart));
    }

    [Fact]
    public void RoundedParts_ThatMeetByTheirMarginOnly_AreNotSaidToAddUp() =>
        Assert.DoesNotContain(Audited.Right("全年教育支出312870万元。\n县本级教育支出12.4亿元。\n乡镇教育支出188600万元。", ClaimKind.Sum), c => c.Stated == 312870);

    [Fact]
    public void Changes_AddUpWithTheirSigns()
    {
        const string text = "全市民办学校招生41286人，比上年增加1318人。其中：\n民办幼儿园招生23540人，比上年减少416人。\n民办小学招生7918人，比上年增加1037人。\n民办中学招生9828人，比上年增加697人。";
        Assert.Contains(Audited.Right(text, ClaimKind.Sum), c => c.Stated == 41286);
        Assert.Contains(Audited.Right(text, ClaimKind.Sum), c => c.Stated == 1318 && c.Numbers.Count == 4);
    }

    [Fact]
    public void PartOfAPart_IsLeftOut() =>
        Assert.Contains(Audited.Right("全年教育支出116540万元，比上年增长4.6%。分学段看，学前教育支出13310万元，下降0.5%；义务教育支出43520万元，增长1.0%，其中小学支出27760万元；高中教育支出59710万元，增长8.5%。", ClaimKind.Sum), c => c.Stated == 116540 && c.Numbers.Count == 4);

    [Theory]
    [InlineData("全年教育收费收入60233万元，同比增长3.7%。其中：幼儿园收费22051万元，同比增长4.5%；普通高中收费11925万元，同比下降1.6%；职业学校收费26230万元，同比下降0.4%。")]
    [InlineData("全市在校生213170人，比上年减少1.2%。其中：小学在校生96214人，下降3.1%；初中在校生61835人，增长2.4%；高中在校生53321人，增长0.7%。")]
    public void OnePartOrTotalOneSlipAway_IsFound(string text) => Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Sum && c.Diagnoses.Any(d => d.Code == "digit-swap"));

    [Fact]
    public void SmallTotal_IsWrong_WhereTheColumnBesideHolds() =>
        Assert.Contains(Audited.Wrong("全县有普通中学43所，在校生31275人，其中高中9所，在校生12864人；初中33所，在校生18411人。"), c => c.Kind == ClaimKind.Sum && c.Stated == 43);

    [Fact]
    public void ChangeTurnedRound_IsWrong_WhereTheLevelsHold() =>
        Assert.Contains(Audited.Wrong("全市民办学校招生41286人，比上年减少1318人。其中：\n民办幼儿园招生23540人，比上年减少416人。\n民办小学招生7918人，比上年增加1037人。\n民办中学招生9828人，比上年增加697人。"), c => c.Diagnoses.Any(d => d.Code == "sign"));

    private const string Grown = "全市中等职业教育招生18420人，比上年增加310人；在校生52170人，比上年减少1240人。\n普通中专招生7130人，比上年增加420人；在校生20480人，比上年减少530人。\n职业高中招生6840人，比上年减少260人；在校生19370人，比上年减少880人。\n技工学校招生4450人，比上年增加150人；在校生12320人，比上年增加170人。\n";

    [Fact]
    public void ChangesOfParts_AddUp()
    {
        Assert.Empty(Audited.Wrong(Grown));
        Assert.Equal(4, Audited.Right(Grown, ClaimKind.Sum).Count());
    }

    [Theory]
    [InlineData("减少260人", "增加260人")]
    [InlineData("减少880人", "减少170人")]
    [InlineData("增加420人", "增加240人")]
    [InlineData("增加310人", "减少310人")]
    public void ChangeOfOnePart_IsFound(string right, string wrong) => Assert.NotEmpty(Audited.Wrong(Grown.Replace(right, wrong, StringComparison.Ordinal)));

    /// <summary>What the year before was corrected by is small.</summary>
    [Fact]
    public void CorrectedYearBefore_AccusesNobody() => Assert.Empty(Audited.Wrong(Grown.Replace("减少1240人", "减少1227人", StringComparison.Ordinal)));

    private const string Items = "全市教育经费总投入98412万元，比上年增长4.1%。其中财政性经费总额90118万元。\n1.学前教育经费总投入9205万元，增长3.2%。\n2.义务教育经费总投入61730万元，增长4.6%。其中，初中教育经费总投入24816万元。\n3.高中阶段教育经费总投入27477万元，增长3.0%。\n";

    [Fact]
    public void NumberedParagraphs_AddUp() => Assert.Empty(Audited.Wrong(Items));

    [Theory]
    [InlineData("61730", "67130")]
    [InlineData("98412", "94812")]
    public void SlipInNumberedParagraphs_IsFound(string right, string wrong) => Assert.Contains(Audited.Wrong(Items.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Sum);

    /// <summary>Some of several, and numbers that are no list.</summary>
    [Theory]
    [InlineData("3.高中阶段教育经费总投入27477万元，增长3.0%。\n", "")]
    [InlineData("3.高中阶段", "5.高中阶段")]
    public void OtherParagraphs_AccuseNobody(string right, string other) => Assert.Empty(Audited.Wrong(Items.Replace(right, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("2025年，全区完成投资228.3亿元。全区现有学校49所，在校生38661人。其中初中11所，在校生8786人；小学37所，在校生23853人；九年一贯制学校1所，在校生4222人。")]
    public void WhatThereIsNow_IsOfTheYear(string wrong) => Assert.Contains(Audited.Wrong(wrong), c => c.Kind == ClaimKind.Sum && c.Stated == 38661);
}

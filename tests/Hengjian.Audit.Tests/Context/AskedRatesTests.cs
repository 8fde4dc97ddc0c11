namespace Hengjian.Audit.Tests.Context;

/// <summary>Rates of change whose two amounts words name, though others stand between, or a sentence ends.</summary>
public sealed class AskedRatesTests
{
    [Theory]
    [InlineData("全区在编教师2864人。按学段分，学前342人、小学1275人、初中804人、高中443人。与2021年的2752人相比，净增112人，增幅为{4.1}%。", "4.1", "41")]
    [InlineData("2024年教育支出48.36亿元，2023年为46.20亿元，增长4.7%。同2019年的39.52亿元相比，五年增长{22.4}%。", "22.4", "224")]
    [InlineData("泽口县教育支出12.48亿元，虽较2023年的12.05亿元回升{3.57}%，仍低于全市平均。", "3.57", "35.7")]
    [InlineData("生均15,200元，2024年为14,640元，增长{3.8}%。", "3.8", "38")]
    public void OneSlip_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text.Replace("{" + right + "}", right, StringComparison.Ordinal)));
        Assert.NotEmpty(Audited.Wrong(text.Replace("{" + right + "}", wrong, StringComparison.Ordinal)));
    }

    [Theory]
    // Of other numbers than those told before, of others near, of other years.
    [InlineData("在编教师2864人，上年为2752人。教师培训经费同口径增长41%。")]
    [InlineData("小学教师1275人，上年为1240人，初中教师804人，增长2.8%。")]
    [InlineData("教育支出48.36亿元，2023年为46.20亿元。2023年比2022年增长3.1%。")]
    [InlineData("收入5,918万元、捐赠446万元，上年分别为6,273万元和402万元，民办园收入增长27.4%。")]
    public void OtherNumbers_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Fact]
    public void WordsThatGainsayEachOther_AreFound()
    {
        Assert.Empty(Audited.Wrong("2023年语言文字经费28.0万元。上年经费为24.5万元，今年增加3.5万元，增幅14.3%。"));
        Assert.Contains(Audited.Wrong("2023年语言文字经费28.0万元。上年经费为24.5万元，今年减少3.5万元，增幅14.3%。"), c => c.Diagnoses.Any(d => d.Code == "sign"));
    }
}

namespace Hengjian.Audit.Tests.Context;

/// <summary>Percentages told together, and what each changed by.</summary>
public sealed class PairedRatesTests
{
    private const string Ordered = "整改前：渠道完好率86.3%，泵站完好率48.2%。\n\n整改后：分别达到91.0%和52.7%，前者提升4.7个百分点，后者提升4.5个百分点。";
    private const string Turned = "2023年渠道完好率55.4%，泵站完好率92.0%。两项指标2021年分别是49.2%和86.4%，两年来渠道完好率提高6.2个百分点，泵站完好率提高5.6个百分点。";
    private const string Yearly = "三年的灌溉用水占比依次是18.07%、18.26%、18.53%，2023年比2022年提高0.27个百分点。";

    private const string Whole = "三年的渠道完好率分别为92.7%、94.1%、95.6%，三年累计提高2.9个百分点。";

    [Theory]
    [InlineData(Ordered)]
    [InlineData(Whole)]
    [InlineData(Turned)]
    [InlineData(Yearly)]
    public void TrueSentence_RaisesNoFlag(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    [InlineData(Ordered, "4.5个百分点", "4.5%", "point-percent")]
    [InlineData(Ordered, "后者提升", "后者下降", "sign")]
    [InlineData(Turned, "6.2个百分点", "12.6个百分点", "point-percent")]
    [InlineData(Whole, "提高2.9", "降低2.9", "sign")]
    [InlineData("计提到位率95.1%。2021年到位率为91.3%，提高3.8个百分点。", "提高3.8", "降低3.8", "sign")]
    [InlineData(Yearly, "0.27个百分点", "1.5个百分点", "point-percent")]
    public void PlantedError_IsFoundWithItsReason(string text, string old, string changed, string code) =>
        Assert.Equal(code, Audited.TheWrong(text.Replace(old, changed, StringComparison.Ordinal)).Diagnoses[0].Code);

    // Other percentages stand before; the changes are not of these; the years are others.
    [Theory]
    [InlineData("渠道完好率93.1%，村民满意率90.4%。泵站、闸门完好率分别达到91.0%和52.7%，泵站提升3.9个百分点，闸门提升6.2个百分点。")]
    [InlineData("整改前：渠道完好率86.3%，泵站完好率48.2%。\n\n整改后：分别达到91.0%和52.7%，用水量增长4.7%，用电量增长8.8%。")]
    [InlineData("三年的渠道完好率分别为92.7%、94.1%、95.6%，三年累计水价提高2.1个百分点。")]
    [InlineData("三年的灌溉用水占比依次是18.07%、18.26%、18.53%，2020年比2019年提高0.61个百分点。")]
    public void ChangesOfOthers_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Fact]
    public void OrdinalOfAKind_IsNoCountOfIt() =>
        Assert.Empty(Audited.Wrong("补助分四类：一类每月300元、二类每月500元、三类每月700元、四类每月900元，四类标准是一类的3倍。").Select(c => c.Message));
}

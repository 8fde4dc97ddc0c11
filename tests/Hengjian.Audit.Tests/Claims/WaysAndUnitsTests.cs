namespace Hengjian.Audit.Tests.Claims;

/// <summary>Changes told two ways, changes of bare numbers, differences of percentages told in percent.</summary>
public sealed class WaysAndUnitsTests
{
    [Theory]
    [InlineData("上年管护员4493人，一年增加113人，增长2.52%。", "增长2.52", "下降2.52", "sign")]
    [InlineData("2020年排查问题71个，本轮少了9个，下降12.7%。", "下降12.7", "上升12.7", "sign")]
    [InlineData("东片差异系数由0.462降到0.418，减少0.044，降幅9.5%。", "减少0.044", "增加0.044", "sign")]
    [InlineData("东片差异系数由0.462降到0.418，减少0.044。", "减少0.044", "减少0.404", "digit-swap")]
    [InlineData("三片用水增幅最高的是东片，为5.29%，最低的是西片，为4.13%，两者相差1.16个百分点。", "1.16个百分点", "1.16%", "point-percent")]
    [InlineData("渠道面积21.4万平方米，2020年为17.9万平方米，增加3.5万平方米。", "增加", "减少", "sign")]
    [InlineData("|指标|2023年|2024年|\n|--|--|--|\n|渠道完好率（%）|53.2|56.1|\n|水费拖欠率（%）|51.8|50.9|\n\n渠道完好率提高2.9个百分点；水费拖欠率下降0.9个百分点。", "提高2.9个百分点", "提高2.9%", "point-percent")]
    [InlineData("|指标|2023年|2024年|\n|--|--|--|\n|渠道完好率（%）|53.2|56.1|\n|水费拖欠率（%）|51.8|50.9|\n\n渠道完好率提高2.9个百分点；水费拖欠率下降0.9个百分点。", "下降0.9", "上升0.9", "sign")]
    public void PlantedError_IsFoundWithItsReason(string text, string right, string wrong, string code)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Diagnoses.Any(d => d.Code == code));
    }

    // A flow that fell, what one is higher by in proportion, ranks, another thing behind.
    [Theory]
    [InlineData("上年新增机井1130眼，今年增加113眼，增量下降90.0%。")]
    [InlineData("东片亩产412公斤，含水率25.4%；西片亩产374公斤，含水率15.2%，两片亩产相差10.2%。")]
    [InlineData("位次由第369上升到第235，前移134。")]
    [InlineData("水价由0.462调整到0.418，用水量增加0.5%。")]
    public void OtherChanges_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}

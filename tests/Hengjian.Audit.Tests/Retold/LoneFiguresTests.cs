using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Retold;

/// <summary>Figures that nothing in the report bears out, one slip away from one of like words.</summary>
public sealed class LoneFiguresTests
{
    private const string Wells = "全县现有水闸1204座，其中东片618座、西片586座；管护员316人，其中东片171人、西片145人。今年完成清淤渠道84条，其中干渠31条、支渠53条，投资3846万元，比上年的3418万元增加428万元。\n\n";

    [Theory]
    [InlineData("存在问题：水闸多数建于二十年前，全县1204座水闸中仍有少数缺电源。", "1204座", "1240座", "digit-swap")]
    [InlineData("存在问题：村级管护力量仅为316人，年龄偏大，管护员待遇偏低。", "316人", "361人", "digit-swap")]
    [InlineData("存在问题：村级管护力量仅为316人，年龄偏大，管护员待遇偏低。", "316人", "317人", "off-by-one")]
    [InlineData("存在问题：清淤渠道虽达84条，多数末端没有硬化。", "84条", "48条", "digit-swap")]
    [InlineData("存在问题：在清淤投资3846万元的基础上，明年仍需追加。", "3846万元", "384.6万元", "decimal-shift")]
    [InlineData("存在问题：在清淤投资0.38亿元的基础上，明年仍需追加。", "0.38亿元", "0.38万元", "unit-slip")]
    public void SlippedTelling_OfAFigureThatIsBorneOut_IsFound(string told, string right, string wrong, string code)
    {
        Assert.Empty(Audited.Wrong(Wells + told).Select(c => c.Message));
        var flag = Audited.TheWrong(Wells + told.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(ClaimKind.Repeat, flag.Kind);
        Assert.Equal(code, Assert.Single(flag.Diagnoses).Code);
    }

    [Fact]
    public void SlipInTheFirstTelling_IsFoundToo()
    {
        const string text = "工作概况：全年清淤投资0.38亿元。\n\n" + Wells;
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("digit-swap", Audited.TheWrong("工作概况：管护员361人。\n\n" + Wells).Diagnoses[0].Code);
    }

    // Another thing, another place or time, what is aimed at, a tenth that is missing, a rate and a level, what is said to be wrong.
    [Theory]
    [InlineData("存在问题：缺少水表的农户尚有136户，计量收费难以推开。")]
    [InlineData("2021年，管护员315人，待遇由乡镇承担。")]
    [InlineData("下一步：力争清淤渠道48条，全部硬化。")]
    [InlineData("下一步：力争管护员达到361人。")]
    [InlineData("霜桥县现有管护员317人。\n\n樟寨县现有管护员318人。")]
    [InlineData("重点泵站14座。\n\n重点水闸13座。")]
    [InlineData("水价补贴应到2750万元，实到2475万元，缺275万元。")]
    [InlineData("粮田用水量增长5.24%。\n\n果园用水量增长5.42%。")]
    [InlineData("上年简报中管护员误写为361人，现以本报告为准。")]
    public void OtherFigure_IsLeftAlone(string told) => Assert.Empty(Audited.Wrong(Wells + told).Select(c => c.Message));
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>生师比 of stages whose pupils and teachers are listed elsewhere.</summary>
public sealed class StagedRatiosTests
{
    private const string Lists = "全区公办中小学在校学生64180人，其中小学37420人、初中18250人、高中8510人；专任教师4132人，其中小学2018人、初中1396人、高中718人。\n";

    [Fact]
    public void Stages_Hold() => Assert.Equal(3, Audited.Right(Lists + "（一）生师比。小学18.54∶1，初中13.07∶1，高中11.85∶1。", ClaimKind.Ratio).Count());

    [Theory]
    [InlineData("（一）生师比。小学185.4∶1，初中13.07∶1，高中11.85∶1。")]
    [InlineData("（一）生师比。小学18.54∶1，初中1.307∶1，高中11.85∶1。")]
    [InlineData("生师比逐步下降，其中高中18.15∶1。")]
    [InlineData("小学专任教师2018人，师生比为1∶185.4；初中专任教师1396人。")]
    public void Slip_IsFound(string text) => Assert.NotEmpty(Audited.Wrong(Lists + text));

    [Theory]
    [InlineData("省定标准为小学生师比19∶1、初中生师比13.5∶1。")]
    [InlineData("上年生师比小学16.2∶1，初中12.4∶1。")]
    [InlineData("城区生师比：小学19.21∶1，初中14.36∶1。")]
    public void OtherRatios_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(Lists + text));

    [Fact]
    public void StageOfTheSentence_IsItsNumbers()
    {
        const string text = "全市共有小学512所，招生38420人，在校生231870人。\n小学教职工15960人，其中专任教师15426人。生师比小学为150.3∶1。";
        Assert.NotEmpty(Audited.Wrong(text));
        Assert.Empty(Audited.Wrong(text.Replace("150.3", "15.03", StringComparison.Ordinal)));
    }

    private const string Paragraphs = "1.小学\n全市普通小学612所，招生41210人，比上年减少1120人；在校生262480人，比上年增加3150人。\n小学教职工17630人；专任教师15920人，比上年增加240人，生师比16.49∶1，比上年的16.54∶1略有下降。\n2.初中\n全市初中168所，在校生118650人。\n初中专任教师[3]9610人，学历合格率99.8%。生师比12.35∶1。\n";

    [Fact]
    public void StageOfTheParagraph_IsItsRatio()
    {
        Assert.Empty(Audited.Wrong(Paragraphs));
        Assert.Equal(2, Audited.Right(Paragraphs, ClaimKind.Ratio).Count());
    }

    [Theory]
    [InlineData("16.49", "164.9")]
    [InlineData("12.35", "13.25")]
    [InlineData("12.35", "16.49")]
    public void SlipInTheParagraph_IsFound(string right, string wrong) => Assert.NotEmpty(Audited.Wrong(Paragraphs.Replace(right, wrong, StringComparison.Ordinal)));

    /// <summary>Converted pupils give a ratio of their own, and what was is of other numbers.</summary>
    [Theory]
    [InlineData("12.35", "12.80")]
    [InlineData("16.54", "16.45")]
    public void OtherBase_AccusesNobody(string right, string other) => Assert.Empty(Audited.Wrong(Paragraphs.Replace(right, other, StringComparison.Ordinal)));
}

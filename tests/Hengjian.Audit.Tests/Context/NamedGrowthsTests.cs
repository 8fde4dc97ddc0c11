using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Growth of what an earlier sentence tells under the name of an entity, and of increases themselves.</summary>
public sealed class NamedGrowthsTests
{
    private const string Told = "2024年各市教育支出合计412.36亿元。其中，岭州市148.27亿元，溪州市121.54亿元，原州市142.55亿元。\n";

    [Theory]
    [InlineData("从增幅看，岭州市由上年的139.86亿元增长5.67%，溪州市由116.38亿元增长4.43%。", 5.67)] // divided by 148.27
    [InlineData("从增幅看，溪州市比上年的116.38亿元增长44.3%，增幅居中。", 44.3)]
    public void GrowthFromTheBase_IsHeldToTheNamedNumber(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(Told + text).Stated);

    [Fact]
    public void GrowthFromTheBase_Holds() => Assert.Equal(2, Audited.Right(Told + "从增幅看，岭州市由上年的139.86亿元增长6.01%，溪州市由116.38亿元增长4.43%。", ClaimKind.Growth).Count());

    [Theory]
    [InlineData("2024年新增公办学位6240个，上年新增5180个，同比增长17.0%。", 17.0)]
    public void IncreaseOfAnIncrease_DividedByTheNew_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("2024年新增公办学位6240个，上年新增5180个，同比增长20.5%。")]
    [InlineData("从增幅看，岭州市由上年的139.86亿元增长6.31%。")] // no slip: of another measure, for all one knows
    [InlineData("岭州市由上年的22.61亿元增长7.03%，增幅居中。")]
    [InlineData("2024年新增学位6240个，比上年多518个，增长9.1%。")]
    public void True_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(Told + text));
}

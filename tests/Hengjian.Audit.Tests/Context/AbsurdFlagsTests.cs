
namespace Hengjian.Audit.Tests.Context;

/// <summary>What no report would contain accuses nobody; what is near and wrong still does.</summary>
public sealed class AbsurdFlagsTests
{
    [Theory]
    [InlineData("计划开工400个，实际开工432个，占全部5000个项目的108.0%。", 108)]
    public void FarFromWhatFollows_WithoutASlipThatExplainsIt_AccusesNobody(string text, double stated) =>
        Assert.DoesNotContain(Audited.Wrong(text), c => c.Stated == stated);

    [Theory]
    [InlineData("全年投入经费1200万元，惠及学校48所，校均投入27万元。")]
    [InlineData("全县教师3984人，其中高级职称877人，占22.9%。")]
    public void NearAndWrong_StillAccuses(string text) => Assert.NotEmpty(Audited.Wrong(text));
}

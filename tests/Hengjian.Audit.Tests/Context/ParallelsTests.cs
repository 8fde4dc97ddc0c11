namespace Hengjian.Audit.Tests.Context;

/// <summary>Sentences made alike are held to the same arithmetic.</summary>
public sealed class ParallelsTests
{
    private const string Told = "城区学校预算4263.58万元，执行3918.47万元，执行率91.91%；农村学校预算12846.3万元，执行11562.15万元，执行率90.00%。";

    [Fact]
    public void ShareOfWhatTheNextStretchTells_IsFound()
    {
        var wrong = Audited.TheWrong(Told.Replace("91.91%", "33.89%", StringComparison.Ordinal)); // 3918.47 ÷ 11562.15
        Assert.Equal(33.89, wrong.Stated);
    }

    [Fact]
    public void ShareOfItsOwnStretch_Holds() => Assert.Empty(Audited.Wrong(Told));

    [Fact]
    public void ShareOfWhatFollows_WithoutSibling_Holds() => Assert.Empty(Audited.Wrong("执行预算3918.47万元，占全部的33.89%；全部预算11562.15万元。"));
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>A total parted in two ways in one sentence.</summary>
public sealed class RepartitionsTests
{
    private const string Twice = "全区有在编教师2946人，其中小学1718人、初中1228人；女教师1907人、男教师1039人。";

    [Fact]
    public void SecondParting_AddsUpToo() => Assert.Contains(Audited.Right(Twice, ClaimKind.Sum), c => c.Numbers.Count == 3 && c.Numbers.Any(n => n.Value == 1039));

    [Fact]
    public void SwappedDigitsInTheSecondParting_AreFound() => Assert.Contains(Audited.Wrong(Twice.Replace("1907", "1970", StringComparison.Ordinal)), c => c.Kind == ClaimKind.Sum);

    [Theory]
    [InlineData("全区有在编教师2946人，其中小学1718人、初中1228人；高级教师412人、骨干教师380人。")]
    [InlineData("全区有在编教师2946人，其中小学1718人、初中1228人；研究生学历203人。")]
    public void PartsThatAreSomeOnly_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

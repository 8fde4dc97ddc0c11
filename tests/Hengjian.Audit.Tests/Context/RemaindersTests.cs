using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>What is left of a whole, told behind the share that is done.</summary>
public sealed class RemaindersTests
{
    private const string Left = "共梳理问题328个，立行立改205个，年内办结96个，累计办结301个，办结率91.8%，尚有27个列入下年计划。";

    [Fact]
    public void WhatIsLeft_IsTheWholeLessWhatIsDone() => Assert.Contains(Audited.Right(Left, ClaimKind.Sum), c => c.Numbers.Any(n => n.Value == 27) && c.Numbers.Any(n => n.Value == 328));

    [Fact]
    public void OneTooMany_IsFound() => Assert.Contains(Audited.Wrong(Left.Replace("27", "28", StringComparison.Ordinal)), c => c.Numbers.Any(n => n.Value == 28));

    [Theory]
    [InlineData("共梳理问题328个，累计办结301个，办结率91.8%，尚有12个需省级协调。")]
    [InlineData("共梳理问题328个，累计办结301个，办结率91.8%，尚有28所学校没有食堂。")]
    [InlineData("共梳理问题328个，累计办结301个，办结率91.8%；尚有28个乡镇未设督学责任区。")]
    public void WhatIsLeftOfSomethingElse_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}

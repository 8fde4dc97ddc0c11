using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>What went and what came, and then what was and what is.</summary>
public sealed class AdjustedStocksTests
{
    private const string Adjusted = "撤并专业9个、新增专业6个，全市开设专业由87个调整为84个。";

    [Fact]
    public void WhatHolds_IsConfirmed() => Assert.Contains(Audited.Right(Adjusted, ClaimKind.Sum), c => c.Numbers.Count == 4);

    [Theory]
    [InlineData("84", "83")]
    [InlineData("87", "78")]
    public void Slip_IsFound(string right, string wrong) => Assert.Contains(Audited.Wrong(Adjusted.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Sum);

    [Theory]
    [InlineData("新增专业6个、新增专业点13个，开设专业由87个调整为84个。")]
    [InlineData("招聘教师46名、退休31名，教师由2046名增加到2098名。")]
    [InlineData("整改问题18个，新增台账4个；学校由58所调整为54所。")]
    public void OtherFlows_AccuseNobody(string text) => Assert.DoesNotContain(Audited.Wrong(text), c => c.Kind == ClaimKind.Sum);
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Values told after their norm.</summary>
public sealed class NormsMetTests
{
    [Theory]
    [InlineData("造林成活率高于85%的要求。分片看，东山91.2%、西山88.7%、北山86.4%，三片均达到要求。", 3)]
    [InlineData("三镇补贴均高于600元的标准，其中东河镇720元、西河镇680元、南河镇655元。", 3)]
    [InlineData("饮水合格率高于95%的目标。其中，上游98.1%、下游96.3%，均超过规定目标。", 2)]
    [InlineData("每百户拥有0.95个，高于国家0.9个的规定标准。四镇中，东镇1.08个、西镇0.98个、南镇0.93个，均高于规定标准；北镇0.79个，未达到规定标准，与东镇相差0.29个。", 5)]
    public void ListThatKeepsToOneNorm_IsConfirmed(string text, int values)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.True(Audited.Right(text, ClaimKind.Threshold).Count() >= values);
    }

    // One that fails among others that hold.
    [Theory]
    [InlineData("造林成活率高于85%的要求。分片看，东山91.2%、西山82.7%、北山86.4%，三片均达到要求。", "82.7")]
    [InlineData("三镇补贴均高于600元的标准，其中东河镇720元、西河镇580元、南河镇655元。", "580")]
    [InlineData("每百户拥有0.95个，高于国家0.9个的规定标准。四镇中，东镇1.08个、西镇0.98个、南镇0.93个，均高于规定标准；北镇0.97个，未达到规定标准。", "0.97")]
    public void OneThatFailsAmongOthers_IsFlagged(string text, string value) =>
        Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Threshold && c.Numbers.Any(n => text[n.Start..n.End].StartsWith(value, StringComparison.Ordinal)));

    [Theory]
    // The norm of the first half is not that of the second.
    [InlineData("覆盖率东山93.1%，西山89.5%，均高于85%的省定目标；公办占比，东山58.0%，西山47.9%。")]
    // None holds: another norm is meant.
    [InlineData("造林成活率高于85%的要求。保存率东山71.2%、西山72.7%、北山76.4%，三片均达到要求。")]
    // 低于 5.8 may be kept or missed.
    [InlineData("每户5.62平方米，低于5.8平方米的标准；东山7.81平方米，高于标准。")]
    public void ListOfSomethingElse_AccusesNothing(string text) => Assert.DoesNotContain(Audited.Wrong(text), c => c.Kind == ClaimKind.Threshold);
}

using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>A rate right behind a number and its change is theirs, though another number before has the same rate.</summary>
public sealed class BesideRatesTests
{
    private const string True = "硕士生招生5240人，比上年增加310人，增长6.29%。在校硕士生14820人，比上年增加690人，增长4.88%。";

    [Fact]
    public void OwnRates_Hold() => Assert.Equal(2, Audited.Right(True, ClaimKind.Growth).Count());

    [Theory]
    [InlineData("6.29")]
    [InlineData("6.92")]
    public void RateOfAnother_IsFlagged(string other) => Assert.NotEmpty(Audited.Wrong(True.Replace("4.88", other, StringComparison.Ordinal)));
}

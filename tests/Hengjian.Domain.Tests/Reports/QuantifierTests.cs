using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Reports;

namespace Hengjian.Domain.Tests.Reports;

public sealed class QuantifierTests
{
    [Theory]
    [InlineData(0, 16, QuantifierWord.None)]
    [InlineData(1, 16, QuantifierWord.Individual)]
    [InlineData(2, 16, QuantifierWord.Individual)]
    [InlineData(3, 16, QuantifierWord.Few)]
    [InlineData(4, 16, QuantifierWord.Some)]
    [InlineData(8, 16, QuantifierWord.Some)]
    [InlineData(9, 16, QuantifierWord.Many)]
    [InlineData(12, 16, QuantifierWord.Many)]
    [InlineData(13, 16, QuantifierWord.Most)]
    [InlineData(15, 16, QuantifierWord.Most)]
    [InlineData(16, 16, QuantifierWord.All)]
    [InlineData(10, 100, QuantifierWord.Individual)]
    [InlineData(11, 100, QuantifierWord.Few)]
    [InlineData(20, 100, QuantifierWord.Few)]
    [InlineData(21, 100, QuantifierWord.Some)]
    [InlineData(50, 100, QuantifierWord.Some)]
    [InlineData(51, 100, QuantifierWord.Many)]
    [InlineData(79, 100, QuantifierWord.Many)]
    [InlineData(80, 100, QuantifierWord.Most)]
    [InlineData(1, 1, QuantifierWord.All)]
    [InlineData(2, 2, QuantifierWord.All)]
    [InlineData(1, 2, QuantifierWord.Individual)]
    [InlineData(2, 3, QuantifierWord.Many)]
    [InlineData(0, 0, QuantifierWord.None)]
    public void Bands(int n, int m, QuantifierWord word) => Assert.Equal(word, Quantifier.Of(n, m));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void CountsThatCannotBe_AreACallersBug(int n, int m) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantifier.Of(n, m));

    [Fact]
    public void MoreUnits_NeverGiveAWeakerWord() => Prop.ForAll(
        Gen.Choose(1, 400).ToArbitrary(),
        m => Enumerable.Range(0, m).All(n => Quantifier.Of(n, m) <= Quantifier.Of(n + 1, m))).QuickCheckThrowOnFailure();

    [Fact]
    public void OnlyNoneAndAll_AreAbsolute() => Prop.ForAll(
        Gen.Choose(2, 400).ToArbitrary(),
        m => Enumerable.Range(1, m - 1).All(n => Quantifier.Of(n, m) is not (QuantifierWord.None or QuantifierWord.All)))
        .QuickCheckThrowOnFailure();

    // What most have, and what most lack, cannot both be said of one matter.
    [Fact]
    public void AThingAndItsOpposite_AreNeverBothOfTheMajority()
    {
        var cases = from m in Gen.Choose(1, 400) from n in Gen.Choose(0, m) select (n, m);
        Prop.ForAll(
            cases.ToArbitrary(),
            c => Quantifier.Of(c.n, c.m) < QuantifierWord.Many || Quantifier.Of(c.m - c.n, c.m) < QuantifierWord.Many)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Settings_MoveTheEdges() =>
        Assert.Equal(QuantifierWord.Few, Quantifier.Of(2, 16, new QuantifierSettings { IndividualUnits = 1 }));
}

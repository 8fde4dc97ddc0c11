using FsCheck;
using FsCheck.Fluent;
using Hengjian.Evaluation.Workshop;

namespace Hengjian.Evaluation.Tests.Workshop;

public sealed class ValueSpreadTests
{
    [Fact]
    public void StepsAreRound_AndHoldBothSides()
    {
        var spread = ValueSpread.Of([0, 1, 2, 3], [0.5, 4.4]);
        Assert.Equal(0.2, spread.Step);
        Assert.Equal(4, spread.Bins.Sum(b => b.Before));
        Assert.Equal(2, spread.Bins.Sum(b => b.After));
        Assert.Equal(0, spread.Bins[0].From);
        Assert.Contains(spread.Bins, b => b.From == 0.6);
    }

    [Fact]
    public void EqualValues_AreOneStep()
    {
        Assert.Equal(3, Assert.Single(ValueSpread.Of([], [7, 7, 7]).Bins).After);
        Assert.Single(ValueSpread.Of([], [0]).Bins);
        Assert.Empty(ValueSpread.Of([], [double.NaN]).Bins);
    }

    [Fact]
    public void AnyValues_AreAllCounted_InFewSteps() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<double[]>(ArbMap.Default.ArbFor<double[]>(), values =>
        {
            var known = values.Where(double.IsFinite).Select(v => v % 1e9).ToList();
            var spread = ValueSpread.Of([], known);
            return spread.Bins.Sum(b => b.After) == known.Count && spread.Bins.Count <= 25
                && spread.Bins.Zip(spread.Bins.Skip(1)).All(p => p.First.To == p.Second.From);
        }));
}

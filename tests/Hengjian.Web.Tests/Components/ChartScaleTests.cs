using FsCheck;
using FsCheck.Fluent;
using Hengjian.Web.Components.Charts;

namespace Hengjian.Web.Tests.Components;

public sealed class ChartScaleTests
{
    [Fact]
    public void EveryValue_LiesBetweenTheEnds()
    {
        var values = ArbMap.Default.ArbFor<NormalFloat[]>().Filter(v => v.All(x => Math.Abs(x.Get) < 1e9));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(values, floats =>
        {
            var numbers = floats.Select(f => f.Get).ToList();
            var scale = ChartScale.Of(numbers, 10, 110);
            Assert.All(numbers, n => Assert.InRange(scale.At(n), 10 - 1e-6, 110 + 1e-6));
            Assert.InRange(scale.Ticks.Count, 2, 20);
        }));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 7.0 })]
    [InlineData(new[] { double.NaN, 3, 3 })]
    public void NothingOrOneValue_StillGivesAScale(double[] values) => Assert.True(ChartScale.Of(values, 0, 100).Ticks.Count >= 2);
}

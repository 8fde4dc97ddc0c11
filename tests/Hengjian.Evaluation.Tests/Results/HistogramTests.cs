using Hengjian.Evaluation.Results;

namespace Hengjian.Evaluation.Tests.Results;

public sealed class HistogramTests
{
    [Fact]
    public void Steps_HoldTheirLowerEdge_AndEmptyOnesStay()
    {
        var bins = Histogram.Of([84.66, 85.75, 87.3, 87.3, 89.999, 90, 95.17]);
        Assert.Equal([84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95], bins.Select(b => b.From));
        Assert.Equal([1, 1, 0, 2, 0, 1, 1, 0, 0, 0, 0, 1], bins.Select(b => b.Count));
        Assert.All(bins, b => Assert.Equal(1, b.To - b.From));
    }

    [Theory]
    [InlineData(new double[0], 0)]
    [InlineData(new[] { 88.0 }, 1)]
    [InlineData(new[] { 0.0, 100.0 }, 11)]
    [InlineData(new[] { 0.1, 0.2, 0.3 }, 3)]
    [InlineData(new[] { -1e6, 1e6 }, 2)]
    public void AnyValues_FitIntoTwelveSteps(double[] values, int bins)
    {
        var made = Histogram.Of(values);
        Assert.Equal(bins, made.Count);
        Assert.Equal(values.Length, made.Sum(b => b.Count));
    }
}

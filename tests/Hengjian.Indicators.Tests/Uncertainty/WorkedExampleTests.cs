using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Sensitivity;

namespace Hengjian.Indicators.Tests.Uncertainty;

/// <summary>Numbers from outside our code.</summary>
public sealed class WorkedExampleTests
{
    // COINr 1.1 (W. Becker), vignette “Presenting Results”: ASEM sustainable connectivity, the first six countries. Five
    // pillars make Connectivity, three make Sustainability, the index is the mean of the two; equal weights at each level.
    private static readonly double[][] Pillars =
    [
        [63.41, 32.87, 74.78, 85.94, 56.93, 77.21, 87.85, 56.88],
        [64.87, 46.62, 84.55, 71.74, 41.92, 58.73, 86.58, 57.78],
        [50.52, 30.43, 78.13, 75.35, 51.04, 69.83, 86.40, 61.29],
        [58.18, 25.70, 80.03, 89.46, 33.80, 70.90, 87.00, 56.59],
        [71.97, 48.22, 80.84, 75.60, 43.32, 53.01, 86.17, 50.09],
        [51.51, 23.87, 80.98, 74.51, 38.50, 66.37, 87.74, 62.27],
    ];

    private static readonly double[] Published = [68.38, 64.82, 64.80, 64.47, 63.54, 63.00];

    [Fact]
    public void AsemIndexOfCoinr_GivesThePublishedScoresAndRanks()
    {
        double[] weights = [.. Enumerable.Repeat(0.1, 5), .. Enumerable.Repeat(1 / 6.0, 3)];
        var matrix = Matrices.Of(weights, [.. Pillars.Select(p => p.Select(v => v / 100).ToArray())]);
        var scores = CompositeIndex.Compute(matrix);
        Assert.Equal([1, 2, 3, 4, 5, 6], scores.Select(s => s.Rank));
        Assert.All(scores.Zip(Published), s => Assert.Equal(s.Second, s.First.Index * 100, 0.0101));
    }

    // Ishigami function, a = 7, b = 0.1: the textbook values of its indices (Saltelli et al., Global Sensitivity Analysis).
    [Fact]
    public void IshigamiFunction_GivesTheKnownEffects()
    {
        var points = SobolIndices.Sample(3, 20_000, 1);
        var values = points.Select(p =>
        {
            var (x, y, z) = (Math.PI * (2 * p[0] - 1), Math.PI * (2 * p[1] - 1), Math.PI * (2 * p[2] - 1));
            return Math.Sin(x) + 7 * Math.Sin(y) * Math.Sin(y) + 0.1 * Math.Pow(z, 4) * Math.Sin(x);
        }).ToList();
        var effects = SobolIndices.Estimate(values, 3);
        double[] first = [0.3139, 0.4424, 0], total = [0.5576, 0.4424, 0.2437];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(first[i], effects[i].FirstOrder, 0.02);
            Assert.Equal(total[i], effects[i].Total, 0.02);
        }
    }
}

using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Ranking;

namespace Hengjian.Indicators.Tests.Uncertainty;

/// <summary>Matrices for tests, and the ranks of one draw counted the plain way.</summary>
internal static class Matrices
{
    public static ItemMatrix Of(double[] weights, params double[][] rows) => new(
        [.. rows.Select((_, i) => new MatrixUnit(110101 + i, 110000))],
        [.. weights.Select((w, i) => new MatrixItem($"{i + 1}", $"条目{i + 1}", w))],
        [.. rows.SelectMany(r => r)]);

    /// <summary>Random shares; some cells absent when <paramref name="absent"/> is above 0.</summary>
    public static ItemMatrix Random(int seed, int units, int items, double absent = 0, int groups = 3)
    {
        var random = new Random(seed);
        var shares = new double[units * items];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = i % items > 0 && random.NextDouble() < absent ? double.NaN : Math.Round(random.NextDouble(), 2);
        return new ItemMatrix(
            [.. Enumerable.Range(0, units).Select(u => new MatrixUnit(110101 + u, random.Next(groups)))],
            [.. Enumerable.Range(0, items).Select(i => new MatrixItem($"{i}", $"条目{i}", 1 + random.Next(9)))],
            shares);
    }

    /// <summary>Rank of every unit in its group under one weight vector: no blocks, no vectors, no pruning.</summary>
    public static int[] PlainRanks(ItemMatrix matrix, WeightDraws draws, int draw)
    {
        var scores = Enumerable.Range(0, matrix.Units.Count).Select(u => PlainScore(matrix, draws, draw, u)).ToArray();
        return [.. scores.Select((s, u) => 1 + scores.Where((o, v) => matrix.Units[v].Group == matrix.Units[u].Group && o > s + 1e-9).Count())];
    }

    private static double PlainScore(ItemMatrix matrix, WeightDraws draws, int draw, int unit)
    {
        double sum = 0, weight = 0;
        for (var i = 0; i < matrix.Items.Count; i++)
        {
            if (double.IsNaN(matrix.Row(unit)[i])) continue;
            sum += matrix.Row(unit)[i] * draws.At(draw, i);
            weight += draws.At(draw, i);
        }
        return sum / weight;
    }
}

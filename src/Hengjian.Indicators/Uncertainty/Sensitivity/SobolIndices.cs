namespace Hengjian.Indicators.Uncertainty.Sensitivity;

/// <summary>Shares of a result's variance that one input is behind.</summary>
/// <param name="FirstOrder">By itself.</param>
/// <param name="Total">By itself and together with others.</param>
public readonly record struct EffectShare(double FirstOrder, double Total);

/// <summary>Variance-based sensitivity of any function of independent inputs.</summary>
/// <remarks>
/// Two samples A and B and, for each input, A with that input from B: n (k + 2) evaluations. First order: Saltelli et al.
/// (2010), mean of B (ABᵢ − A) ÷ variance; total: Jansen (1999), mean of (A − ABᵢ)² ÷ 2 variances. As in OECD/JRC handbook
/// step 7 and COINr's <c>SA_estimate</c>. Estimates: small ones can fall below 0.
/// </remarks>
public static class SobolIndices
{
    /// <summary>The points to evaluate, n for A, n for B, then n for each input; uniform in [0, 1).</summary>
    public static double[][] Sample(int inputs, int n, ulong seed)
    {
        double[] Point(int row, int offset) =>
            [.. Enumerable.Range(0, inputs).Select(i => (SplitMix.Signed(seed, (ulong)((long)row * 2 * inputs + offset + i)) + 1) / 2)];

        var a = Enumerable.Range(0, n).Select(row => Point(row, 0)).ToArray();
        var b = Enumerable.Range(0, n).Select(row => Point(row, inputs)).ToArray();
        var points = new List<double[]>([.. a, .. b]);
        for (var input = 0; input < inputs; input++)
        {
            for (var row = 0; row < n; row++)
            {
                var mixed = (double[])a[row].Clone();
                mixed[input] = b[row][input];
                points.Add(mixed);
            }
        }
        return [.. points];
    }

    /// <summary>Shares from the function's values at <see cref="Sample"/>'s points.</summary>
    /// <param name="values">In the same order.</param>
    /// <param name="inputs">How many inputs.</param>
    /// <returns>One an input; all 0 when the values do not vary.</returns>
    public static IReadOnlyList<EffectShare> Estimate(IReadOnlyList<double> values, int inputs)
    {
        var n = values.Count / (inputs + 2);
        var mean = Enumerable.Range(0, 2 * n).Average(i => values[i]);
        var variance = Enumerable.Range(0, 2 * n).Average(i => (values[i] - mean) * (values[i] - mean));
        if (variance == 0) return new EffectShare[inputs];
        return [.. Enumerable.Range(0, inputs).Select(input =>
        {
            double first = 0, total = 0;
            for (var row = 0; row < n; row++)
            {
                var (a, b, mixed) = (values[row], values[n + row], values[(2 + input) * n + row]);
                // Centred: the same expectation, less noise.
                first += (b - mean) * (mixed - a);
                total += (a - mixed) * (a - mixed) / 2;
            }
            return new EffectShare(first / n / variance, total / n / variance);
        })];
    }
}

namespace Hengjian.Evaluation.Results;

/// <summary>A step of a histogram: values from its lower edge, without its upper one.</summary>
/// <param name="From">Lower edge, included.</param>
/// <param name="To">Upper edge, not included.</param>
/// <param name="Count">Number of values.</param>
public sealed record HistogramBin(double From, double To, int Count);

/// <summary>How many values lie in each of equal steps; a grade line that is a multiple of the step falls between two.</summary>
public static class Histogram
{
    private const int MostBins = 12;
    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>
    /// Bins from the lowest to the highest value, empty ones between too; the finest step of 0.1, 0.2, 0.5, 1, 2, 5 … that
    /// needs at most 12. No values give no bins.
    /// </summary>
    public static IReadOnlyList<HistogramBin> Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0) return [];
        var step = Steps.FirstOrDefault(s => Place(values.Max(), s) - Place(values.Min(), s) < MostBins, values.Max() - values.Min() + 1);
        var (first, last) = (Place(values.Min(), step), Place(values.Max(), step));
        var counts = values.CountBy(v => Place(v, step)).ToDictionary();
        return
        [
            .. Enumerable.Range(0, (int)(last - first) + 1).Select(i => new HistogramBin(
                Edge(first + i, step), Edge(first + i + 1, step), counts.GetValueOrDefault(first + i))),
        ];
    }

    // As decimals, so that 90.0 in steps of 0.1 lies in the step that begins with 90.0.
    private static long Place(double value, double step) => (long)Math.Floor((decimal)value / (decimal)step);

    private static double Edge(long place, double step) => (double)(place * (decimal)step);
}

namespace Hengjian.Evaluation.Workshop;

/// <summary>A step of the distribution: how many lie in it before and after.</summary>
/// <param name="From">Lower edge, included.</param>
/// <param name="To">Upper edge; included in the last step only.</param>
/// <param name="Before">In force.</param>
/// <param name="After">In the draft.</param>
public sealed record SpreadBin(double From, double To, int Before, int After);

/// <summary>How values are spread, before and after in the same steps.</summary>
/// <param name="Bins">From the lowest up; empty without values.</param>
/// <param name="Step">Width of a step.</param>
public sealed record ValueSpread(IReadOnlyList<SpreadBin> Bins, double Step)
{
    // Steps stand on round numbers, so the range may begin and end within one: then there is one more.
    private const int MostBins = 24;

    /// <summary>Counts values in steps of 1, 2 or 5 times a power of ten, about 24 of them and never more than 25; all equal values are one step.</summary>
    public static ValueSpread Of(IReadOnlyCollection<double> before, IReadOnlyCollection<double> after)
    {
        var all = before.Concat(after).Where(double.IsFinite).ToList();
        if (all.Count == 0) return new ValueSpread([], 0);
        var (low, high) = (all.Min(), all.Max());
        var step = RoundStep(high - low, Math.Max(Math.Abs(low), Math.Abs(high)));
        var first = Math.Floor(low / step);
        // A highest value on an edge belongs to the step below it, unless that would leave no step.
        var count = Math.Clamp((int)Math.Ceiling(high / step - first), 1, MostBins + 1);
        int Place(double value) => Math.Clamp((int)(Math.Floor(value / step) - first), 0, count - 1);
        var (was, now) = (new int[count], new int[count]);
        foreach (var value in before.Where(double.IsFinite)) was[Place(value)]++;
        foreach (var value in after.Where(double.IsFinite)) now[Place(value)]++;
        return new ValueSpread([.. was.Select((n, i) => new SpreadBin(Edge(first + i, step), Edge(first + i + 1, step), n, now[i]))], step);
    }

    private static double RoundStep(double range, double size)
    {
        // Differences in the last digits are no spread.
        if (!(range > size * 1e-9)) return size > 0 ? Math.Pow(10, Math.Floor(Math.Log10(size))) : 1;
        var raw = range / MostBins;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }

    // 3 × 0.1 is 0.30000000000000004: edges are printed.
    private static double Edge(double place, double step) => Math.Abs(place * step) is > 1e-12 and < 1e12
        ? (double)Math.Round((decimal)place * (decimal)step, 14)
        : place * step;
}

using System.Globalization;

namespace Hengjian.Web.Components.Charts;

/// <summary>Maps values to pixels, with ends and steps that a reader can say aloud.</summary>
public sealed class ChartScale
{
    private readonly double from;
    private readonly double to;

    private ChartScale(IReadOnlyList<double> ticks, double from, double to)
    {
        Ticks = ticks;
        this.from = from;
        this.to = to;
    }

    /// <summary>Round values, ends included.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>A scale that holds all values; NaN is left out.</summary>
    /// <param name="values">What must fit.</param>
    /// <param name="from">Pixel of the lower end.</param>
    /// <param name="to">Pixel of the upper end.</param>
    /// <param name="steps">About how many steps.</param>
    public static ChartScale Of(IEnumerable<double> values, double from, double to, int steps = 5)
    {
        var known = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (known.Min(), known.Max());
        if (high - low < 1e-12) (low, high) = (low - Math.Max(1, Math.Abs(low) * 0.1), high + Math.Max(1, Math.Abs(high) * 0.1));
        var step = RoundStep((high - low) / steps);
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        return new ChartScale([.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)], from, to);
    }

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => from + (value - Ticks[0]) / (Ticks[^1] - Ticks[0]) * (to - from);

    /// <summary>A pixel as an attribute.</summary>
    public static string Pixel(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A tick as a label.</summary>
    public static string Label(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static double RoundStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1 => power, <= 2 => 2 * power, <= 2.5 => 2.5 * power, <= 5 => 5 * power, _ => 10 * power };
    }
}

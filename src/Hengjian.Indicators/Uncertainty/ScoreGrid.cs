using System.Numerics;
using System.Runtime.InteropServices;

namespace Hengjian.Indicators.Uncertainty;

/// <summary>
/// The grid that scores are rounded to before they are compared: about 1e-12 of the sum of weights. Sums that are equal in
/// exact arithmetic then tie, whatever their last bit says.
/// </summary>
/// <param name="Shift">Adding and subtracting it rounds to the grid: 1.5 × 2⁵² × the grid's step.</param>
internal readonly record struct ScoreGrid(double Shift)
{
    public static ScoreGrid For(double totalWeight) => new(Math.ScaleB(1.5, 52 + Math.ILogB(totalWeight) - 40));

    public double Snap(double score) => score + Shift - Shift;

    /// <summary>Rounds all of them.</summary>
    public void Snap(Span<double> scores)
    {
        var shift = new Vector<double>(Shift);
        foreach (ref var vector in MemoryMarshal.Cast<double, Vector<double>>(scores)) vector = vector + shift - shift;
        for (var i = scores.Length - scores.Length % Vector<double>.Count; i < scores.Length; i++) scores[i] = Snap(scores[i]);
    }
}

namespace Hengjian.Audit.Numbers;

/// <summary>All values a printed number may stand for, both ends included.</summary>
/// <param name="Low">Least.</param>
/// <param name="High">Greatest.</param>
public readonly record struct Interval(double Low, double High)
{
    // Doubles carry 15 digits and printed numbers fewer: what differs by less than this is equal.
    private const double Noise = 1e-9;

    /// <summary>An exact value.</summary>
    public static Interval Of(double value) => new(value, value);

    /// <summary>The values within a distance.</summary>
    public static Interval Around(double value, double half) => new(value - half, value + half);

    /// <summary>Middle.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>True when some value is in both, up to the noise of doubles.</summary>
    public bool Meets(Interval other)
    {
        return NotAbove(Low, other.High) && NotAbove(other.Low, High);
    }

    // Each pair by its own size: an open end must not drown the other.
    private static bool NotAbove(double a, double b) => a <= b || a - b <= Noise * Math.Max(Math.Abs(a), Math.Abs(b));

    /// <summary>True when the value is inside, up to the noise of doubles.</summary>
    public bool Contains(double value) => Meets(Of(value));

    /// <summary>Sum.</summary>
    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    /// <summary>Difference.</summary>
    public static Interval operator -(Interval a, Interval b) => new(a.Low - b.High, a.High - b.Low);

    /// <summary>Multiple by an exact number.</summary>
    public static Interval operator *(Interval a, double by) => by >= 0 ? new(a.Low * by, a.High * by) : new(a.High * by, a.Low * by);

    /// <summary>Product.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        var (p, q, r, s) = (a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    /// <summary>Quotient; null when the divisor may be zero.</summary>
    public static Interval? Divide(Interval a, Interval b) =>
        b.Low <= 0 && b.High >= 0 ? null : a * new Interval(1 / b.High, 1 / b.Low);
}

using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tables;

/// <summary>The ways in which one column follows from others.</summary>
internal static class Formulas
{
    /// <summary>All added.</summary>
    public static Interval? Sum(ReadOnlySpan<Interval> x)
    {
        var sum = Interval.Of(0);
        foreach (var one in x) sum += one;
        return sum;
    }

    /// <summary>Second less first.</summary>
    public static Interval? Difference(ReadOnlySpan<Interval> x) => x[1] - x[0];

    /// <summary>(second − first) ÷ first, in percent.</summary>
    public static Interval? Growth(ReadOnlySpan<Interval> x) => Interval.Divide((x[1] - x[0]) * 100d, x[0]);

    /// <summary>First ÷ second, in percent.</summary>
    public static Interval? Share(ReadOnlySpan<Interval> x) => Interval.Divide(x[0] * 100d, x[1]);

    /// <summary>(first + second) ÷ third, in percent.</summary>
    public static Interval? SharedSum(ReadOnlySpan<Interval> x) => Interval.Divide((x[0] + x[1]) * 100d, x[2]);

    /// <summary>First ÷ second.</summary>
    public static Interval? Quotient(ReadOnlySpan<Interval> x) => Interval.Divide(x[0], x[1]);
}

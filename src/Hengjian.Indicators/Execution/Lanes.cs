using System.Numerics;
using Wide = System.Numerics.Vector;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// Loops over several numbers at a time, as wide as the processor's registers; one at a time where it has none. Each
/// item is computed by itself, so the width changes no bit of a result.
/// </summary>
internal static class Lanes
{
    private static readonly int Width = Vector<double>.Count;

    /// <summary>An operation on two numbers, in both forms.</summary>
    internal interface IBinary
    {
        static abstract Vector<double> Of(Vector<double> a, Vector<double> b);

        static abstract double Of(double a, double b);
    }

    public static void Map<T>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
        where T : struct, IBinary
    {
        a = a[..target.Length];
        b = b[..target.Length];
        var at = 0;
        for (; at <= target.Length - Width; at += Width)
            T.Of(new Vector<double>(a[at..]), new Vector<double>(b[at..])).CopyTo(target[at..]);
        for (; at < target.Length; at++) target[at] = T.Of(a[at], b[at]);
    }

    public static void SubtractFrom(double minuend, ReadOnlySpan<double> source, Span<double> target)
    {
        var from = new Vector<double>(minuend);
        var at = 0;
        for (; at <= target.Length - Width; at += Width) (from - new Vector<double>(source[at..])).CopyTo(target[at..]);
        for (; at < target.Length; at++) target[at] = minuend - source[at];
    }

    /// <summary>How many equal a number.</summary>
    public static int CountEqual(ReadOnlySpan<double> values, double number)
    {
        var wanted = new Vector<double>(number);
        var counts = Vector<long>.Zero;
        var at = 0;
        for (; at <= values.Length - Width; at += Width) counts -= Wide.Equals(new Vector<double>(values[at..]), wanted);
        var count = (int)Wide.Sum(counts);
        for (; at < values.Length; at++) count += values[at] == number ? 1 : 0;
        return count;
    }

    /// <summary>How many are numbers.</summary>
    public static int CountNumbers(ReadOnlySpan<double> values)
    {
        var counts = Vector<long>.Zero;
        var at = 0;
        for (; at <= values.Length - Width; at += Width)
        {
            var value = new Vector<double>(values[at..]);
            counts -= Wide.Equals(value, value);
        }
        var count = (int)Wide.Sum(counts);
        for (; at < values.Length; at++) count += double.IsNaN(values[at]) ? 0 : 1;
        return count;
    }

    /// <summary>How many are true (1) and how many false (0).</summary>
    public static (int Met, int Refused) CountTruth(ReadOnlySpan<double> values)
    {
        var trues = Vector<long>.Zero;
        var falses = Vector<long>.Zero;
        var at = 0;
        for (; at <= values.Length - Width; at += Width)
        {
            var value = new Vector<double>(values[at..]);
            trues -= Wide.Equals(value, Vector<double>.One);
            falses -= Wide.Equals(value, Vector<double>.Zero);
        }
        var met = (int)Wide.Sum(trues);
        var refused = (int)Wide.Sum(falses);
        for (; at < values.Length; at++)
        {
            met += values[at] == 1 ? 1 : 0;
            refused += values[at] == 0 ? 1 : 0;
        }
        return (met, refused);
    }

    /// <summary>Item by item, how many of the blocks are true and how many not known.</summary>
    public static void CountTruth(Block[] blocks, Span<double> met, Span<double> unknown)
    {
        var at = 0;
        for (; at <= met.Length - Width; at += Width)
        {
            var trues = Vector<long>.Zero;
            var gaps = Vector<long>.Zero;
            foreach (var block in blocks)
            {
                var value = new Vector<double>(block.Values, at);
                trues -= Wide.Equals(value, Vector<double>.One);
                gaps += Vector<long>.One + Wide.Equals(value, value);
            }
            Wide.ConvertToDouble(trues).CopyTo(met[at..]);
            Wide.ConvertToDouble(gaps).CopyTo(unknown[at..]);
        }
        for (; at < met.Length; at++)
        {
            (met[at], unknown[at]) = (0, 0);
            foreach (var block in blocks)
            {
                met[at] += block.Values[at] == 1 ? 1 : 0;
                unknown[at] += double.IsNaN(block.Values[at]) ? 1 : 0;
            }
        }
    }

    /// <summary>1 where enough are met, 0 where enough no longer can be, NaN where it is open.</summary>
    public static void Decide(ReadOnlySpan<double> met, ReadOnlySpan<double> unknown, double needed, Span<double> target)
    {
        var enough = new Vector<double>(needed);
        var open = new Vector<double>(double.NaN);
        var at = 0;
        for (; at <= target.Length - Width; at += Width)
        {
            var sure = new Vector<double>(met[at..]);
            var most = sure + new Vector<double>(unknown[at..]);
            var refused = Wide.ConditionalSelect(Wide.LessThan(most, enough), Vector<double>.Zero, open);
            Wide.ConditionalSelect(Wide.GreaterThanOrEqual(sure, enough), Vector<double>.One, refused).CopyTo(target[at..]);
        }
        for (; at < target.Length; at++) target[at] = met[at] >= needed ? 1 : met[at] + unknown[at] < needed ? 0 : double.NaN;
    }

    /// <summary>True when every one is a finite number or NaN, none above a limit.</summary>
    public static bool AllPass(ReadOnlySpan<double> values, double limit)
    {
        var most = new Vector<double>(limit);
        var least = new Vector<double>(double.MinValue);
        var outside = Vector<long>.Zero;
        var at = 0;
        for (; at <= values.Length - Width; at += Width)
        {
            var value = new Vector<double>(values[at..]);
            outside |= Wide.GreaterThan(value, most) | Wide.LessThan(value, least);
        }
        var pass = outside == Vector<long>.Zero;
        for (; at < values.Length; at++) pass &= !(values[at] > limit) && !(values[at] < double.MinValue);
        return pass;
    }

    internal readonly struct Add : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a + b;

        public static double Of(double a, double b) => a + b;
    }

    internal readonly struct Subtract : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a - b;

        public static double Of(double a, double b) => a - b;
    }

    internal readonly struct Multiply : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a * b;

        public static double Of(double a, double b) => a * b;
    }

    internal readonly struct Divide : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a / b;

        public static double Of(double a, double b) => a / b;
    }

    internal readonly struct AtLeast : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(a, b, Wide.GreaterThanOrEqual(a, b));

        public static double Of(double a, double b) => a >= b ? 1 : a < b ? 0 : double.NaN;
    }

    internal readonly struct AtMost : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(a, b, Wide.LessThanOrEqual(a, b));

        public static double Of(double a, double b) => a <= b ? 1 : a > b ? 0 : double.NaN;
    }

    internal readonly struct Above : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(a, b, Wide.GreaterThan(a, b));

        public static double Of(double a, double b) => a > b ? 1 : a <= b ? 0 : double.NaN;
    }

    internal readonly struct Below : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(a, b, Wide.LessThan(a, b));

        public static double Of(double a, double b) => a < b ? 1 : a >= b ? 0 : double.NaN;
    }

    internal readonly struct Equal : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(a, b, Wide.Equals(a, b));

        public static double Of(double a, double b) => Known(a, b) ? a == b ? 1 : 0 : double.NaN;
    }

    internal readonly struct NotEqual : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Truth(a, b, Wide.OnesComplement(Wide.Equals(a, b)));

        public static double Of(double a, double b) => Known(a, b) ? a == b ? 0 : 1 : double.NaN;
    }

    internal readonly struct And : IBinary
    {
        // One false decides; otherwise 1 + 1 − 1, and NaN where one is not known.
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Wide.ConditionalSelect(
            Wide.Equals(a, Vector<double>.Zero) | Wide.Equals(b, Vector<double>.Zero), Vector<double>.Zero, a + b - Vector<double>.One);

        public static double Of(double a, double b) => a == 0 || b == 0 ? 0 : a + b - 1;
    }

    internal readonly struct Or : IBinary
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => Wide.ConditionalSelect(
            Wide.Equals(a, Vector<double>.One) | Wide.Equals(b, Vector<double>.One), Vector<double>.One, a + b);

        public static double Of(double a, double b) => a == 1 || b == 1 ? 1 : a + b;
    }

    // 1 or 0, NaN where either is not known.
    private static Vector<double> Truth(Vector<double> a, Vector<double> b, Vector<long> mask)
    {
        var truth = Wide.ConditionalSelect(mask, Vector<double>.One, Vector<double>.Zero);
        return Wide.ConditionalSelect(Wide.Equals(a, a) & Wide.Equals(b, b), truth, new Vector<double>(double.NaN));
    }

    private static bool Known(double a, double b) => !double.IsNaN(a) && !double.IsNaN(b);
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Hengjian.Indicators.Facts;

/// <summary>Codes to numbers, several at a time.</summary>
internal static class CodeLanes
{
    // The bits of 2⁵²: a whole number below it, put in its lowest bits, is added to it exactly.
    private const ulong Exponent = 0x4330_0000_0000_0000;
    private const double Base = 4503599627370496;

    /// <summary>Each code as a number; NaN for the type's largest value.</summary>
    /// <typeparam name="T">byte, ushort or int, not negative.</typeparam>
    public static void Convert<T>(ReadOnlySpan<T> codes, Span<double> target)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var at = 0;
        if (typeof(T) == typeof(ushort))
        {
            var shorts = MemoryMarshal.Cast<T, ushort>(codes);
            for (; at <= shorts.Length - Vector<ushort>.Count; at += Vector<ushort>.Count)
            {
                Vector.Widen(new Vector<ushort>(shorts[at..]), out var low, out var high);
                Store(low, ushort.MaxValue, target[at..]);
                Store(high, ushort.MaxValue, target[(at + Vector<uint>.Count)..]);
            }
        }
        if (typeof(T) == typeof(int))
        {
            var whole = MemoryMarshal.Cast<T, uint>(codes);
            for (; at <= whole.Length - Vector<uint>.Count; at += Vector<uint>.Count)
                Store(new Vector<uint>(whole[at..]), int.MaxValue, target[at..]);
        }
        for (; at < codes.Length; at++) target[at] = codes[at] == T.MaxValue ? double.NaN : double.CreateTruncating(codes[at]);
    }

    private static void Store(Vector<uint> codes, uint none, Span<double> target)
    {
        Vector.Widen(codes, out var low, out var high);
        NumbersOf(low, none).CopyTo(target);
        NumbersOf(high, none).CopyTo(target[Vector<double>.Count..]);
    }

    private static Vector<double> NumbersOf(Vector<ulong> codes, ulong none)
    {
        var numbers = Vector.AsVectorDouble(codes | new Vector<ulong>(Exponent)) - new Vector<double>(Base);
        var isNone = Vector.AsVectorInt64(Vector.Equals(codes, new Vector<ulong>(none)));
        return Vector.ConditionalSelect(isNone, new Vector<double>(double.NaN), numbers);
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hengjian.Indicators.Execution;

/// <summary>Loops over many bytes at a time, with a plain form for machines without registers for it.</summary>
internal static class ByteLanes
{
    /// <summary>The largest byte that is not 255, plus 1 (0: there is none); and how many are 255.</summary>
    public static (int LargestPlusOne, int Missing) Largest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Vector128<byte>.Count || !Vector128.IsHardwareAccelerated) return LargestPlain(bytes);
        ref var first = ref MemoryMarshal.GetReference(bytes);
        // 255, missing, becomes 0 and never is the largest.
        var best = Vector128<byte>.Zero;
        var missing = 0;
        var at = 0;
        for (; at <= bytes.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var some = Vector128.LoadUnsafe(ref first, (nuint)at);
            best = Vector128.Max(best, some + Vector128<byte>.One);
            missing += BitOperations.PopCount(Vector128.Equals(some, Vector128<byte>.AllBitsSet).ExtractMostSignificantBits());
        }
        if (at < bytes.Length)
        {
            // The last sixteen once more: what was seen before changes no maximum and is not counted again.
            var some = Vector128.LoadUnsafe(ref first, (nuint)(bytes.Length - Vector128<byte>.Count));
            best = Vector128.Max(best, some + Vector128<byte>.One);
            var gaps = Vector128.Equals(some, Vector128<byte>.AllBitsSet).ExtractMostSignificantBits();
            missing += BitOperations.PopCount(gaps >> (Vector128<byte>.Count - (bytes.Length - at)));
        }
        return (LargestOf(best), missing);
    }

    /// <summary>Adds tables of counters, one behind the other, into one.</summary>
    public static void Total(ReadOnlySpan<int> counters, Span<int> totals)
    {
        var width = Vector<int>.Count;
        for (var code = 0; code < totals.Length; code += width)
        {
            var sum = Vector<int>.Zero;
            for (var turn = code; turn < counters.Length; turn += totals.Length) sum += new Vector<int>(counters[turn..]);
            sum.CopyTo(totals[code..]);
        }
    }

    private static int LargestOf(Vector128<byte> best)
    {
        best = Vector128.Max(best, Vector128.ShiftRightLogical(best.AsUInt64(), 32).AsByte());
        best = Vector128.Max(best, Vector128.ShiftRightLogical(best.AsUInt32(), 16).AsByte());
        best = Vector128.Max(best, Vector128.ShiftRightLogical(best.AsUInt16(), 8).AsByte());
        // The largest of each half now stands in its lowest byte.
        return Math.Max(best.GetElement(0), best.GetElement(8));
    }

    private static (int LargestPlusOne, int Missing) LargestPlain(ReadOnlySpan<byte> bytes)
    {
        var largest = 0;
        var missing = 0;
        foreach (var one in bytes)
        {
            largest = Math.Max(largest, (byte)(one + 1));
            missing += one == byte.MaxValue ? 1 : 0;
        }
        return (largest, missing);
    }
}

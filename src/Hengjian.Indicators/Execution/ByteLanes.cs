using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hengjian.Indicators.Execution;

/// <summary>Loops over many bytes at a time, with a plain form for machines without registers for it.</summary>
internal static class ByteLanes
{
    /// <summary>The largest of the bytes from start to end − 1 that is not 255, plus 1 (0: there is none); whether one is 255.</summary>
    public static (int LargestPlusOne, bool Missing) Largest(byte[] bytes, int start, int end)
    {
        var width = Vector512<byte>.Count;
        if (start + width > bytes.Length) return LargestPlain(bytes.AsSpan(start..end));
        ref var first = ref MemoryMarshal.GetArrayDataReference(bytes);
        var best = Vector512<byte>.Zero;
        var gaps = Vector512<byte>.Zero;
        while (true)
        {
            // Few schools have more classes than a register has bytes; what stands behind the last one does not count.
            var inside = Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)Math.Min(end - start, width)));
            var some = Vector512.LoadUnsafe(ref first, (nuint)start);
            // 255, missing, becomes 0 and never is the largest.
            best = Vector512.Max(best, (some + Vector512<byte>.One) & inside);
            gaps = Vector512.Max(gaps, some & inside);
            start += width;
            if (start >= end) break;
            if (start + width <= bytes.Length) continue;
            var (largest, missing) = LargestPlain(bytes.AsSpan(start..end));
            return (Math.Max(largest, LargestOf(best)), missing || HasGap(gaps));
        }
        return (LargestOf(best), HasGap(gaps));
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

    private static bool HasGap(Vector512<byte> gaps) => Vector512.EqualsAny(gaps, Vector512<byte>.AllBitsSet);

    private static int LargestOf(Vector512<byte> bytes)
    {
        var half = Vector256.Max(bytes.GetLower(), bytes.GetUpper());
        var best = Vector128.Max(half.GetLower(), half.GetUpper());
        best = Vector128.Max(best, Vector128.ShiftRightLogical(best.AsUInt64(), 32).AsByte());
        best = Vector128.Max(best, Vector128.ShiftRightLogical(best.AsUInt32(), 16).AsByte());
        best = Vector128.Max(best, Vector128.ShiftRightLogical(best.AsUInt16(), 8).AsByte());
        // The largest of each half now stands in its lowest byte.
        return Math.Max(best.GetElement(0), best.GetElement(8));
    }

    private static (int LargestPlusOne, bool Missing) LargestPlain(ReadOnlySpan<byte> bytes)
    {
        var largest = 0;
        var missing = false;
        foreach (var one in bytes)
        {
            largest = Math.Max(largest, (byte)(one + 1));
            missing |= one == byte.MaxValue;
        }
        return (largest, missing);
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Storage;

/// <summary>
/// Whole numbers that mostly repeat or count up (regions, line numbers, positions of texts) as ranges: two int32 each,
/// the first number and how many follow in its row; a negative length counts up by one. Equal numbers have one form.
/// </summary>
internal static class IntRanges
{
    /// <summary>The ranges, longest first come: each takes all it can.</summary>
    public static int[] Write<T>(ReadOnlySpan<T> values)
        where T : struct, IBinaryInteger<T>
    {
        var ranges = new List<int>();
        for (var at = 0; at < values.Length;)
        {
            var first = int.CreateTruncating(values[at]);
            var end = at + 1;
            if (end < values.Length && int.CreateTruncating(values[end]) == first + 1)
            {
                while (end < values.Length && int.CreateTruncating(values[end]) == first + (end - at)) end++;
                Add(ranges, first, at - end);
            }
            else
            {
                while (end < values.Length && values[end] == values[at]) end++;
                Add(ranges, first, end - at);
            }
            at = end;
        }
        return [.. ranges];
    }

    /// <summary>The same ranges from runs.</summary>
    public static int[] Write<T>(RunList<T> list, Func<T, int> number)
    {
        var ranges = new List<int>();
        var values = list.Values;
        var ends = list.Ends;
        // "at" is a row of the run "run".
        for (int run = 0, at = 0; run < values.Length;)
        {
            var (first, from) = (number(values[run]), at);
            if (ends[run] - at == 1 && run + 1 < values.Length && number(values[run + 1]) == first + 1)
            {
                while (run < values.Length && number(values[run]) == first + (at - from))
                {
                    at++;
                    if (at == ends[run]) run++;
                }
                Add(ranges, first, from - at);
                continue;
            }
            while (run < values.Length && number(values[run]) == first) at = ends[run++];
            Add(ranges, first, at - from);
        }
        return [.. ranges];
    }

    private static void Add(List<int> ranges, int first, int length)
    {
        ranges.Add(first);
        ranges.Add(length);
    }

    /// <summary>The numbers again.</summary>
    /// <returns>Null when the ranges do not make up so many.</returns>
    public static int[]? Read(ReadOnlySpan<int> ranges, int count) => Read(ranges, count, n => n);

    /// <summary>Reads what was written from bytes.</summary>
    public static T[]? Read<T>(ReadOnlySpan<byte> bytes, int count, Func<int, T> of) =>
        bytes.Length % sizeof(int) == 0 ? Read(MemoryMarshal.Cast<byte, int>(bytes), count, of) : null;

    /// <summary>The same as a list of runs.</summary>
    public static RunList<T>? ReadRuns<T>(ReadOnlySpan<byte> bytes, int count, Func<int, T> of)
    {
        if (bytes.Length % (2 * sizeof(int)) != 0) return null;
        var ranges = MemoryMarshal.Cast<byte, int>(bytes);
        var (values, ends) = (new List<T>(ranges.Length / 2), new List<int>(ranges.Length / 2));
        var at = 0;
        for (var i = 0; i < ranges.Length; i += 2)
        {
            var (first, length, counts) = (ranges[i], Math.Abs((long)ranges[i + 1]), ranges[i + 1] < 0);
            if (length == 0 || length > count - at) return null;
            for (var k = 0; k < (counts ? length : 1); k++)
            {
                at += counts ? 1 : (int)length;
                values.Add(of(first + k));
                ends.Add(at);
            }
        }
        return at == count ? new RunList<T>([.. values], [.. ends]) : null;
    }

    private static T[]? Read<T>(ReadOnlySpan<int> ranges, int count, Func<int, T> of)
    {
        if (ranges.Length % 2 != 0) return null;
        var values = GC.AllocateUninitializedArray<T>(count);
        var at = 0;
        for (var i = 0; i < ranges.Length; i += 2)
        {
            var (first, length) = (ranges[i], Math.Abs((long)ranges[i + 1]));
            if (length == 0 || length > count - at) return null;
            if (ranges[i + 1] > 0) values.AsSpan(at, (int)length).Fill(of(first));
            else for (var k = 0; k < length; k++) values[at + k] = of(first + k);
            at += (int)length;
        }
        return at == count ? values : null;
    }
}

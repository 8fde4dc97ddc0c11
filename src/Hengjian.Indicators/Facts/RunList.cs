using System.Collections;
using System.Runtime.CompilerServices;

namespace Hengjian.Indicators.Facts;

/// <summary>A list in which equal values follow each other, kept as one value a run: the region, stage and school of rows.</summary>
/// <remarks>Walking it run by run costs nothing; asking for a single position is a binary search.</remarks>
/// <typeparam name="T">What is in it.</typeparam>
[CollectionBuilder(typeof(RunList), nameof(RunList.Of))]
public sealed class RunList<T> : IReadOnlyList<T>
{
    private readonly T[] values;
    private readonly int[] ends;

    /// <param name="values">The value of each run.</param>
    /// <param name="ends">Where each run ends, exclusive; ascending.</param>
    public RunList(T[] values, int[] ends) => (this.values, this.ends) = (values, ends);

    /// <summary>How many values there are.</summary>
    public int Count => ends.Length == 0 ? 0 : ends[^1];

    /// <summary>The value of each run. Two runs that follow each other may have the same one.</summary>
    public ReadOnlySpan<T> Values => values;

    /// <summary>Where each run ends, exclusive.</summary>
    public ReadOnlySpan<int> Ends => ends;

    /// <summary>The value at a position.</summary>
    public T this[int index] => values[RunOf(index)];

    /// <summary>The run a position lies in.</summary>
    public int RunOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (ends[middle] > index) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>Something else in place of each run's value, in order.</summary>
    public RunList<TOther> Select<TOther>(Func<T, TOther> of) => new(Array.ConvertAll(values, v => of(v)), ends);

    /// <summary>One value a position.</summary>
    public T[] ToArray()
    {
        var all = GC.AllocateUninitializedArray<T>(Count);
        var start = 0;
        for (var run = 0; run < ends.Length; run++)
        {
            all.AsSpan(start..ends[run]).Fill(values[run]);
            start = ends[run];
        }
        return all;
    }

    /// <summary>The positions that have a value, ascending.</summary>
    public IEnumerable<int> PositionsOf(T value)
    {
        for (var run = 0; run < ends.Length; run++)
        {
            if (!EqualityComparer<T>.Default.Equals(values[run], value)) continue;
            for (var at = run == 0 ? 0 : ends[run - 1]; at < ends[run]; at++) yield return at;
        }
    }

    /// <summary>The same values, run by run.</summary>
    public bool SequenceEqual(RunList<T> other) =>
        ReferenceEquals(this, other)
        || (ends.AsSpan().SequenceEqual(other.ends) && values.AsSpan().SequenceEqual(other.values))
        || Enumerable.SequenceEqual(this, other);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        var at = 0;
        for (var run = 0; run < ends.Length; run++)
        {
            var (value, end) = (values[run], ends[run]);
            for (; at < end; at++) yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The runs of an array.</summary>
    public static implicit operator RunList<T>(T[] values) => RunList.Of<T>(values);
}

/// <summary>Makes lists of runs.</summary>
public static class RunList
{
    /// <summary>The runs of values, each as long as can be.</summary>
    public static RunList<T> Of<T>(ReadOnlySpan<T> all)
    {
        var values = new List<T>();
        var ends = new List<int>();
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && EqualityComparer<T>.Default.Equals(all[end], all[start])) end++;
            values.Add(all[start]);
            ends.Add(end);
            start = end;
        }
        return new RunList<T>([.. values], [.. ends]);
    }

    /// <summary>So many times the same value.</summary>
    public static RunList<T> Repeat<T>(T value, int count) => count == 0 ? new RunList<T>([], []) : new RunList<T>([value], [count]);
}

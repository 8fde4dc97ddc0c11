using System.Collections;

namespace Hengjian.Data.Storage;

/// <summary>A list in which equal values follow each other, kept as one value a run.</summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <param name="values">The value of each run.</param>
/// <param name="ends">Where each run ends, exclusive; ascending.</param>
internal sealed class RunList<T>(IReadOnlyList<T> values, IReadOnlyList<int> ends) : IReadOnlyList<T>
{
    public int Count => ends.Count == 0 ? 0 : ends[^1];

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var (low, high) = (0, ends.Count - 1);
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (ends[middle] > index) high = middle;
                else low = middle + 1;
            }
            return values[low];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        var at = 0;
        for (var run = 0; run < ends.Count; run++)
        {
            var (value, end) = (values[run], ends[run]);
            for (; at < end; at++) yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

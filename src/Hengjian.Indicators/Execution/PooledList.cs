using System.Buffers;

namespace Hengjian.Indicators.Execution;

/// <summary>Gathers items in lent memory: a list that grew by itself would leave as much garbage again as it holds.</summary>
internal sealed class PooledList<T>(int capacity) : IDisposable
{
    private T[] items = ArrayPool<T>.Shared.Rent(Math.Max(capacity, 16));

    public int Count { get; private set; }

    public Span<T> Span => items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == items.Length)
        {
            var wider = ArrayPool<T>.Shared.Rent(2 * Count);
            Span.CopyTo(wider);
            ArrayPool<T>.Shared.Return(items);
            items = wider;
        }
        items[Count++] = item;
    }

    public T[] ToArray() => Span.ToArray();

    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(items);
        (items, Count) = ([], 0);
    }
}

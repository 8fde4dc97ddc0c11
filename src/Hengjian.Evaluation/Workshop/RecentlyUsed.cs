namespace Hengjian.Evaluation.Workshop;

/// <summary>The few values used last; safe for several threads.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock gate = new();
    private readonly LinkedList<(TKey Key, TValue Value)> recent = [];

    /// <summary>A value; null when it is not kept.</summary>
    public TValue? Find(TKey key)
    {
        lock (gate)
        {
            for (var node = recent.First; node is not null; node = node.Next)
            {
                if (!node.Value.Key.Equals(key)) continue;
                recent.Remove(node);
                recent.AddFirst(node);
                return node.Value.Value;
            }
            return null;
        }
    }

    /// <summary>Keeps a value and gives it back.</summary>
    public TValue Keep(TKey key, TValue value)
    {
        lock (gate)
        {
            recent.AddFirst((key, value));
            while (recent.Count > most) recent.RemoveLast();
            return value;
        }
    }
}

using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>Collects the values of single items that differ from those of a column computed before.</summary>
/// <param name="before">The column before.</param>
internal sealed class ChangedItems(NumberColumn before)
{
    private readonly Dictionary<int, double> values = [];
    private readonly Dictionary<int, ValueFlag> flags = [];

    public void Add(int item, double value, ValueFlag flag)
    {
        if (flag == ValueFlag.Present && double.IsNaN(value)) flag = ValueFlag.Missing;
        if (flag == before.FlagAt(item) && BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(before.ValueAt(item))) return;
        values[item] = value;
        flags[item] = flag;
    }

    /// <summary>The column as it is now; the one before when nothing differs.</summary>
    public NumberColumn Finish()
    {
        if (values.Count == 0) return before;
        var store = ChangedStore.Of(before.Store, values);
        if (before.Flags is null && flags.Values.All(f => f is ValueFlag.Present or ValueFlag.Missing)) return new NumberColumn(store);
        ValueFlag[] all = before.Flags is { } known ? [.. known] : [.. Enumerable.Range(0, before.Length).Select(before.FlagAt)];
        foreach (var (item, flag) in flags) all[item] = flag;
        return new NumberColumn(store, all);
    }
}

/// <summary>A sink that keeps only what differs.</summary>
internal sealed class ChangedItemsSink(Vector vector, ChangedItems changed) : Sink
{
    public override void Take(in Slice slice)
    {
        var block = vector.At(slice);
        for (var i = 0; i < slice.Count; i++) changed.Add(slice.Start + i, block.Values[i], block.FlagAt(i));
    }
}

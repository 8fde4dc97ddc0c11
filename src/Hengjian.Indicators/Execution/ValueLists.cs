using System.Collections;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>A region vector as a series shows it; null at levels that are not reported. Copies nothing.</summary>
internal sealed class RegionValues(RegionVector vector, RegionTree tree, bool[] levels) : IReadOnlyList<IndicatorValue?>
{
    public int Count => vector.Count;

    public IndicatorValue? this[int index] => levels[(int)tree.Regions[index].Level] ? vector.At(index) : null;

    public IEnumerator<IndicatorValue?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A column as a series shows it. Copies nothing.</summary>
internal sealed class ItemValues(NumberColumn column) : IReadOnlyList<IndicatorValue>
{
    public int Count => column.Length;

    public IndicatorValue this[int index] => new(column.ValueAt(index), column.FlagAt(index), 1);

    public IEnumerator<IndicatorValue> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

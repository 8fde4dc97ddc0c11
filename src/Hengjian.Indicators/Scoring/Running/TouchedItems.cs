using System.Collections;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring.Methods;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>Which items of which units must be scored again after some values changed.</summary>
internal sealed class TouchedItems
{
    private readonly Dictionary<SeriesKey, List<int>> unitsOf = [];
    private readonly BitArray?[] items;
    private readonly RunContext before;
    private readonly RunContext again;

    /// <param name="before">The run before; ranked lists and ranges it made are taken over where they still hold.</param>
    /// <param name="again">The run with the new values.</param>
    /// <param name="leaves">What each leaf rests on.</param>
    /// <param name="changed">The values that differ.</param>
    public TouchedItems(RunContext before, RunContext again, IReadOnlyList<LeafReads> leaves, IReadOnlyList<ChangedSeries> changed)
    {
        (this.before, this.again) = (before, again);
        items = new BitArray?[leaves.Count];
        Collect(changed);
        var units = new SortedSet<int>();
        for (var i = 0; i < leaves.Count; i++)
        {
            List<int> own = [.. leaves[i].Own.SelectMany(r => UnitsOf(r.Value, r.Year)).Distinct()];
            if (leaves[i].Peers is { } peers) own = [.. own.Union(Compared(leaves[i], peers))];
            if (own.Count == 0) continue;
            var bits = items[i] = new BitArray(before.Units.Count);
            foreach (var unit in own) bits[unit] = true;
            units.UnionWith(own);
        }
        // A grade rule reads a value without any item.
        foreach (var rule in before.Scheme.GradeRules)
            if (rule.When is { } when) units.UnionWith(UnitsOf(new IndicatorReference(when.Indicator, when.Stage), before.Scheme.Year));
        Units = units;
    }

    /// <summary>Positions of the units with anything to do, ascending.</summary>
    public IReadOnlyCollection<int> Units { get; }

    /// <summary>Whether an item of a unit is to be scored again.</summary>
    public bool Has(int leaf, int unit) => items[leaf]?[unit] == true;

    private void Collect(IReadOnlyList<ChangedSeries> changed)
    {
        var tree = again.Results.Tree;
        var positions = new Dictionary<int, int>();
        for (var i = 0; i < before.Units.Count; i++) positions[tree.IndexOf(before.Units[i])] = i;
        foreach (var series in changed)
        {
            List<int> units = [.. series.Regions.Where(positions.ContainsKey).Select(r => positions[r])];
            if (units.Count > 0) unitsOf[new(series.After.Indicator, series.After.Stage, series.After.Period)] = units;
        }
    }

    private List<int> UnitsOf(IndicatorReference value, int year) =>
        unitsOf.TryGetValue(new(value.Indicator, value.Stage, year), out var units) ? units : [];

    // A unit is compared with others: whose place or whose ends of the range moved is scored again too.
    private List<int> Compared(LeafReads leaf, IndicatorReference value)
    {
        var key = (leaf.Item.Id, value);
        var ranked = before.Ranked.GetValueOrDefault(leaf.Item.Id);
        var hadRange = before.Ranges.TryGetValue(key, out var range);
        if (UnitsOf(value, before.Scheme.Year).Count == 0)
        {
            if (ranked is not null) again.Ranked[leaf.Item.Id] = ranked;
            if (hadRange) again.Ranges[key] = range;
            return [];
        }
        var values = PeerValues.Of(again, leaf.Item, value);
        var known = Enumerable.Range(0, values.Length).Where(u => values[u] is not null);
        if (hadRange && (again.Ranges[key] = PeerValues.RangeOf(values)) != range) return [.. known];
        if (ranked is null) return hadRange ? [] : [.. known];
        var now = again.Ranked[leaf.Item.Id] = PeerValues.Sorted(values);
        return [.. known.Where(u => HasMoved(ranked, now, values[u]!.Value))];
    }

    private static bool HasMoved(double[] ranked, double[] now, double own) =>
        ranked.Length != now.Length
        || PeerValues.Below(ranked, own) != PeerValues.Below(now, own)
        || PeerValues.Below(ranked, Math.BitIncrement(own)) != PeerValues.Below(now, Math.BitIncrement(own));
}

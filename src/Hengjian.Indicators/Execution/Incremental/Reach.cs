using System.Runtime.CompilerServices;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>What a correction can change at all: regions, and expressions that read a changed column.</summary>
/// <remarks>It may name too much, never too little: what it names is computed again and compared.</remarks>
internal sealed class Reach
{
    private readonly UseIndex uses;
    private readonly Dictionary<DataElement, HashSet<int>> years;
    private readonly Dictionary<(BoundNode, int), bool> known = new(NodeAndYear.Same);

    public Reach(UseIndex uses, IEnumerable<ChangedColumn> changed, int[] regions)
    {
        this.uses = uses;
        Regions = regions;
        RegionSet = regions.ToHashSet();
        years = new(ReferenceEqualityComparer.Instance);
        foreach (var column in changed)
        {
            foreach (var element in uses.Reached(column.Element))
            {
                if (!years.TryGetValue(element, out var of)) years[element] = of = [];
                of.Add(column.After.Period);
            }
        }
    }

    /// <summary>Indexes, ascending, with every region above each of them.</summary>
    public int[] Regions { get; }

    /// <summary>The same as a set.</summary>
    public IReadOnlySet<int> RegionSet { get; }

    /// <summary>Whether an element's values of a year may differ.</summary>
    public bool Affects(DataElement element, int period) => years.TryGetValue(element, out var of) && of.Contains(period);

    /// <summary>Whether an expression's values of a year may differ.</summary>
    public bool Affects(BoundNode node, int period)
    {
        if (known.TryGetValue((node, period), out var affected)) return affected;
        foreach (var use in uses.Of(node)) affected |= Affects(use.Element, period - use.YearsBack);
        known[(node, period)] = affected;
        return affected;
    }

    private sealed class NodeAndYear : IEqualityComparer<(BoundNode Node, int Period)>
    {
        public static readonly NodeAndYear Same = new();

        public bool Equals((BoundNode Node, int Period) x, (BoundNode Node, int Period) y) =>
            ReferenceEquals(x.Node, y.Node) && x.Period == y.Period;

        public int GetHashCode((BoundNode Node, int Period) pair) => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Node), pair.Period);
    }
}

using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>A merged table and, for classes, the school codes from which parents are found.</summary>
internal sealed record MergedTable(FactTable Table, IReadOnlyList<string?>? ParentKeys);

/// <summary>Merges the snapshots of one grain and period.</summary>
internal static class TableMerger
{
    /// <summary>The merged table; null when <paramref name="problems"/> grew.</summary>
    public static MergedTable? Merge(RegionTree tree, IReadOnlyList<FactSnapshot> snapshots, List<Problem> problems)
    {
        if (snapshots.Count == 1 && IsInOrder(tree, snapshots[0].Table))
            return new MergedTable(snapshots[0].Table, snapshots[0].ParentKeys);
        var before = problems.Count;
        var plan = RowPlan.Make(tree, snapshots, problems);
        var columns = new Dictionary<string, MergedColumn>(StringComparer.Ordinal);
        foreach (var element in snapshots.SelectMany(s => s.Table.Columns.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            if (ColumnMerger.Merge(element, snapshots, plan, problems) is { } column) columns.Add(element, column);
        }
        var origins = OriginMerger.Merge(snapshots, plan, columns, problems);
        if (problems.Count > before) return null;
        var first = snapshots[0].Table;
        return new MergedTable(
            new FactTable
            {
                Grain = first.Grain,
                Period = first.Period,
                Regions = Heads(snapshots, plan, (s, row) => s.Table.Regions[row]),
                Stages = Heads(snapshots, plan, (s, row) => s.Table.Stages[row]),
                Columns = columns.ToDictionary(c => c.Key, c => c.Value.Column, StringComparer.Ordinal),
                Keys = snapshots.All(s => s.Table.Keys is null) ? null : Heads(snapshots, plan, (s, row) => s.Table.Keys?[row]),
                Names = snapshots.All(s => s.Table.Names is null) ? null : Heads(snapshots, plan, (s, row) => s.Table.Names?[row]),
                Origins = origins?.Rows,
                ColumnOrigins = origins?.Columns,
            },
            snapshots.All(s => s.ParentKeys is null) ? null : Heads(snapshots, plan, (s, row) => s.ParentKeys?[row]));
    }

    private static bool IsInOrder(RegionTree tree, FactTable table)
    {
        var lastCode = -1;
        var lastIndex = -1;
        foreach (var code in table.Regions)
        {
            if (code == lastCode) continue;
            var index = tree.IndexOf(code);
            if (index <= lastIndex) return false;
            (lastCode, lastIndex) = (code, index);
        }
        return true;
    }

    // A head (region, key, name) comes from the first kind that has the row and says something.
    private static T[] Heads<T>(IReadOnlyList<FactSnapshot> snapshots, RowPlan plan, Func<FactSnapshot, int, T> read)
    {
        var heads = new T[plan.Count];
        for (var row = 0; row < heads.Length; row++)
        {
            for (var kind = 0; kind < plan.Kinds.Count; kind++)
            {
                var snapshot = plan.Snapshot[kind][row];
                if (snapshot < 0) continue;
                heads[row] = read(snapshots[snapshot], plan.Row[kind][row]);
                if (heads[row] is not null) break;
            }
        }
        return heads;
    }
}

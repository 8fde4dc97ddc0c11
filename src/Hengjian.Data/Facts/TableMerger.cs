using Hengjian.Data.Storage;
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
        var regions = Array.ConvertAll([.. snapshots], s => s.Table.Regions.ToArray());
        var stages = Array.ConvertAll([.. snapshots], s => s.Table.Stages.ToArray());
        // Decoded once each: row by row every class would get a text of its own.
        var keys = Texts(snapshots, s => s.Table.Keys);
        var names = Texts(snapshots, s => s.Table.Names);
        var parents = Texts(snapshots, s => s.ParentKeys);
        return new MergedTable(
            new FactTable
            {
                Grain = first.Grain,
                Period = first.Period,
                Regions = Heads(plan, (s, row) => regions[s][row]),
                Stages = Heads(plan, (s, row) => stages[s][row]),
                Columns = columns.ToDictionary(c => c.Key, c => c.Value.Column, StringComparer.Ordinal),
                Keys = keys is null ? null : Heads(plan, (s, row) => keys[s]?[row]),
                Names = names is null ? null : Heads(plan, (s, row) => names[s]?[row]),
                Origins = origins?.Rows,
                ColumnOrigins = origins?.Columns,
            },
            parents is null ? null : Heads(plan, (s, row) => parents[s]?[row]));
    }

    private static bool IsInOrder(RegionTree tree, FactTable table)
    {
        var last = -1;
        foreach (var code in table.Regions.Values)
        {
            var index = tree.IndexOf(code);
            if (index < 0 || index < last) return false;
            last = index;
        }
        return true;
    }

    // Null when no snapshot has any.
    private static string?[]?[]? Texts(IReadOnlyList<FactSnapshot> snapshots, Func<FactSnapshot, IReadOnlyList<string?>?> of)
    {
        var texts = snapshots.Select(s => of(s) is { } list ? TextList.ArrayOf(list) : null).ToArray();
        return texts.All(t => t is null) ? null : texts;
    }

    // A head (region, key, name) comes from the first kind that has the row and says something.
    private static T[] Heads<T>(RowPlan plan, Func<int, int, T> read)
    {
        var heads = new T[plan.Count];
        for (var row = 0; row < heads.Length; row++)
        {
            for (var kind = 0; kind < plan.Kinds.Count; kind++)
            {
                var snapshot = plan.Snapshot[kind][row];
                if (snapshot < 0) continue;
                heads[row] = read(snapshot, plan.Row[kind][row]);
                if (heads[row] is not null) break;
            }
        }
        return heads;
    }
}

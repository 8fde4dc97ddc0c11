using Hengjian.Data.Storage;
using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>Which row of which snapshot fills each row of a merged table, per kind of snapshot.</summary>
/// <param name="Kinds">The kinds in ordinal order.</param>
/// <param name="Snapshot">[kind][row]: position of the snapshot, -1 when that kind says nothing about the row.</param>
/// <param name="Row">[kind][row]: row in that snapshot.</param>
internal sealed record RowPlan(IReadOnlyList<string> Kinds, int[][] Snapshot, int[][] Row)
{
    public int Count => Snapshot.Length == 0 ? 0 : Snapshot[0].Length;

    private readonly record struct Candidate(int TreeIndex, SchoolStage Stage, int Kind, int Snapshot, int Row);

    /// <summary>Plans the rows of one grain and period.</summary>
    public static RowPlan Make(RegionTree tree, IReadOnlyList<FactSnapshot> snapshots, List<Problem> problems)
    {
        string[] kinds = [.. snapshots.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal)];
        var rows = new List<Candidate>();
        for (var s = 0; s < snapshots.Count; s++) AddRows(tree, snapshots, s, Array.IndexOf(kinds, snapshots[s].Kind), rows, problems);
        var ordered = rows.OrderBy(r => r.TreeIndex).ThenBy(r => r.Stage).ThenBy(r => r.Kind).ThenBy(r => r.Snapshot).ThenBy(r => r.Row);
        return kinds.Length == 1 ? Plain(kinds, [.. ordered]) : Joined(kinds, snapshots, ordered);
    }

    private static void AddRows(
        RegionTree tree, IReadOnlyList<FactSnapshot> snapshots, int position, int kind, List<Candidate> rows, List<Problem> problems)
    {
        var snapshot = snapshots[position];
        var later = snapshots.Skip(position + 1).Where(s => s.Kind == snapshot.Kind).SelectMany(s => RowPlaces.Of(s.Table)).ToHashSet();
        var unknown = new SortedDictionary<int, int>();
        var regions = snapshot.Table.Regions.ToArray();
        var stages = snapshot.Table.Stages.ToArray();
        for (var i = 0; i < regions.Length; i++)
        {
            if (later.Count > 0 && later.Contains(RowPlace.Of(snapshot.Table.Grain, regions[i], stages[i]))) continue;
            var index = tree.IndexOf(regions[i]);
            if (index < 0) unknown[regions[i]] = unknown.GetValueOrDefault(regions[i]) + 1;
            else rows.Add(new Candidate(index, stages[i], kind, position, i));
        }
        problems.AddRange(unknown.Select(u => FactProblems.UnknownRegion(snapshot, u.Key, u.Value)));
    }

    private static RowPlan Plain(string[] kinds, Candidate[] rows) =>
        new(kinds, [Array.ConvertAll(rows, r => r.Snapshot)], [Array.ConvertAll(rows, r => r.Row)]);

    private static RowPlan Joined(string[] kinds, IReadOnlyList<FactSnapshot> snapshots, IEnumerable<Candidate> ordered)
    {
        var snapshotOf = Array.ConvertAll(kinds, _ => new List<int>());
        var rowOf = Array.ConvertAll(kinds, _ => new List<int>());
        var keys = snapshots.Select(s => s.Table.Keys is { } given ? TextList.ArrayOf(given) : null).ToArray();
        var parents = snapshots.Select(s => s.ParentKeys is { } given ? TextList.ArrayOf(given) : null).ToArray();
        var known = new Dictionary<(int, SchoolStage, string?, string?), int>();
        foreach (var candidate in ordered)
        {
            var snapshot = snapshots[candidate.Snapshot];
            var key = keys[candidate.Snapshot]?[candidate.Row];
            var identity = (candidate.TreeIndex, candidate.Stage, parents[candidate.Snapshot]?[candidate.Row], key);
            // Without a key nothing says that two rows below the region are one; a region is its own key.
            var joinable = key is not null || snapshot.Table.Grain is Grain.RegionYear or Grain.RegionStageYear;
            if (!joinable || !known.TryGetValue(identity, out var at) || snapshotOf[candidate.Kind][at] >= 0)
            {
                at = snapshotOf[0].Count;
                known[identity] = at;
                foreach (var list in snapshotOf.Concat(rowOf)) list.Add(-1);
            }
            snapshotOf[candidate.Kind][at] = candidate.Snapshot;
            rowOf[candidate.Kind][at] = candidate.Row;
        }
        return new RowPlan(kinds, Array.ConvertAll(snapshotOf, l => l.ToArray()), Array.ConvertAll(rowOf, l => l.ToArray()));
    }
}

using Hengjian.Domain.Access;

namespace Hengjian.Domain.Snapshots;

/// <summary>Which of many snapshots still count.</summary>
public static class SnapshotsInForce
{
    /// <summary>
    /// Leaves out withdrawn ones, and those that a later one of the same kind, grain and period replaces as a whole
    /// because its region contains theirs.
    /// </summary>
    /// <param name="snapshots">In the order they were given.</param>
    /// <returns>In the same order.</returns>
    public static IReadOnlyList<SnapshotRecord> Of(IReadOnlyList<SnapshotRecord> snapshots)
    {
        var inForce = new List<SnapshotRecord>();
        var later = new Dictionary<(string, int, int), List<CodeRange>>();
        foreach (var snapshot in snapshots.Where(s => !s.Withdrawn).Reverse())
        {
            var key = (snapshot.Kind, (int)snapshot.Grain, snapshot.Period);
            if (!later.TryGetValue(key, out var ranges)) later.Add(key, ranges = []);
            if (ranges.Exists(r => r.Contains(snapshot.RegionCode))) continue;
            inForce.Add(snapshot);
            ranges.Add(CodeRange.Of(snapshot.RegionCode));
        }
        inForce.Reverse();
        return inForce;
    }
}

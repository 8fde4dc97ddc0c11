namespace Hengjian.Domain.Snapshots;

/// <summary>Which of many snapshots still count.</summary>
public static class SnapshotsInForce
{
    /// <summary>
    /// Leaves out withdrawn ones, and those of which nothing is left: for every place they have rows for, a later one of
    /// the same kind, grain and period has rows too.
    /// </summary>
    /// <param name="snapshots">In the order they were given.</param>
    /// <param name="placesOf">
    /// The places a snapshot has rows for; null when its content cannot be read. Such a one stays in force, so that
    /// whoever loads it learns of the damage.
    /// </param>
    /// <returns>In the same order.</returns>
    public static IReadOnlyList<SnapshotRecord> Of(
        IReadOnlyList<SnapshotRecord> snapshots, Func<SnapshotRecord, IReadOnlySet<RowPlace>?> placesOf)
    {
        var inForce = new List<SnapshotRecord>();
        var later = new Dictionary<(string, int, int), HashSet<RowPlace>>();
        foreach (var snapshot in snapshots.Where(s => !s.Withdrawn).Reverse())
        {
            var key = (snapshot.Kind, (int)snapshot.Grain, snapshot.Period);
            if (!later.TryGetValue(key, out var taken)) later.Add(key, taken = []);
            var places = placesOf(snapshot);
            if (places is { Count: > 0 } && places.IsSubsetOf(taken)) continue;
            inForce.Add(snapshot);
            if (places is not null) taken.UnionWith(places);
        }
        inForce.Reverse();
        return inForce;
    }
}

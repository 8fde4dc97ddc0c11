using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>
/// 报送情况: which counties have rows in force, by kind and year. A county counts when there are rows of its own, whoever
/// gave them: itself, or its city or province for all.
/// </summary>
public sealed class CountyReports
{
    private readonly Dictionary<(string Kind, int Period), Dictionary<int, SnapshotRecord>> newest = [];

    /// <summary>Sorts snapshots by the counties they have rows for.</summary>
    /// <param name="counties">The counties that should report.</param>
    /// <param name="inForce">Oldest first.</param>
    /// <param name="placesOf">The places a snapshot has rows for; null when it cannot be read, and then it counts for nobody.</param>
    internal CountyReports(
        IReadOnlyList<Region> counties, IEnumerable<SnapshotRecord> inForce, Func<SnapshotRecord, IReadOnlySet<RowPlace>?> placesOf)
    {
        Counties = counties;
        var wanted = counties.Select(c => c.Code).ToHashSet();
        foreach (var snapshot in inForce)
        {
            var key = (snapshot.Kind, snapshot.Period);
            if (!newest.TryGetValue(key, out var reported)) newest.Add(key, reported = []);
            foreach (var place in placesOf(snapshot) ?? new HashSet<RowPlace>())
            {
                if (wanted.Contains(place.RegionCode)) reported[place.RegionCode] = snapshot;
            }
        }
    }

    /// <summary>The counties that should report, in tree order.</summary>
    public IReadOnlyList<Region> Counties { get; }

    /// <summary>How many of them have rows.</summary>
    public int CountOf(string kind, int period) => newest.TryGetValue((kind, period), out var reported) ? reported.Count : 0;

    /// <summary>The newest snapshot in force with rows of a county; null while it has not reported.</summary>
    public SnapshotRecord? Find(string kind, int period, int county) =>
        newest.TryGetValue((kind, period), out var reported) ? reported.GetValueOrDefault(county) : null;
}

using System.Collections.Concurrent;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>How the figures of all governments of a level moved from the year before last to last year, by facts in force.</summary>
public sealed class PeerBook(Workspace workspace)
{
    private const double Consistent = 1.4826;

    private readonly ConcurrentDictionary<(long Newest, RegionLevel Level, int Period), IReadOnlyDictionary<string, PeerMoves>> known = new();

    /// <summary>The moves into a year, by element; empty when there are no two years of figures.</summary>
    public async Task<IReadOnlyDictionary<string, PeerMoves>> OfAsync(RegionTree regions, int region, int lastYear, CancellationToken cancel)
    {
        if (!regions.TryFind(region, out var own)) return Empty;
        var inForce = (await workspace.Snapshots.InForceAsync(lastYear, cancel)).Where(s => (s.Kind == ImportKind.Region.Word() || FilledKinds.BaseOf(s.Kind) == ImportKind.Region.Word()) && s.Period >= lastYear - 1).ToList();
        if (inForce.Count == 0) return Empty;
        var key = (inForce.Max(s => s.Id), own.Level, lastYear);
        if (known.TryGetValue(key, out var found)) return found;
        var peers = regions.AtLevel(own.Level).Select(r => r.Code).ToHashSet();
        var (now, before) = (new Dictionary<(int, string), double>(), new Dictionary<(int, string), double>());
        foreach (var snapshot in inForce)
        {
            if (!workspace.Facts.Load(snapshot.Hash).TryGet(out var facts)) continue;
            Collect(facts.Table, peers, snapshot.Period == lastYear ? now : before);
        }
        return known[key] = Moves(now, before, own.Level);
    }

    private static IReadOnlyDictionary<string, PeerMoves> Empty { get; } = new Dictionary<string, PeerMoves>();

    private static void Collect(FactTable table, HashSet<int> peers, Dictionary<(int, string), double> into)
    {
        foreach (var (element, column) in table.Columns)
        {
            if (column is not NumberColumn numbers) continue;
            for (var row = 0; row < table.RowCount; row++)
            {
                if (peers.Contains(table.Regions[row]) && numbers.FlagAt(row) == ValueFlag.Present) into[(table.Regions[row], element)] = numbers.ValueAt(row);
            }
        }
    }

    private static Dictionary<string, PeerMoves> Moves(Dictionary<(int Region, string Element), double> now, Dictionary<(int, string), double> before, RegionLevel level)
    {
        var moves = new Dictionary<string, PeerMoves>(StringComparer.Ordinal);
        foreach (var group in now.GroupBy(n => n.Key.Element, StringComparer.Ordinal))
        {
            double[] logs = [.. group.Where(n => n.Value > 0 && before.GetValueOrDefault(n.Key) > 0).Select(n => Math.Log(n.Value / before[n.Key])).Order()];
            if (logs.Length == 0) continue;
            var middle = Median(logs);
            var spread = Median([.. logs.Select(l => Math.Abs(l - middle)).Order()]) * Consistent;
            moves[group.Key] = new PeerMoves(middle, spread, logs.Length, FormattableString.Invariant($"全省 {logs.Length} 个{(level == RegionLevel.City ? "市" : "县")}"));
        }
        return moves;
    }

    private static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}

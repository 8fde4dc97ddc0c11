using System.Collections.Concurrent;
using Hengjian.Domain.Access;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>How the figures of all governments of a level moved from the year before last to last year, by facts in force.</summary>
public sealed class PeerBook(Workspace workspace)
{
    private const double Consistent = 1.4826;

    // By whose peers: the newest book of each, for an older one is never asked for again.
    private readonly ConcurrentDictionary<(int Parent, RegionLevel Level, int Period), (long Newest, IReadOnlyDictionary<string, PeerMoves> Moves)> known = new();

    /// <summary>The moves into a year, by element; empty when there are no two years of figures.</summary>
    public async Task<IReadOnlyDictionary<string, PeerMoves>> OfAsync(RegionTree regions, int region, int lastYear, CancellationToken cancel)
    {
        if (!regions.TryFind(region, out var own)) return Empty;
        var (word, filled) = (ImportKind.Region.Word(), FilledKinds.Of(ImportKind.Region.Word()));
        await using var db = workspace.OpenDb();
        var newest = await db.Snapshots.Where(s => (s.Kind == word || s.Kind == filled) && s.Period >= lastYear - 1 && s.Period <= lastYear)
            .GroupBy(_ => 1).Select(g => new { Id = g.Max(s => s.Id), Withdrawn = g.Count(s => s.Withdrawn) }).FirstOrDefaultAsync(cancel);
        if (newest is null) return Empty;
        // Peers are those of the same province; of a province those of the nation.
        var province = own.Level is RegionLevel.City or RegionLevel.County ? region / 10_000 * 10_000 : 0;
        var (key, mark) = ((province, own.Level, lastYear), (newest.Id << 20) + newest.Withdrawn);
        if (known.TryGetValue(key, out var found) && found.Newest == mark) return found.Moves;
        var inForce = (await workspace.Snapshots.InForceAsync(lastYear, cancel)).Where(s => (s.Kind == word || s.Kind == filled) && s.Period >= lastYear - 1);
        var range = CodeRange.Of(province);
        var peers = regions.AtLevel(own.Level).Select(r => r.Code).Where(range.Contains).ToHashSet();
        var (now, before) = (new Dictionary<(int, string), double>(), new Dictionary<(int, string), double>());
        foreach (var snapshot in inForce)
        {
            if (!workspace.Facts.Load(snapshot.Hash).TryGet(out var facts)) continue;
            Collect(facts.Table, peers, snapshot.Period == lastYear ? now : before);
        }
        var moves = Moves(now, before, province == 0 ? "全国" : "全省", own.Level);
        known[key] = (mark, moves);
        return moves;
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

    private static Dictionary<string, PeerMoves> Moves(Dictionary<(int Region, string Element), double> now, Dictionary<(int, string), double> before, string where, RegionLevel level)
    {
        var moves = new Dictionary<string, PeerMoves>(StringComparer.Ordinal);
        foreach (var group in now.GroupBy(n => n.Key.Element, StringComparer.Ordinal))
        {
            double[] logs = [.. group.Where(n => n.Value > 0 && before.GetValueOrDefault(n.Key) > 0).Select(n => Math.Log(n.Value / before[n.Key])).Order()];
            if (logs.Length == 0) continue;
            var middle = Median(logs);
            var spread = Median([.. logs.Select(l => Math.Abs(l - middle)).Order()]) * Consistent;
            moves[group.Key] = new PeerMoves(middle, spread, logs.Length, FormattableString.Invariant($"{where} {logs.Length} 个{NameOf(level)}"));
        }
        return moves;
    }

    private static string NameOf(RegionLevel level) => level switch { RegionLevel.Province => "省", RegionLevel.City => "市", _ => "县" };

    private static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}

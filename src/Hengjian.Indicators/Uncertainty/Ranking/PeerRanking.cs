namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>难以区分的一段: neighbours in the ranking of which no pair can be told apart.</summary>
/// <param name="Regions">Region codes, best first; at least two.</param>
/// <param name="FromRank">Rank of the first.</param>
/// <param name="ToRank">Rank of the last.</param>
public sealed record AlikeRun(IReadOnlyList<int> Regions, int FromRank, int ToRank);

/// <summary>The ranking of one group and how sure it is, pair by pair.</summary>
/// <remarks>
/// Two units cannot be told apart when the share of draws in which one scores higher, equal scores counting half, lies
/// between 5 % and 95 %, both excluded. Not transitive, so runs may overlap: docs/methods/rank-bands.md.
/// </remarks>
public sealed class PeerRanking
{
    private const double Doubt = 0.05;

    private readonly Dictionary<int, int> positions;
    private readonly int[] wins;
    private readonly int[] places;
    private readonly int draws;

    private PeerRanking(int group, CompositeScore[] ranked, int[] places, int[] wins, int draws)
    {
        (Group, Ranked, this.places, this.wins, this.draws) = (group, ranked, places, wins, draws);
        positions = ranked.Select((s, i) => (s.Unit.Region, i)).ToDictionary(p => p.Region, p => p.i);
        Alike = Runs();
    }

    /// <summary>Code of the group.</summary>
    public int Group { get; }

    /// <summary>Its units, best first; equal ranks by region code.</summary>
    public IReadOnlyList<CompositeScore> Ranked { get; }

    /// <summary>Maximal runs of neighbours that cannot be told apart, from the top.</summary>
    public IReadOnlyList<AlikeRun> Alike { get; }

    /// <summary>Share of draws in which the first unit scores higher than the second; equal scores count half.</summary>
    /// <exception cref="KeyNotFoundException">A region is not in the group.</exception>
    public double Beats(int region, int other) => BeatsAt(positions[region], positions[other]);

    /// <summary>Whether the draws leave open which of the two is better.</summary>
    public bool CannotTellApart(int region, int other) => region != other && AlikeAt(positions[region], positions[other]);

    internal static PeerRanking Of(int group, int[] members, IReadOnlyList<CompositeScore> scores, int[] wins, int draws)
    {
        int[] order = [.. Enumerable.Range(0, members.Length)
            .OrderBy(m => scores[members[m]].Rank).ThenBy(m => scores[members[m]].Unit.Region)];
        return new PeerRanking(group, [.. order.Select(m => scores[members[m]])], order, wins, draws);
    }

    private double BeatsAt(int a, int b)
    {
        var n = places.Length;
        int wonByA = wins[places[b] * n + places[a]], wonByB = wins[places[a] * n + places[b]];
        return (wonByA + (draws - wonByA - wonByB) / 2.0) / draws;
    }

    private bool AlikeAt(int a, int b) => BeatsAt(a, b) is > Doubt and < 1 - Doubt;

    private List<AlikeRun> Runs()
    {
        var runs = new List<AlikeRun>();
        var (start, furthest) = (0, 0);
        for (var end = 1; end < Ranked.Count; end++)
        {
            var from = start;
            // The first of the run that still cannot be told from the new last, with everyone between.
            for (var i = end - 1; i >= start; i--)
            {
                if (AlikeAt(i, end)) continue;
                from = i + 1;
                break;
            }
            if (from > start && furthest > start) runs.Add(Run(start, furthest));
            (start, furthest) = (from, end);
        }
        if (furthest > start) runs.Add(Run(start, furthest));
        return runs;
    }

    private AlikeRun Run(int from, int to) =>
        new([.. Ranked.Skip(from).Take(to - from + 1).Select(s => s.Unit.Region)], Ranked[from].Rank, Ranked[to].Rank);
}

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>What the draws made of one group.</summary>
/// <param name="Ranks">Per member.</param>
/// <param name="Wins">[a × n + b]: draws in which b scores higher than a; empty when pairs were not asked for.</param>
internal sealed record GroupOutcome(RankHistogram[] Ranks, int[] Wins);

/// <summary>Runs all draws over one group, a tile of weight vectors at a time, all of it within the cache of one core.</summary>
internal static class GroupRun
{
    private const int Tile = WeightDraws.Tile;

    private const int Turns = RankCounters.ManyTurns;

    public static GroupOutcome Compute(ItemMatrix matrix, int[] members, WeightDraws draws, RankBandOptions options)
    {
        var counters = new RankCounters(members.Length);
        var wins = options.Pairs ? new int[checked(members.Length * members.Length)] : [];
        var scores = new TileScores(matrix, members, draws, options);
        var contests = new Contests(members.Length);
        for (var tile = 0; tile < draws.TileCount; tile++)
        {
            var lanes = Math.Min(Tile, draws.Count - tile * Tile);
            scores.Compute(tile);
            contests.Read(scores.Values);
            for (var m = 0; m < members.Length; m++)
                Count(scores.Values, m, contests, lanes, counters, options.Width.Resolve());
            if (options.Pairs) Pairs(scores.Values, members.Length, contests, lanes, wins);
        }
        return new GroupOutcome([.. members.Select((_, m) => counters.Histogram(m))], wins);
    }

    private static void Count(double[] scores, int unit, Contests contests, int lanes, RankCounters all, VectorWidth width)
    {
        var above = contests.Above(unit, out var opponents);
        var counters = all.Between(unit, above, above + opponents.Length);
        if (opponents.IsEmpty)
        {
            counters[0] += lanes;
            return;
        }
        Span<long> counts = stackalloc long[Tile];
        RankKernel.CountAbove(scores, unit, opponents, counts, width);
        if (all.Turns == 1)
        {
            foreach (var rank in counts[..lanes]) counters[(int)rank]++;
            return;
        }
        var draw = 0;
        for (; draw <= lanes - Turns; draw += Turns)
        {
            counters[(int)counts[draw] * Turns]++;
            counters[(int)counts[draw + 1] * Turns + 1]++;
            counters[(int)counts[draw + 2] * Turns + 2]++;
            counters[(int)counts[draw + 3] * Turns + 3]++;
        }
        for (; draw < lanes; draw++) counters[(int)counts[draw] * Turns]++;
    }

    private static void Pairs(double[] scores, int units, Contests contests, int lanes, int[] wins)
    {
        for (var m = 0; m < units; m++)
            for (var other = 0; other < units; other++)
            {
                if (contests.IsAbove(other, m)) wins[m * units + other] += lanes;
                else if (other != m && !contests.IsAbove(m, other))
                    wins[m * units + other] += RankKernel.WinsOver(scores, m, other, lanes);
            }
    }
}

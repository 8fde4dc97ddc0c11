namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>What the draws made of one group.</summary>
/// <param name="Ranks">Per member.</param>
/// <param name="Wins">[a × n + b]: draws in which b scores higher than a; empty when pairs were not asked for.</param>
internal sealed record GroupOutcome(RankHistogram[] Ranks, int[] Wins);

/// <summary>Runs all draws over one group, a tile of weight vectors at a time, all of it within the cache of one core.</summary>
internal static class GroupRun
{
    private const int Tile = WeightDraws.Tile;

    // Equal ranks follow each other; four counters in turn keep them from waiting for one another.
    private const int Turns = 4;

    public static GroupOutcome Compute(ItemMatrix matrix, int[] members, WeightDraws draws, RankBandOptions options)
    {
        var contests = options.Errors is null ? Contests.Of(matrix, members, draws) : Contests.All(members.Length);
        var tally = new int[members.Length][];
        for (var m = 0; m < members.Length; m++) tally[m] = new int[Turns * (contests.Open[m].Length + 1)];
        var wins = options.Pairs ? Certain(matrix, members, contests, draws) : [];
        var scores = new TileScores(matrix, members, draws, options);
        for (var tile = 0; tile < draws.TileCount; tile++)
        {
            scores.Compute(tile);
            Count(scores.Values, contests, Math.Min(Tile, draws.Count - tile * Tile), tally, options.Width.Resolve());
            if (options.Pairs) Pairs(scores.Values, contests, wins);
        }
        return new GroupOutcome([.. tally.Select((t, m) => Histogram(contests.Above[m] + 1, t))], wins);
    }

    private static void Count(double[] scores, Contests contests, int lanes, int[][] tally, VectorWidth width)
    {
        Span<long> counts = stackalloc long[Tile];
        for (var m = 0; m < tally.Length; m++)
        {
            var counters = tally[m];
            if (contests.Open[m].Length == 0)
            {
                counters[0] += lanes;
                continue;
            }
            RankKernel.CountAbove(scores, m, contests.Open[m], counts, width);
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
    }

    // Lanes past the last draw weigh nothing: nobody wins there.
    private static void Pairs(double[] scores, Contests contests, int[] wins)
    {
        for (var m = 0; m < contests.Open.Length; m++)
            foreach (var other in contests.Open[m])
                wins[m * contests.Open.Length + other] += RankKernel.WinsOver(scores, m, other);
    }

    // Pairs that no vector needs asking are won by the same unit in every draw.
    private static int[] Certain(ItemMatrix matrix, int[] members, Contests contests, WeightDraws draws)
    {
        var n = members.Length;
        var wins = new int[n * n];
        Span<double> weights = stackalloc double[draws.Items];
        for (var i = 0; i < weights.Length; i++) weights[i] = draws.At(0, i);
        var first = new double[n];
        for (var m = 0; m < n; m++) first[m] = CompositeIndex.Sum(matrix.Row(members[m]), weights);
        for (var m = 0; m < n; m++)
        {
            var open = contests.Open[m].AsSpan();
            for (var other = 0; other < n; other++)
                if (other != m && first[other] > first[m] && open.BinarySearch(other) < 0) wins[m * n + other] = draws.Count;
        }
        return wins;
    }

    private static RankHistogram Histogram(int best, int[] tally)
    {
        var counts = new int[tally.Length / Turns];
        for (var i = 0; i < tally.Length; i++) counts[i / Turns] += tally[i];
        var (first, last) = (Array.FindIndex(counts, c => c > 0), Array.FindLastIndex(counts, c => c > 0));
        return new RankHistogram(best + first, counts[first..(last + 1)]);
    }
}

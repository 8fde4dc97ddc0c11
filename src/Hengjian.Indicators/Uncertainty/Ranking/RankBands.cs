namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>名次区间 of one unit.</summary>
/// <param name="Score">Points, index and rank under the stated weights and data.</param>
/// <param name="Low">5 % quantile of the ranks drawn: the better end.</param>
/// <param name="High">95 % quantile: the worse end.</param>
/// <param name="Ranks">All ranks drawn.</param>
public sealed record RankBand(CompositeScore Score, double Low, double High, RankHistogram Ranks);

/// <summary>Rank bands of all units, and per group who can be told apart.</summary>
/// <param name="Bands">In matrix order.</param>
/// <param name="Rankings">One a group, by group code; empty when pairs were not asked for.</param>
public sealed record RankBandResult(IReadOnlyList<RankBand> Bands, IReadOnlyList<PeerRanking> Rankings);

/// <summary>Ranks within peer groups under many weight vectors and, if stated, errors of the data.</summary>
/// <remarks>
/// Monte Carlo as in step 7 of the OECD/JRC handbook (uncertainty analysis): docs/methods/rank-bands.md. The same inputs
/// give the same bits on any number of threads and at any vector width.
/// </remarks>
public static class RankBands
{
    /// <summary>Computes bands for every unit.</summary>
    /// <param name="matrix">Shares and stated weights.</param>
    /// <param name="draws">Weight vectors over the same items; any common scale.</param>
    /// <param name="options">Errors of the data, pairs, threads.</param>
    /// <exception cref="ArgumentException">Draws or errors are for another number of items.</exception>
    public static RankBandResult Compute(ItemMatrix matrix, WeightDraws draws, RankBandOptions? options = null)
    {
        options ??= new RankBandOptions();
        if (draws.Items != matrix.Items.Count || (options.Errors is { } errors && errors.Items.Count != draws.Items))
            throw new ArgumentException("Draws and errors are for the items of the matrix.", nameof(draws));
        var scores = CompositeIndex.Compute(matrix);
        // Best first: opponents that the draws leave open then stand near each other.
        var groups = matrix.Groups().Select(g => (g.Group, Units: g.Units.OrderBy(u => scores[u].Rank).ToArray())).ToList();
        var wins = new int[groups.Count][];
        var bands = new RankBand[matrix.Units.Count];
        // Large groups first, so that no thread ends up alone with one. Every group has its own place in the result.
        int[] order = [.. Enumerable.Range(0, groups.Count).OrderByDescending(g => groups[g].Units.Length)];
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(order, loadBalance: true),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) },
            g =>
            {
                var units = groups[g].Units;
                (var ranks, wins[g]) = GroupRun.Compute(matrix, units, draws, options);
                for (var m = 0; m < units.Length; m++)
                    bands[units[m]] = new RankBand(scores[units[m]], ranks[m].Quantile(0.05), ranks[m].Quantile(0.95), ranks[m]);
            });
        return new RankBandResult(bands, options.Pairs
            ? [.. groups.Select((g, i) => PeerRanking.Of(g.Group, g.Units, scores, wins[i], draws.Count))]
            : []);
    }
}

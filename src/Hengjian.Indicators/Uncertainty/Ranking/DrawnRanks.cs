namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>The ranks of every unit under every weight vector, where a histogram is not enough.</summary>
public static class DrawnRanks
{
    private const int Tile = WeightDraws.Tile;

    /// <summary>Ranks by draw, then by unit in matrix order; draws × units numbers.</summary>
    public static IReadOnlyList<int[]> Compute(ItemMatrix matrix, WeightDraws draws)
    {
        var ranks = new int[draws.Count][];
        for (var draw = 0; draw < ranks.Length; draw++) ranks[draw] = new int[matrix.Units.Count];
        Span<long> counts = stackalloc long[Tile];
        foreach (var (_, members) in matrix.Groups())
        {
            var options = new RankBandOptions();
            var contests = new Contests(members.Length);
            var scores = new TileScores(matrix, members, draws, options);
            for (var tile = 0; tile < draws.TileCount; tile++)
            {
                scores.Compute(tile);
                contests.Read(scores.Values);
                for (var m = 0; m < members.Length; m++)
                {
                    var above = contests.Above(m, out var opponents);
                    RankKernel.CountAbove(scores.Values, m, opponents, counts, options.Width.Resolve());
                    for (var draw = tile * Tile; draw < Math.Min(draws.Count, (tile + 1) * Tile); draw++)
                        ranks[draw][members[m]] = 1 + above + (int)counts[draw % Tile];
                }
            }
        }
        return ranks;
    }
}

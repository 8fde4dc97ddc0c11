namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>The scores of one group's units under one tile of weight vectors, row after row of 64.</summary>
internal sealed class TileScores
{
    private const int Tile = WeightDraws.Tile;

    private readonly ItemMatrix matrix;
    private readonly int[] members;
    private readonly WeightDraws draws;
    private readonly RankBandOptions options;
    private readonly VectorWidth width;
    private readonly PeerBlock? shares;
    private readonly int[] holes;
    private readonly PeerBlock presence;
    private readonly double[] bases;
    private readonly ScoreGrid grid;

    public TileScores(ItemMatrix matrix, int[] members, WeightDraws draws, RankBandOptions options)
    {
        (this.matrix, this.members, this.draws, this.options) = (matrix, members, draws, options);
        width = options.Width.Resolve();
        shares = options.Errors is null ? PeerBlock.Shares(matrix, members) : null;
        // The last row of the presence block has every item: its score is the sum of all weights.
        holes = [.. Enumerable.Range(0, members.Length).Where(m => matrix.Holes[members[m]])];
        presence = PeerBlock.Presence(matrix, Array.ConvertAll(holes, h => members[h]));
        bases = new double[presence.PanelCount * PeerBlock.Panel * Tile];
        Values = new double[(members.Length + PeerBlock.Panel) * Tile];
        grid = ScoreGrid.For(Enumerable.Range(0, draws.Items).Sum(i => draws.At(0, i)));
    }

    public double[] Values { get; }

    public void Compute(int tile)
    {
        var weights = draws.TileAt(tile);
        if (shares is not null) ScoreKernel.Score(shares, weights, Values, width);
        else WithErrors(tile, weights);
        if (holes.Length > 0) ScaleUp(weights);
        grid.Snap(Values.AsSpan(0, members.Length * Tile));
    }

    // Σ of the weights in the base stands for the whole: score × all ÷ present.
    private void ScaleUp(ReadOnlySpan<double> weights)
    {
        Span<double> all = stackalloc double[Tile];
        for (var w = 0; w < weights.Length; w += Tile)
            for (var draw = 0; draw < Tile; draw++) all[draw] += weights[w + draw];
        ScoreKernel.Score(presence, weights, bases, width);
        for (var h = 0; h < holes.Length; h++)
            for (var draw = 0; draw < Tile; draw++)
                Values[holes[h] * Tile + draw] *= all[draw] / bases[h * Tile + draw];
    }

    private void WithErrors(int tile, ReadOnlySpan<double> weights)
    {
        Array.Clear(Values);
        for (var member = 0; member < members.Length; member++)
        {
            var row = matrix.Row(members[member]);
            var region = matrix.Units[members[member]].Region;
            var sums = Values.AsSpan(member * Tile, Tile);
            for (var item = 0; item < row.Length; item++)
            {
                if (double.IsNaN(row[item])) continue;
                var weight = weights.Slice(item * Tile, Tile);
                for (var draw = 0; draw < Tile; draw++)
                    sums[draw] += options.Errors!.Apply(row[item], region, item, tile * Tile + draw) * weight[draw];
            }
        }
    }
}

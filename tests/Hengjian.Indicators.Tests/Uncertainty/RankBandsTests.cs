using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Ranking;

namespace Hengjian.Indicators.Tests.Uncertainty;

public sealed class RankBandsTests
{
    private static WeightDraws Draw(ItemMatrix matrix, double spread = 0.25, int count = 200, ulong seed = 7) =>
        WeightDraws.Perturbed([.. matrix.Items.Select(i => i.Weight)], spread, count, seed);

    private static string Text(RankBandResult result) => string.Join('\n', result.Bands.Select(b => FormattableString.Invariant(
        $"{b.Score.Unit.Region} {b.Score.Points:R} {b.Score.Rank} {b.Low:R} {b.High:R} {b.Ranks.First}: {string.Join(',', b.Ranks.Counts)}")))
        + string.Join('\n', result.Rankings.SelectMany(r => r.Alike).Select(a => string.Join(',', a.Regions)));

    private static Gen<(int Seed, int Units, int Items, double Absent)> Shapes() =>
        from seed in Gen.Choose(0, 100_000)
        from units in Gen.Choose(1, 40)
        from items in Gen.Choose(1, 37)
        from absent in Gen.Elements(0.0, 0.2)
        select (seed, units, items, absent);

    [Fact]
    public void EveryRankDrawn_EqualsThePlainCount() => Prop.ForAll(Shapes().ToArbitrary(), s =>
    {
        var matrix = Matrices.Random(s.Seed, s.Units, s.Items, s.Absent);
        var draws = Draw(matrix, count: 70, seed: (ulong)s.Seed);
        var bands = RankBands.Compute(matrix, draws).Bands;
        var plain = Enumerable.Range(0, draws.Count).Select(d => Matrices.PlainRanks(matrix, draws, d)).ToList();
        return Enumerable.Range(0, s.Units).All(u =>
        {
            var counts = plain.GroupBy(r => r[u]).ToDictionary(g => g.Key, g => g.Count());
            return bands[u].Ranks.Counts.Select((c, i) => (Rank: bands[u].Ranks.First + i, Count: c))
                .All(r => counts.GetValueOrDefault(r.Rank) == r.Count);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void LargeGroup_HasThePlainCountsToo_InTheRoomOfItsOwnRanks()
    {
        // Larger than the groups that have counters in turn.
        var matrix = Matrices.Random(21, 700, 9, groups: 1);
        var draws = Draw(matrix, spread: 0.9, count: 70);
        var bands = RankBands.Compute(matrix, draws, new RankBandOptions { Threads = 1, Pairs = false }).Bands;
        var plain = Enumerable.Range(0, draws.Count).Select(d => Matrices.PlainRanks(matrix, draws, d)).ToList();
        for (var u = 0; u < 700; u++)
        {
            var counts = plain.GroupBy(r => r[u]).ToDictionary(g => g.Key, g => g.Count());
            Assert.All(bands[u].Ranks.Counts.Select((c, i) => (c, i)), r => Assert.Equal(counts.GetValueOrDefault(bands[u].Ranks.First + r.i), r.c));
            Assert.Equal(draws.Count, bands[u].Ranks.Counts.Sum());
        }
    }

    [Fact]
    public void ANationOfCountiesInOneGroup_TakesTensOfMegabytes_NotHundreds()
    {
        var matrix = Matrices.Random(4, 2850, 20, groups: 1);
        var draws = Draw(matrix, count: 64);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RankBands.Compute(matrix, draws, new RankBandOptions { Threads = 1, Pairs = false });
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(taken, 1_000_000, 60_000_000);
    }

    [Fact]
    public void ThreadsAndWidths_GiveTheSameBits() => Prop.ForAll(Shapes().ToArbitrary(), s =>
    {
        var matrix = Matrices.Random(s.Seed, s.Units, s.Items, s.Absent);
        var draws = Draw(matrix, count: 130);
        var texts = from width in Enum.GetValues<VectorWidth>()
                    from threads in (int[])[1, 2]
                    select Text(RankBands.Compute(matrix, draws, new RankBandOptions { Threads = threads, Width = width }));
        return texts.Distinct().Count() == 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SameSeed_SameBits_AnotherSeed_OtherDraws()
    {
        var matrix = Matrices.Random(3, 30, 12);
        Assert.Equal(Text(RankBands.Compute(matrix, Draw(matrix))), Text(RankBands.Compute(matrix, Draw(matrix))));
        Assert.NotEqual(Draw(matrix, seed: 1).At(0, 0), Draw(matrix, seed: 2).At(0, 0));
    }

    [Fact]
    public void OrderOfUnits_DoesNotMatter_EvenWithDataErrors() => Prop.ForAll(Shapes().ToArbitrary(), s =>
    {
        var matrix = Matrices.Random(s.Seed, s.Units, s.Items, s.Absent);
        int[] order = [.. Enumerable.Range(0, s.Units).Reverse()];
        var turned = new ItemMatrix(
            [.. order.Select(u => matrix.Units[u])], matrix.Items, [.. order.SelectMany(u => matrix.Row(u).ToArray())]);
        var options = new RankBandOptions { Errors = DataErrors.Same(new ItemError(true, 0.1), s.Items, 5) };
        var straight = RankBands.Compute(matrix, Draw(matrix, count: 64), options).Bands;
        var reverse = RankBands.Compute(turned, Draw(turned, count: 64), options).Bands;
        return order.Select((u, i) => (straight[u].Low, straight[u].High, straight[u].Score) == (reverse[i].Low, reverse[i].High, reverse[i].Score))
            .All(same => same);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void DominatedUnit_NeverRanksAboveItsDominator() => Prop.ForAll(Shapes().ToArbitrary(), s =>
    {
        var random = Matrices.Random(s.Seed, s.Units, s.Items, 0, groups: 1);
        // The last unit is the first, worse in one item.
        var worse = random.Row(0).ToArray();
        worse[s.Seed % s.Items] /= 2;
        var matrix = new ItemMatrix(
            [.. random.Units, new MatrixUnit(999999, random.Units[0].Group)], random.Items,
            [.. Enumerable.Range(0, s.Units).SelectMany(u => random.Row(u).ToArray()), .. worse]);
        var result = RankBands.Compute(matrix, Draw(matrix, 0.9));
        var (better, other) = (result.Bands[0], result.Bands[^1]);
        return better.Score.Rank <= other.Score.Rank && better.Low <= other.Low && better.High <= other.High
            && result.Rankings[0].Beats(999999, 110101) <= 0.5;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ScaleOfTheWeights_DoesNotMatter()
    {
        var matrix = Matrices.Random(11, 40, 9);
        var larger = matrix.WithWeights([.. matrix.Items.Select(i => i.Weight * 1000)]);
        var (a, b) = (RankBands.Compute(matrix, Draw(matrix)).Bands, RankBands.Compute(larger, Draw(larger)).Bands);
        Assert.Equal(a.Select(x => (x.Score.Rank, x.Low, x.High)), b.Select(x => (x.Score.Rank, x.Low, x.High)));
        Assert.All(a.Zip(b), p => Assert.Equal(p.First.Score.Index, p.Second.Score.Index, 12));
    }

    [Fact]
    public void NoSpread_EveryDrawGivesTheStatedRank()
    {
        var matrix = Matrices.Random(5, 35, 7, 0.1);
        Assert.All(RankBands.Compute(matrix, Draw(matrix, 0)).Bands, b =>
            Assert.Equal((b.Score.Rank, b.Score.Rank, 200), (b.Ranks.First, b.Ranks.Last, b.Ranks.Counts.Sum())));
    }

    [Fact]
    public void SumsEqualInExactArithmetic_Tie()
    {
        // 0.1 + 0.2 and 0.3: different last bits, the same score.
        var matrix = Matrices.Of([1, 1, 1], [0.1, 0.2, 0], [0, 0, 0.3], [0, 0.1, 0]);
        Assert.Equal([1, 1, 3], CompositeIndex.Compute(matrix).Select(s => s.Rank));
        var ranking = RankBands.Compute(matrix, Draw(matrix, 0)).Rankings[0];
        Assert.Equal(0.5, ranking.Beats(110101, 110102));
        Assert.Equal([110101, 110102], Assert.Single(ranking.Alike).Regions);
    }

    [Fact]
    public void ItemThatLeftTheBase_IsNotZero()
    {
        // 0.8 of the one item that applies is better than 0.7 of both, and 0 in the other would be worse.
        var scores = CompositeIndex.Compute(Matrices.Of([50, 50], [0.8, double.NaN], [0.7, 0.7], [0.8, 0]));
        Assert.Equal([(0.8, 1, 1), (0.7, 2, 0), (0.4, 3, 0)], scores.Select(s => (Math.Round(s.Index, 12), s.Rank, s.Absent)));
    }

    [Fact]
    public void Quantiles_AreOfType7()
    {
        // R: quantile(rep(c(2, 3, 5), c(6, 3, 1)), c(0.05, 0.5, 0.95)) gives 2.0 2.0 4.1.
        var ranks = new RankHistogram(2, [6, 3, 0, 1]);
        Assert.Equal(2, ranks.Quantile(0.05));
        Assert.Equal(2, ranks.Quantile(0.5));
        Assert.Equal(4.1, ranks.Quantile(0.95), 12);
    }

    [Fact]
    public void NeighboursThatChangePlaces_CannotBeToldApart_AndRunsMayOverlap()
    {
        // Under these vectors the first two change places, and so do the second and third, never the first and third.
        var matrix = Matrices.Of([1, 1], [0.70, 0.70], [0.80, 0.58], [0.62, 0.72], [0.1, 0.1]);
        var draws = WeightDraws.Given([1, 1, 1.4, 0.6, 0.6, 1.4, 0.98, 1.02], 2);
        var ranking = RankBands.Compute(matrix, draws).Rankings[0];
        Assert.True(ranking.CannotTellApart(110101, 110102));
        Assert.Equal(0.75, ranking.Beats(110101, 110102));
        Assert.Equal(1, ranking.Beats(110103, 110104));
        Assert.DoesNotContain(ranking.Alike, r => r.Regions.Contains(110104));
    }

    [Fact]
    public void DataErrors_WidenTheBand()
    {
        var matrix = Matrices.Random(8, 40, 6, groups: 1);
        var still = RankBands.Compute(matrix, Draw(matrix, 0.1)).Bands.Sum(b => b.High - b.Low);
        var noisy = RankBands.Compute(matrix, Draw(matrix, 0.1), new RankBandOptions
        {
            Errors = DataErrors.Same(new ItemError(false, 0.2), 6, 1),
        }).Bands.Sum(b => b.High - b.Low);
        Assert.True(noisy > 1.2 * still, FormattableString.Invariant($"{still} {noisy}"));
    }
}

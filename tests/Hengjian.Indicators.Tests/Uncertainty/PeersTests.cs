using Hengjian.Indicators.Uncertainty.Peers;

namespace Hengjian.Indicators.Tests.Uncertainty;

public sealed class PeersTests
{
    private static readonly Covariate[] Covariates = [new("在校生数", "人"), new("乡村学校比例", "%", 1), new("人均财力", "元")];

    private static UnitProfile Unit(int region, double students, double rural, double money, int group = 0) =>
        new(region, group, [students, rural, money]);

    [Fact]
    public void NearestFirst_WithTheReasonInWords()
    {
        UnitProfile[] units =
        [
            Unit(1, 30_000, 40, 5000), Unit(2, 31_000, 41, 5100), Unit(3, 30_500, 42, 9000), Unit(4, 90_000, 5, 20_000),
        ];
        var peers = PeerFinder.Find(Covariates, units, 1, 2);
        Assert.Equal([2, 3], peers.Select(p => p.Region));
        Assert.Equal("相近：人均财力（5100 元，本单位 5000 元）、在校生数（31000 人，本单位 30000 人）、乡村学校比例（41.0%，本单位 40.0%）", peers[0].Reason);
        Assert.Equal(3, PeerFinder.Find(Covariates, units, 1, 9).Count);
    }

    [Fact]
    public void UnitOfMeasure_DoesNotMatter()
    {
        var random = new Random(4);
        var units = Enumerable.Range(1, 30).Select(i => Unit(i, random.Next(1, 90_000), random.Next(100), random.Next(9000))).ToList();
        var other = units.Select(u => u with { Values = [u.Values[0] / 10_000, u.Values[1] * 10, u.Values[2] - 500] }).ToList();
        Assert.Equal(
            PeerFinder.Find(Covariates, units, 7, 5).Select(p => p.Region), PeerFinder.Find(Covariates, other, 7, 5).Select(p => p.Region));
    }

    [Fact]
    public void MissingCovariate_IsSaid_AndTooManyMakeNoCandidate()
    {
        UnitProfile[] units =
        [
            Unit(1, 30_000, 40, 5000), Unit(2, 30_000, 40, double.NaN), Unit(3, 30_000, double.NaN, double.NaN), Unit(4, 60_000, 10, 9000),
        ];
        var peers = PeerFinder.Find(Covariates, units, 1, 9);
        Assert.Equal([2, 4], peers.Select(p => p.Region));
        Assert.EndsWith("；缺数未比：人均财力", peers[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherGroups_AreNoCandidates() => Assert.Equal([3], PeerFinder.Find(
        Covariates, [Unit(1, 1, 1, 1, 7), Unit(2, 1, 1, 1, 8), Unit(3, 9, 9, 9, 7)], 1, 5).Select(p => p.Region));

    private static (int, double)[] Values(params double[] values) => [.. values.Select((v, i) => (i + 10, v))];

    [Theory]
    [InlineData(20, PeerBand.Above)]
    [InlineData(11, PeerBand.Alike)]
    [InlineData(2, PeerBand.Below)]
    public void Residual_AgainstThePredictionInterval(double value, PeerBand band)
    {
        // Mean 10, s = √2.5, m = 5: reach 2.776 × 1.5811 × √1.2 = 4.808.
        var result = ValueAdded.Of(1, value, Values(8, 9, 10, 11, 12), [], 5);
        Assert.Equal((band, PeerBasis.Peers, value - 10), (result.Band, result.Basis, result.Residual));
        Assert.Equal(4.808, result.High, 3);
        Assert.Contains(ValueAdded.Word(band), result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewPeers_FallBackOnTheGroupAndSaySo()
    {
        var result = ValueAdded.Of(10, 11, Values(99, 8, double.NaN, 12), Values(11, 8, 9, 10, 12, 13), 5);
        Assert.Equal((PeerBasis.Group, 5, 10.4), (result.Basis, result.Compared, Math.Round(result.Expected, 9)));
        Assert.StartsWith("同类单位不足 5 个（有数据的 2 个），改与同组 5 个单位比较", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingToCompareWith_IsUnknown_NotAlike()
    {
        Assert.Equal((PeerBand.Unknown, PeerBasis.None), (ValueAdded.Of(1, 5, [], Values(4, 6), 5) is var r ? (r.Band, r.Basis) : default));
        Assert.Equal(PeerBand.Unknown, ValueAdded.Of(1, double.NaN, Values(1, 2, 3, 4, 5), [], 5).Band);
    }

    // R: qt(0.975, c(2, 30, 40, 60, 100)).
    [Theory]
    [InlineData(2, 4.303)]
    [InlineData(30, 2.042)]
    [InlineData(40, 2.021)]
    [InlineData(60, 2.000)]
    [InlineData(100, 1.984)]
    public void StudentT_AgreesWithTheTables(int freedom, double t)
    {
        // Two alternating values: s² = m/(m − 1), so the interval gives t back.
        var m = freedom + 1;
        double[] values = [.. Enumerable.Range(0, m).Select(i => i % 2 == 0 ? 1.0 : -1.0)];
        var result = ValueAdded.Of(1, 0, Values(values), [], 1);
        var mean = values.Average();
        var s = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (m - 1));
        Assert.Equal(t, result.High / (s * Math.Sqrt(1 + 1.0 / m)), 3);
    }
}

using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Tests.Snapshots;

public sealed class SnapshotsInForceTests
{
    private static SnapshotRecord Given(long id, string kind, int period, int region, bool withdrawn = false) => new()
    {
        Id = id,
        Hash = "",
        Kind = kind,
        Grain = Grain.SchoolYear,
        Period = period,
        RegionCode = region,
        RowCount = 1,
        GivenBy = "zhang",
        GivenAt = default,
        DictionaryVersion = "",
        Withdrawn = withdrawn,
    };

    private static IEnumerable<long> InForce(params (SnapshotRecord Record, int[] Rows)[] given) => SnapshotsInForce
        .Of([.. given.Select(g => g.Record)], r => Places(given.Single(g => g.Record == r).Rows)).Select(s => s.Id);

    private static HashSet<RowPlace> Places(int[] rows) => [.. rows.Select(r => RowPlace.Of(Grain.SchoolYear, r, SchoolStage.All))];

    [Fact]
    public void CorrectionOfEveryRow_ReplacesAll_AlsoWhenSeveralDoItTogether()
    {
        Assert.Equal([3], InForce(
            (Given(1, "school", 2024, 990100), [990101, 990102]), (Given(2, "school", 2024, 990101), [990101]),
            (Given(3, "school", 2024, 990000), [990101, 990102])));
        Assert.Equal([2, 3], InForce(
            (Given(1, "school", 2024, 990100), [990101, 990102]), (Given(2, "school", 2024, 990101), [990101]),
            (Given(3, "school", 2024, 990102), [990102])));
    }

    [Fact]
    public void CorrectionOfAPart_LeavesTheRestInForce() =>
        Assert.Equal([1, 2], InForce((Given(1, "school", 2024, 990000), [990101, 990102]), (Given(2, "school", 2024, 990101), [990101])));

    [Fact]
    public void RowOfTheCityAlone_LeavesItsCountiesInForce() =>
        Assert.Equal([1, 2], InForce((Given(1, "region", 2024, 990101), [990101]), (Given(2, "region", 2024, 990100), [990100])));

    [Fact]
    public void OtherKindsAndYears_DoNotReplace() => Assert.Equal([1, 2, 3], InForce(
        (Given(1, "school", 2024, 0), [990101]), (Given(2, "class", 2024, 0), [990101]), (Given(3, "school", 2025, 0), [990101])));

    [Fact]
    public void WithdrawnCorrection_GivesTheEarlierOneBack() => Assert.Equal(
        [1], InForce((Given(1, "school", 2024, 0), [990101]), (Given(2, "school", 2024, 0, withdrawn: true), [990101])));

    [Fact]
    public void UnreadableSnapshot_StaysInForce_SoThatItsLossIsSeen()
    {
        SnapshotRecord[] given = [Given(1, "school", 2024, 0), Given(2, "school", 2024, 0)];
        Assert.Equal([1, 2], SnapshotsInForce.Of(given, r => r.Id == 1 ? null : Places([990101])).Select(s => s.Id));
    }
}

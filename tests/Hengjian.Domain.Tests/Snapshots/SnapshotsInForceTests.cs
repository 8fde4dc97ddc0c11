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

    private static IEnumerable<long> InForce(params SnapshotRecord[] given) => SnapshotsInForce.Of(given).Select(s => s.Id);

    [Fact]
    public void CorrectionOfTheWhole_ReplacesWhatItContains() =>
        Assert.Equal([3], InForce(Given(1, "school", 2024, 990100), Given(2, "school", 2024, 990101), Given(3, "school", 2024, 990000)));

    [Fact]
    public void CorrectionOfAPart_LeavesTheRestInForce() =>
        Assert.Equal([1, 2], InForce(Given(1, "school", 2024, 990000), Given(2, "school", 2024, 990101)));

    [Fact]
    public void OtherKindsAndYears_DoNotReplace() =>
        Assert.Equal([1, 2, 3], InForce(Given(1, "school", 2024, 0), Given(2, "class", 2024, 0), Given(3, "school", 2025, 0)));

    [Fact]
    public void WithdrawnCorrection_GivesTheEarlierOneBack() =>
        Assert.Equal([1], InForce(Given(1, "school", 2024, 0), Given(2, "school", 2024, 0, withdrawn: true)));
}

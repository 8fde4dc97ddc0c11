using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Oracle.Tests.Invented;

namespace Hengjian.Oracle.Tests;

/// <summary>A comparison that sees no difference is worth what it would have seen: one wrong digit, flag or count is found.</summary>
public sealed class PlantedErrorTests
{
    private const int Seed = 3;

    private static readonly Dataset Facts = InventedWorld.Province(Seed);

    private readonly IndicatorResults right = InventedWorld.Evaluate(Facts);

    public static TheoryData<string> Errors => ["value", "flag", "count", "absent"];

    [Theory]
    [MemberData(nameof(Errors))]
    public void OneWrongRegionValue_IsFound(string error)
    {
        var series = right.RegionSeries.First(s => s.Indicator == "class-size.average");
        var values = series.Values.ToArray();
        var at = Array.FindIndex(values, v => v is { HasValue: true });
        values[at] = Wrong(error, values[at]!.Value);
        var found = InventedWorld.Compare(Facts, new IndicatorResults(
            right.Tree, [.. right.RegionSeries.Select(s => s == series ? series with { Values = values } : s)], right.SchoolSeries)).Differences;
        Assert.StartsWith($"class-size.average {series.Stage} {series.Period} {right.Tree.Regions[at].CodeText}", Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void OneWrongSchoolValue_IsFound(string error)
    {
        var series = right.SchoolSeries.First(s => s.Indicator == "compulsory.yzjh.res.equipment-value" && s.Values.Any(v => v.HasValue));
        var at = Array.FindIndex(series.Values.ToArray(), v => v.HasValue);
        var wrong = Wrong(error, series.Values[at]);
        var others = Enumerable.Range(0, series.Rows.Length).Where(i => i != at || wrong is not null).ToArray();
        var changed = series with
        {
            Rows = [.. others.Select(i => series.Rows[i])],
            Values = [.. others.Select(i => i == at ? wrong!.Value : series.Values[i])],
        };
        var found = InventedWorld.Compare(Facts, new IndicatorResults(
            right.Tree, right.RegionSeries, [.. right.SchoolSeries.Select(s => s == series ? changed : s)])).Differences;
        Assert.Contains($"row {series.Rows[at]}:", Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public void OneSeriesLeftOut_IsFound() =>
        Assert.NotEmpty(InventedWorld.Compare(Facts, new IndicatorResults(
            right.Tree, [.. right.RegionSeries.Skip(1)], right.SchoolSeries)).Differences);

    private static IndicatorValue? Wrong(string error, IndicatorValue value) => error switch
    {
        "value" => value with { Value = value.Value * (1 + 1e-7) },
        "flag" => value with { Flag = value.Flag == ValueFlag.Present ? ValueFlag.Estimated : ValueFlag.Present },
        "count" => value with { Count = value.Count + 1 },
        _ => null,
    };
}

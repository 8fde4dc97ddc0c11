using Hengjian.Indicators.Results;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>
/// Compares two results value by value: flags, counts and which values there are must be the same, numbers up to the
/// order of a sum.
/// </summary>
internal sealed class ResultComparison
{
    public const double Tolerance = 1e-9;

    public List<string> Differences { get; } = [];

    public int Compared { get; private set; }

    /// <summary>Values that are numbers in both.</summary>
    public int Numbers { get; private set; }

    /// <summary>Of them, those that differ in their last digits.</summary>
    public int LastDigits { get; private set; }

    public void Add(string what, IndicatorResults expected, IndicatorResults found)
    {
        Tell(what, expected, found);
        Assert.Equal(expected.RegionSeries.Count, found.RegionSeries.Count);
        Assert.Equal(expected.SchoolSeries.Count, found.SchoolSeries.Count);
        foreach (var (a, b) in expected.RegionSeries.Zip(found.RegionSeries))
        {
            Assert.Equal((a.Indicator, a.Stage, a.Period), (b.Indicator, b.Stage, b.Period));
            for (var i = 0; i < a.Values.Count; i++)
                Compare($"{what} {a.Indicator} {a.Stage} {a.Period} {expected.Tree.Regions[i].CodeText}", a.Values[i], b.Values[i]);
        }
        foreach (var (a, b) in expected.SchoolSeries.Zip(found.SchoolSeries))
        {
            Assert.Equal((a.Indicator, a.Stage, a.Period), (b.Indicator, b.Stage, b.Period));
            if (!a.Rows.AsSpan().SequenceEqual(b.Rows))
            {
                Differences.Add($"{what} {a.Indicator} {a.Stage} {a.Period}: rows {string.Join(",", a.Rows)} and {string.Join(",", b.Rows)}");
                continue;
            }
            for (var i = 0; i < a.Rows.Length; i++)
                Compare($"{what} {a.Indicator} {a.Stage} {a.Period} row {a.Rows[i]}", a.Values[i], b.Values[i]);
        }
    }

    /// <summary>What the two tell must be the same too; only servers tell of rounding (HJD0711).</summary>
    private void Tell(string what, IndicatorResults expected, IndicatorResults found)
    {
        var (a, b) = (Told(expected), Told(found));
        Differences.AddRange(a.Except(b).Select(p => $"{what} only in process: {p}"));
        Differences.AddRange(b.Except(a).Select(p => $"{what} only ClickHouse: {p}"));
        if (!expected.Uncollected.SequenceEqual(found.Uncollected)) Differences.Add($"{what} uncollected inputs");
        if (!expected.InputChanges.SequenceEqual(found.InputChanges)) Differences.Add($"{what} changes of inputs");
    }

    private static List<string> Told(IndicatorResults results) => [.. results.Diagnostics.Where(p => p.Code != "HJD0711").Select(p => p.ToString())];

    private void Compare(string where, IndicatorValue? expected, IndicatorValue? found)
    {
        Compared++;
        if (expected is null && found is null) return;
        if (expected is { } a && found is { } b && a.Flag == b.Flag && a.Count == b.Count && a.HasValue == b.HasValue)
        {
            if (!a.HasValue) return;
            Numbers++;
            if (a.Value.Equals(b.Value)) return;
            LastDigits++;
            if (Math.Abs(a.Value - b.Value) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a.Value), Math.Abs(b.Value)))) return;
        }
        Differences.Add($"{where}: in process {expected?.Value:R} {expected?.Flag} n {expected?.Count}, ClickHouse {found?.Value:R} {found?.Flag} n {found?.Count}");
    }
}

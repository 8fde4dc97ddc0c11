using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Tests.Execution.Incremental;

/// <summary>Two results are the same: every value to the last bit, every flag and count, everything noticed, in order.</summary>
internal static class SameResults
{
    /// <summary>The first difference; null when there is none.</summary>
    public static string? Difference(IndicatorResults expected, IndicatorResults actual)
    {
        if (expected.RegionSeries.Count != actual.RegionSeries.Count || expected.SchoolSeries.Count != actual.SchoolSeries.Count) return "series";
        foreach (var (one, other) in expected.RegionSeries.Zip(actual.RegionSeries))
        {
            if ((one.Indicator, one.Stage, one.Period) != (other.Indicator, other.Stage, other.Period)) return $"order at {one.Indicator}";
            for (var region = 0; region < expected.Tree.Regions.Count; region++)
            {
                if (!Same(one.Values[region], other.Values[region]))
                    return $"{one.Indicator} {one.Stage} {one.Period} {expected.Tree.Regions[region].Name}: {one.Values[region]} / {other.Values[region]}";
            }
        }
        foreach (var (one, other) in expected.SchoolSeries.Zip(actual.SchoolSeries))
        {
            if ((one.Indicator, one.Stage, one.Period) != (other.Indicator, other.Stage, other.Period)) return $"order at {one.Indicator}";
            if (!one.Rows.SequenceEqual(other.Rows)) return $"rows of {one.Indicator} {one.Stage} {one.Period}";
            for (var item = 0; item < one.Rows.Length; item++)
            {
                if (!Same(one.Values[item], other.Values[item]))
                    return $"{one.Indicator} {one.Stage} {one.Period} row {one.Rows[item]}: {one.Values[item]} / {other.Values[item]}";
            }
        }
        if (!expected.Diagnostics.SequenceEqual(actual.Diagnostics))
            return "diagnostics: " + string.Join(" | ", expected.Diagnostics.Except(actual.Diagnostics).Concat(actual.Diagnostics.Except(expected.Diagnostics)));
        if (!expected.Uncollected.SequenceEqual(actual.Uncollected)) return "uncollected";
        return expected.InputChanges.SequenceEqual(actual.InputChanges) ? null : "changes of definition";
    }

    private static bool Same(IndicatorValue? a, IndicatorValue? b) => a is { } one && b is { } other
        ? BitConverter.DoubleToInt64Bits(one.Value) == BitConverter.DoubleToInt64Bits(other.Value) && one.Flag == other.Flag && one.Count == other.Count
        : a is null && b is null;
}

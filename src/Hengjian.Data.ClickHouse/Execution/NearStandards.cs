using System.Globalization;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>
/// Servers add in their own order, so a sum's last digits may differ from one run to the next. A value that lies as near
/// to a standard without being it is named: whether it meets the standard is for the engine in process to say.
/// </summary>
internal static class NearStandards
{
    /// <summary>Relative difference up to which two sums are the same sum.</summary>
    public const double Rounding = 1e-9;

    public static IndicatorResults Tell(CompiledCatalogue compiled, IndicatorResults results)
    {
        var found = new List<Problem>();
        foreach (var series in results.RegionSeries)
        {
            if (!compiled.Catalogue.TryFind(series.Indicator, out var indicator)) continue;
            double[] standards = [.. indicator.Thresholds.SelectMany(Ends).Distinct()];
            if (standards.Length == 0) continue;
            for (var region = 0; region < series.Values.Count; region++)
            {
                if (series.Values[region] is not { HasValue: true } value) continue;
                foreach (var standard in standards.Where(s => s != value.Value && Math.Abs(value.Value - s) <= Rounding * Math.Max(1, Math.Abs(s))))
                {
                    found.Add(ClickHouseProblems.NearStandard(
                        indicator.NameZh, results.Tree.Regions[region].Name, series.Period,
                        value.Value.ToString("R", CultureInfo.InvariantCulture), standard.ToString("R", CultureInfo.InvariantCulture)));
                }
            }
        }
        if (found.Count == 0) return results;
        return new IndicatorResults(results.Tree, results.RegionSeries, results.SchoolSeries)
        {
            Diagnostics = [.. results.Diagnostics, .. found],
            InputChanges = results.InputChanges,
            Uncollected = results.Uncollected,
        };
    }

    private static IEnumerable<double> Ends(Threshold threshold) =>
        threshold.Upper is { } upper ? [threshold.Value, upper] : [threshold.Value];
}

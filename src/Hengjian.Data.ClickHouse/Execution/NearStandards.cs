using System.Globalization;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>
/// Servers add in their own order, so a sum's last digits may differ from one run to the next. A value of a region or
/// school that lies as near to a standard is named: whether it meets the standard is for the engine in process to say.
/// </summary>
/// <remarks>
/// A value that is the standard to the last digit is named too where another order of adding could have missed it
/// (<see cref="SumOrder"/>): 0.1 + 0.2 + 0.3 is 0.6 or 0.6000000000000001.
/// </remarks>
internal static class NearStandards
{
    /// <summary>Relative difference up to which two sums are the same sum.</summary>
    public const double Rounding = 1e-9;

    public static IndicatorResults Tell(CompiledCatalogue compiled, IndicatorResults results, SumOrder order)
    {
        var found = new List<Problem>();
        foreach (var series in results.RegionSeries)
            Look(compiled, order, series.Indicator, series.Stage, series.Period, series.Values, i => results.Tree.Regions[i].Name, found);
        foreach (var series in results.SchoolSeries)
        {
            Look(
                compiled, order, series.Indicator, series.Stage, series.Period, series.Values.Select(v => (IndicatorValue?)v),
                i => $"学校表第 {series.Rows[i] + 1} 所学校", found);
        }
        if (found.Count == 0) return results;
        return new IndicatorResults(results.Tree, results.RegionSeries, results.SchoolSeries)
        {
            Diagnostics = [.. results.Diagnostics, .. found],
            InputChanges = results.InputChanges,
            Uncollected = results.Uncollected,
        };
    }

    private static void Look(
        CompiledCatalogue compiled, SumOrder order, string id, SchoolStage stage, int period, IEnumerable<IndicatorValue?> values,
        Func<int, string> name, List<Problem> found)
    {
        if (!compiled.Catalogue.TryFind(id, out var indicator)) return;
        double[] standards = [.. indicator.Thresholds.SelectMany(Ends).Distinct()];
        if (standards.Length == 0) return;
        var equalToo = order.Matters(id, stage);
        var at = -1;
        foreach (var one in values)
        {
            at++;
            if (one is not { HasValue: true } value) continue;
            foreach (var standard in standards.Where(s => (equalToo || s != value.Value) && Math.Abs(value.Value - s) <= Rounding * Math.Max(1, Math.Abs(s))))
                found.Add(ClickHouseProblems.NearStandard(indicator.NameZh, name(at), period, Text(value.Value), Text(standard)));
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<double> Ends(Threshold threshold) =>
        threshold.Upper is { } upper ? [threshold.Value, upper] : [threshold.Value];
}

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Comparing;

/// <summary>Compares every value of an evaluation with the plain evaluator's.</summary>
internal sealed class ValueComparison(PlainData data)
{
    /// <summary>Sums in another order differ in the last digits; nothing else may.</summary>
    private const double Tolerance = 1e-9;

    private readonly PlainData data = data;

    public List<string> Differences { get; } = [];

    /// <summary>How many values were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Indicators with at least one value that both gave as a number.</summary>
    public HashSet<string> WithNumbers { get; } = [];

    public static bool Near(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    /// <summary>Compares all years; each year with an evaluator of its own, side by side.</summary>
    public static ValueComparison OfAll(PlainCatalogue catalogue, Dataset dataset, IndicatorResults results)
    {
        var data = new PlainData(dataset);
        var years = results.RegionSeries.Select(s => s.Period).Concat(results.SchoolSeries.Select(s => s.Period)).Distinct();
        var all = new ValueComparison(data);
        foreach (var year in years.AsParallel().AsOrdered().Select(y => OfYear(catalogue, data, results, y))) all.Add(year);
        return all;
    }

    /// <summary>Compares only some indicators.</summary>
    public static ValueComparison OfSome(
        PlainCatalogue catalogue, Dataset dataset, IndicatorResults results, IReadOnlyList<string> indicators)
    {
        var comparison = new ValueComparison(new PlainData(dataset));
        var plain = new PlainEvaluator(catalogue, comparison.data);
        foreach (var id in indicators)
            foreach (var stage in catalogue.ById[id].Stages)
                foreach (var year in results.RegionSeries.Select(s => s.Period).Concat(results.SchoolSeries.Select(s => s.Period)).Distinct())
                    comparison.Compare(plain, catalogue.ById[id], stage, year, results);
        return comparison;
    }

    private static ValueComparison OfYear(PlainCatalogue catalogue, PlainData data, IndicatorResults results, int year)
    {
        var plain = new PlainEvaluator(catalogue, data);
        var comparison = new ValueComparison(data);
        foreach (var indicator in catalogue.Indicators)
        {
            foreach (var stage in indicator.Stages) comparison.Compare(plain, indicator, stage, year, results);
            plain.Forget();
        }
        return comparison;
    }

    private void Add(ValueComparison other)
    {
        Differences.AddRange(other.Differences);
        Compared += other.Compared;
        WithNumbers.UnionWith(other.WithNumbers);
    }

    private void Compare(PlainEvaluator plain, PlainIndicator indicator, SchoolStage stage, int year, IndicatorResults results)
    {
        if (indicator.Result == "region")
        {
            var series = results.FindRegions(indicator.Id, stage, year);
            foreach (var (region, i) in data.Dataset.Regions.Regions.Select((r, i) => (r, i)))
            {
                var wanted = indicator.Levels.Contains(region.Level) ? plain.Region(indicator.Id, stage, region.Code, year) : (Cell?)null;
                Compare($"{indicator.Id} {stage} {year} {region.CodeText}{region.Name}", wanted, series?.Values[i], indicator.Id);
            }
            return;
        }
        var rows = plain.RowsOf(indicator, stage, year).ToDictionary(r => r.Index);
        var found = results.FindSchools(indicator.Id, stage, year);
        var values = found is null ? [] : found.Rows.Zip(found.Values).ToDictionary(v => v.First, v => v.Second);
        foreach (var index in rows.Keys.Union(values.Keys))
        {
            // A school's value is about the one row of the school, even where it looked at its classes.
            var wanted = rows.TryGetValue(index, out var row) ? plain.OfRow(indicator.Id, stage, row) with { Rows = 1 } : (Cell?)null;
            Compare($"{indicator.Id} {stage} {year} row {index}", wanted, values.TryGetValue(index, out var v) ? v : null, indicator.Id);
        }
    }

    private void Compare(string where, Cell? wanted, IndicatorValue? found, string id)
    {
        Compared++;
        if (wanted is null && found is null) return;
        if (wanted is { } a && found is { } b && a.Flag == b.Flag && (!a.HasValue || a.Rows == b.Count) && Near(a.HasValue ? a.Number : double.NaN, b.Value))
        {
            if (a.HasValue) WithNumbers.Add(id);
            return;
        }
        Differences.Add($"{where}: plain {wanted?.Number} {wanted?.Flag} n {wanted?.Rows}, engine {found?.Value} {found?.Flag} n {found?.Count}");
    }
}

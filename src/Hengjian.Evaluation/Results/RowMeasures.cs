using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>The school indicators a region indicator refers to: they judge each of its rows.</summary>
public static partial class RowMeasures
{
    /// <summary>Referenced indicators with a value per school or section, in order of first mention.</summary>
    public static IReadOnlyList<Indicator> Of(IndicatorCatalogue catalogue, Indicator indicator) =>
    [
        .. Reference().Matches(indicator.Formula).Select(m => m.Groups[1].Value).Distinct()
            .Select(id => catalogue.TryFind(id, out var found) ? found : null)
            .OfType<Indicator>().Where(i => i.ResultGrain != Grain.RegionYear),
    ];

    /// <summary>Value of a school indicator by row of the school table.</summary>
    public static IReadOnlyDictionary<int, IndicatorValue> Values(
        IndicatorResults results, string indicator, SchoolStage stage, int period)
    {
        var series = results.FindSchools(indicator, stage, period) ?? results.FindSchools(indicator, SchoolStage.All, period);
        var values = new Dictionary<int, IndicatorValue>();
        for (var i = 0; i < (series?.Rows.Length ?? 0); i++) values[series!.Rows[i]] = series.Values[i];
        return values;
    }

    /// <summary>Whether a school's value meets the indicator's standard; a yes-no one without a standard is met by yes.</summary>
    public static bool? Met(Indicator indicator, SchoolStage stage, IndicatorValue? value)
    {
        if (value is not { HasValue: true } v) return null;
        if (IndicatorStandard.Find(indicator, stage) is { } standard) return Verdict.Meets(v.Value, standard);
        return indicator.Direction == Direction.YesNo ? v.Value != 0 : null;
    }

    [GeneratedRegex(@"\[\s*([A-Za-z0-9_.\-]+)\s*\]")]
    private static partial Regex Reference();
}

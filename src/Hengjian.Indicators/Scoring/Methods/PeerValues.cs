using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>The values of all evaluated units that an item compares.</summary>
internal static class PeerValues
{
    /// <summary>One a unit, in their order; null where there is none, or where the item does not apply by decision.</summary>
    public static double?[] Of(RunContext run, SchemeItem item, IndicatorReference reference)
    {
        var series = run.Results.FindRegions(reference.Indicator, reference.Stage, run.Scheme.Year);
        var values = new double?[run.Units.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (series?.Values[run.Results.Tree.IndexOf(run.Units[i])] is not { } value || value.Flag == ValueFlag.NotApplicable) continue;
            if (!ItemVerdict.IsKnown(run.Scheme, value)) continue;
            // A unit to which the item does not apply by decision takes no place and stretches no range.
            if (!run.Inputs[(run.Units[i], item.Id)].OfType<NotApplicableDecision>().Any()) values[i] = value.Value;
        }
        return values;
    }

    /// <summary>The known values, ascending.</summary>
    public static double[] Sorted(double?[] values) => [.. values.OfType<double>().Order()];

    /// <summary>Least and greatest of the known values.</summary>
    public static ValueRange RangeOf(double?[] values) => values.OfType<double>().Aggregate(ValueRange.Empty, (r, v) => r.With(v));

    /// <summary>How many are less than a value.</summary>
    public static int Below(double[] ascending, double value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

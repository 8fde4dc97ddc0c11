using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>An evaluation after a correction.</summary>
/// <param name="State">Results and what the next correction can start from.</param>
/// <param name="Changed">Values of regions that differ from before by at least a bit; empty when everything was computed.</param>
/// <param name="WhyFull">Chinese: why everything was computed again; null when only what the correction reaches was.</param>
public sealed record Renewal(EvaluationState State, IReadOnlyList<ChangedSeries> Changed, string? WhyFull)
{
    /// <summary>Only what the correction reaches was computed.</summary>
    public bool IsIncremental => WhyFull is null;
}

/// <summary>How far a renewal has got.</summary>
public enum RenewalStep
{
    /// <summary>What differs is known.</summary>
    Compared,

    /// <summary>What it reaches is known, and the corrected dataset has its frames.</summary>
    Framed,

    /// <summary>Rows of the reached regions are counted again and rolled up.</summary>
    Counted,

    /// <summary>The values resting on them are computed again.</summary>
    Valued,

    /// <summary>What the next correction starts from is put together.</summary>
    Kept,
}

/// <summary>Puts the renewed results together.</summary>
internal static class RenewedResults
{
    public static (IndicatorResults Results, IReadOnlyList<ChangedSeries> Changed) Of(EvaluationState before, RenewingSession session, Reach reach)
    {
        var changed = new List<ChangedSeries>();
        var old = before.Results;
        RegionSeries Regions(RegionSeries series)
        {
            if (!Find(session, series.Indicator, series.Stage, series.Period, reach, out var indicator)) return series;
            var made = Evaluator.Regions(session, indicator, series.Stage, series.Period);
            int[] differing = [.. reach.Regions.Where(r => !Same(series.Values[r], made.Values[r]))];
            // Equal values keep their series: whoever holds it has nothing to do.
            if (differing.Length == 0) return series;
            changed.Add(new ChangedSeries(series, made, differing));
            return made;
        }
        SchoolSeries Schools(SchoolSeries series) =>
            Find(session, series.Indicator, series.Stage, series.Period, reach, out var indicator)
                ? Evaluator.Schools(session, indicator, series.Stage, series.Period)
                : series;

        List<RegionSeries> regions = [.. old.RegionSeries.Select(Regions)];
        List<SchoolSeries> schools = [.. old.SchoolSeries.Select(Schools)];
        return (new IndicatorResults(session.Tree, regions, schools)
        {
            Diagnostics = session.Log.Problems,
            InputChanges = old.InputChanges,
            Uncollected = old.Uncollected,
        }, changed);
    }

    private static bool Find(
        RenewingSession session, string id, SchoolStage stage, int period, Reach reach,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Catalogue.Indicator? indicator)
    {
        session.Compiled.Catalogue.TryFind(id, out indicator);
        return indicator is not null && session.Compiled.TryFind(id, stage, out var root) && reach.Affects(root, period);
    }

    private static bool Same(IndicatorValue? a, IndicatorValue? b) =>
        a is { } one && b is { } other ? RegionVector.SameBits(one, other) : a is null && b is null;
}

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>Tallies to values.</summary>
/// <remarks>
/// A region's tally is its own rows plus the tallies of the regions right below it, added in tree order: the same bits
/// whatever the threads and blocks were. Of a variation the mean of the whole region comes first, then the spreads about
/// it: Σ[Sᵢ + Wᵢ(mᵢ − m)²] over the parts is exactly Σw(x − m)² over all rows, without reading the rows once a level.
/// </remarks>
internal static class RollUp
{
    /// <summary>A value per region.</summary>
    /// <param name="tree">The regions.</param>
    /// <param name="kind">The aggregate.</param>
    /// <param name="own">Tally of each region's own rows; afterwards of all rows below it too.</param>
    /// <param name="coverage">Which regions have rows at all, and which lack some.</param>
    public static RegionVector Regions(RegionTree tree, AggregateKind kind, Span<Tally> own, Coverage coverage)
    {
        Total(tree, kind, own);
        var result = RegionVector.Of(own.Length);
        for (var region = 0; region < own.Length; region++)
        {
            if (!coverage.Any[region]) continue;
            var value = ValueOf(kind, own[region], coverage, region);
            result.Set(region, value.Value, value.Flag, value.Count);
        }
        return result;
    }

    /// <summary>The value of a region from the tally of all rows below it.</summary>
    public static IndicatorValue ValueOf(AggregateKind kind, in Tally total, Coverage coverage, int region)
    {
        if (!coverage.Any[region]) return IndicatorValue.Missing;
        var (value, flag) = Finish(kind, total);
        // Perhaps the schools left aside are just those that the question is about.
        if (coverage.Unplaced[region] && flag == ValueFlag.NotApplicable) flag = ValueFlag.Missing;
        var partial = coverage.Silent[region] || coverage.Unplaced[region];
        if (partial && ValueFlags.HasValue(flag)) flag = ValueFlags.Worse(flag, ValueFlag.Partial);
        return new IndicatorValue(
            ValueFlags.HasValue(flag) ? value : double.NaN, flag, kind == AggregateKind.CountRows ? total.Rows : total.Taken + total.Refused);
    }

    private static void Total(RegionTree tree, AggregateKind kind, Span<Tally> totals)
    {
        ReadOnlySpan<Tally> own = kind is AggregateKind.WeightedVariation or AggregateKind.Variation ? totals.ToArray() : [];
        for (var level = RegionLevel.County; level > RegionLevel.Nation; level--)
        {
            foreach (var region in tree.IndexesAt(level)) totals[tree.ParentIndex(region)].Add(totals[region], kind);
            if (!own.IsEmpty) Spread(tree, level, totals, own);
        }
    }

    // The regions of one level now have their means; what lies right below is put about the mean of the region above.
    private static void Spread(RegionTree tree, RegionLevel level, Span<Tally> totals, ReadOnlySpan<Tally> own)
    {
        foreach (var parent in tree.IndexesAt(level - 1))
        {
            if (totals[parent].Taken == 0) continue;
            totals[parent].Spread = Apart(own[parent], totals[parent].Mean);
        }
        foreach (var region in tree.IndexesAt(level))
        {
            ref var total = ref totals[tree.ParentIndex(region)];
            if (total.Taken > 0) total.Spread += Apart(totals[region], total.Mean);
        }
    }

    /// <summary>Σw(x − m)² of a part about another mean than its own.</summary>
    public static double Apart(in Tally part, double mean) =>
        part.Taken == 0 ? 0 : part.Spread + (part.Weight * (part.Mean - mean) * (part.Mean - mean));

    /// <summary>End (exclusive) of a region and all below it in tree order.</summary>
    public static int SubtreeEnd(RegionTree tree, int region)
    {
        var level = tree.Regions[region].Level;
        var end = region + 1;
        while (end < tree.Regions.Count && tree.Regions[end].Level > level) end++;
        return end;
    }

    /// <summary>The value of rows that are all in one tally.</summary>
    public static (double Value, ValueFlag Flag) Finish(AggregateKind kind, in Tally tally) => kind switch
    {
        AggregateKind.CountRows => (tally.Rows, ValueFlag.Present),
        AggregateKind.Sum or AggregateKind.SumIf => Total(tally, tally.Sum),
        AggregateKind.Count or AggregateKind.CountIf => Total(tally, tally.Taken),
        AggregateKind.WeightedVariation or AggregateKind.Variation => Variation(tally),
        AggregateKind.Average or AggregateKind.AverageIf => OfTaken(tally, tally.Sum / tally.Taken),
        _ => OfTaken(tally, tally.Extreme),
    };

    private static (double, ValueFlag) Total(in Tally tally, double value)
    {
        if (tally.Taken + tally.Refused == 0)
        {
            if (tally.Missing > 0) return (double.NaN, ValueFlag.Missing);
            // Rows there are, but to none of them does the question apply.
            if (tally.NotApplicable > 0) return (double.NaN, ValueFlag.NotApplicable);
        }
        return (value, FlagOf(tally));
    }

    private static (double, ValueFlag) OfTaken(in Tally tally, double value)
    {
        if (tally.Taken > 0) return (value, FlagOf(tally));
        return (double.NaN, tally.Missing > 0 ? ValueFlag.Missing : ValueFlag.NotApplicable);
    }

    private static (double, ValueFlag) Variation(in Tally tally)
    {
        if (tally.Taken == 0) return (double.NaN, tally.Rows == tally.NotApplicable ? ValueFlag.NotApplicable : ValueFlag.Missing);
        if (tally.Sum == 0 || tally.Weight == 0) return (double.NaN, ValueFlag.Missing);
        // One row has no spread; its mean w·x/w may miss x by the last bit.
        var value = tally.Taken == 1 ? 0 : Math.Sqrt(tally.Spread / tally.Weight) / Math.Abs(tally.Mean);
        return (value, FlagOf(tally));
    }

    private static ValueFlag FlagOf(in Tally tally) =>
        tally.Missing > 0 ? ValueFlags.Worse(tally.Flag, ValueFlag.Partial) : tally.Flag;
}

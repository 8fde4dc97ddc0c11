using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>Tallies to values.</summary>
/// <remarks>
/// A region's tally is its own rows plus those of the regions below it, added in tree order: the same bits whatever
/// the threads and blocks were. For a variation the mean of the whole region comes first, then the spreads about it:
/// Σ[Sᵢ + Wᵢ(mᵢ − m)²] over the parts is exactly Σw(x − m)² over all rows, without reading the rows once per level.
/// </remarks>
internal static class RollUp
{
    /// <summary>A value per region.</summary>
    /// <param name="tree">The regions.</param>
    /// <param name="kind">The aggregate.</param>
    /// <param name="own">Tally of each region's own rows.</param>
    /// <param name="reported">Rows each region has in the table, whatever their stage.</param>
    public static RegionVector Regions(RegionTree tree, AggregateKind kind, Tally[] own, int[] reported)
    {
        var count = tree.Regions.Count;
        var result = RegionVector.Of(count);
        for (var region = 0; region < count; region++)
        {
            var end = SubtreeEnd(tree, region);
            var total = Sum(kind, own.AsSpan(region, end - region));
            var (silent, rows) = Silent(tree, region, end, reported);
            if (rows == 0) continue;
            var (value, flag) = Finish(kind, total);
            if (silent && ValueFlags.HasValue(flag)) flag = ValueFlags.Worse(flag, ValueFlag.Partial);
            result.Set(region, value, flag, kind == AggregateKind.CountRows ? total.Rows : total.Taken + total.Refused);
        }
        return result;
    }

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

    private static Tally Sum(AggregateKind kind, ReadOnlySpan<Tally> parts)
    {
        var total = default(Tally);
        foreach (ref readonly var part in parts) total.Add(part, kind);
        if (kind is not (AggregateKind.WeightedVariation or AggregateKind.Variation) || total.Taken == 0) return total;
        var mean = total.Mean;
        foreach (ref readonly var part in parts)
        {
            if (part.Taken == 0) continue;
            var apart = part.Mean - mean;
            total.Spread += part.Spread + (part.Weight * apart * apart);
        }
        return total;
    }

    // Silent: some county below has no row at all in the table, so the region's value rests on part of it.
    private static (bool Silent, long Rows) Silent(RegionTree tree, int region, int end, int[] reported)
    {
        var silent = false;
        long rows = 0;
        for (var r = region; r < end; r++)
        {
            rows += reported[r];
            if (r > region && reported[r] == 0 && tree.Regions[r].Level == RegionLevel.County) silent = true;
        }
        return (silent, rows);
    }
}

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// Values of region-year and region-stage elements for every region: what the region reported itself, or, by the
/// element's roll-up rule, what its counties reported.
/// </summary>
internal sealed class RegionElements(Session session)
{
    private readonly RegionTree tree = session.Tree;

    /// <param name="element">The element.</param>
    /// <param name="period">The year.</param>
    /// <param name="stage">The stage of region-stage elements; All and Compulsory add several stages (sums only).</param>
    public RegionVector Compute(DataElement element, int period, SchoolStage stage)
    {
        var own = Own(element, period, stage);
        var result = RegionVector.Of(tree.Regions.Count);
        var weights = element is { Rollup: Rollup.WeightedMean, RollupWeight: { } weight }
            && session.Compiled.Catalogue.Dictionary.TryFind(weight, out var weighing)
            ? session.Element(weighing, period, stage)
            : null;
        for (var region = 0; region < tree.Regions.Count; region++)
        {
            if (element.Rollup == Rollup.Own || tree.Regions[region].Level == RegionLevel.County)
            {
                result.Set(region, own.ValueAt(region), own.FlagAt(region), own.CountAt(region));
                continue;
            }
            var counties = Counties(region);
            var (value, flag, count) = element.Rollup switch
            {
                Rollup.Sum => Sum(own, counties),
                Rollup.WeightedMean => WeightedMean(own, weights, counties),
                _ => AllTrue(own, counties),
            };
            result.Set(region, value, flag, count);
        }
        return result;
    }

    private RegionVector Own(DataElement element, int period, SchoolStage stage)
    {
        var vector = RegionVector.Of(tree.Regions.Count);
        var table = session.Dataset.Find(element.Grain, period);
        if (table is null || element.Kind == ValueKind.Code) return vector;
        if (!table.Columns.TryGetValue(element.Id, out var cells)) cells = null;
        var column = cells as NumberColumn;
        var (starts, rows) = session.Rows.ByRegion(table, stage);
        for (var region = 0; region < tree.Regions.Count; region++)
        {
            var count = starts[region + 1] - starts[region];
            if (count == 0) continue;
            var (value, flag) = count == 1 ? Cell(column, rows[starts[region]]) : Total(column, rows.AsSpan(starts[region], count));
            vector.Set(region, value, flag, count);
        }
        return vector;
    }

    private static (double Value, ValueFlag Flag) Cell(NumberColumn? column, int row)
    {
        if (column is null) return (double.NaN, ValueFlag.Missing);
        var value = column.ValueAt(row);
        var flag = column.Flags is { } flags ? flags[row] : ValueFlag.Present;
        return double.IsNaN(value) && ValueFlags.HasValue(flag) ? (value, ValueFlag.Missing) : (value, flag);
    }

    // Several rows of one region: stages computed together.
    private static (double Value, ValueFlag Flag) Total(NumberColumn? column, ReadOnlySpan<int> rows)
    {
        var accumulator = new Accumulator(AggregateKind.Sum);
        var block = new Block(1) { Flagged = true };
        var tally = default(Tally);
        foreach (var row in rows)
        {
            var (value, flag) = Cell(column, row);
            block.Set(0, value, flag);
            accumulator.Add(ref tally, block, null, 0, 1);
        }
        return RollUp.Finish(AggregateKind.Sum, tally);
    }

    private ReadOnlySpan<int> Counties(int region)
    {
        var (start, end) = tree.CountyRange(region);
        return tree.IndexesAt(RegionLevel.County)[start..end];
    }

    private static (double, ValueFlag, long) Sum(RegionVector own, ReadOnlySpan<int> counties)
    {
        double sum = 0;
        var state = default(Gathered);
        foreach (var county in counties)
        {
            if (state.Take(own.FlagAt(county), own.CountAt(county))) sum += own.ValueAt(county);
        }
        return (sum, state.Flag(), state.Rows);
    }

    private static (double, ValueFlag, long) WeightedMean(RegionVector own, RegionVector? weights, ReadOnlySpan<int> counties)
    {
        double sum = 0;
        double total = 0;
        var state = default(Gathered);
        foreach (var county in counties)
        {
            var weightFlag = weights?.FlagAt(county) ?? ValueFlag.Missing;
            if (!state.Take(ValueFlags.Worse(own.FlagAt(county), weightFlag), own.CountAt(county))) continue;
            sum += own.ValueAt(county) * weights!.ValueAt(county);
            total += weights.ValueAt(county);
        }
        var flag = state.Flag();
        return (sum / total, total == 0 && ValueFlags.HasValue(flag) ? ValueFlag.NotApplicable : flag, state.Rows);
    }

    // Kleene: one county without is enough for no, and the best known one says how sure that is; otherwise a county
    // that is silent leaves it open.
    private static (double, ValueFlag, long) AllTrue(RegionVector own, ReadOnlySpan<int> counties)
    {
        var state = default(Gathered);
        ValueFlag? refused = null;
        foreach (var county in counties)
        {
            var flag = own.FlagAt(county);
            if (!state.Take(flag, own.CountAt(county)) || own.ValueAt(county) != 0) continue;
            refused = refused is { } known ? ValueFlags.Milder(known, flag) : flag;
        }
        if (refused is { } sure) return (0, sure, state.Rows);
        return (1, state.Flag() == ValueFlag.Partial ? ValueFlag.Missing : state.Flag(), state.Rows);
    }

    /// <summary>What the counties gave.</summary>
    private struct Gathered
    {
        private long missing;
        private long notApplicable;
        private long taken;
        private ValueFlag worst;

        /// <summary>Rows the value rests on: a county that has none, or to which it does not apply, adds nothing.</summary>
        public long Rows { get; private set; }

        public bool Take(ValueFlag flag, long rows)
        {
            if (flag == ValueFlag.Missing) missing++;
            else if (flag == ValueFlag.NotApplicable) notApplicable++;
            else
            {
                taken++;
                Rows += rows;
                worst = ValueFlags.Worse(worst, flag);
            }
            return ValueFlags.HasValue(flag);
        }

        public readonly ValueFlag Flag()
        {
            if (taken == 0) return missing > 0 || notApplicable == 0 ? ValueFlag.Missing : ValueFlag.NotApplicable;
            return missing > 0 ? ValueFlags.Worse(worst, ValueFlag.Partial) : worst;
        }
    }
}

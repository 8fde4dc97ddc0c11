using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Results;

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
        var own = RegionVector.Of(tree.Regions.Count);
        var ownOf = OwnOf(element, period, stage);
        for (var region = 0; region < own.Count; region++) Set(own, region, ownOf(region));
        if (element.Rollup == Rollup.Own) return own;
        var result = RegionVector.Of(own.Count);
        var weights = WeightsOf(element, period, stage);
        for (var region = 0; region < own.Count; region++)
            Set(result, region, IsCounty(region) ? own.At(region) : RolledUp(element, own, weights, region));
        return result;
    }

    /// <summary>The same for some regions only, after cells of these regions changed.</summary>
    /// <param name="before">The values before.</param>
    /// <param name="element">The element.</param>
    /// <param name="period">The year.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="regions">Indexes, ascending, with every region above each of them.</param>
    public RegionVector Renew(RegionVector before, DataElement element, int period, SchoolStage stage, int[] regions)
    {
        var ownOf = OwnOf(element, period, stage);
        if (element.Rollup == Rollup.Own) return before.With(regions, ownOf);
        // What counties reported stands in the values themselves, and nothing else is added up.
        var counties = before.With(Array.FindAll(regions, IsCounty), ownOf);
        var weights = WeightsOf(element, period, stage);
        return counties.With(Array.FindAll(regions, r => !IsCounty(r)), region => RolledUp(element, counties, weights, region));
    }

    private static void Set(RegionVector vector, int region, in IndicatorValue value) => vector.Set(region, value.Value, value.Flag, value.Count);

    private bool IsCounty(int region) => tree.Regions[region].Level == RegionLevel.County;

    private RegionVector? WeightsOf(DataElement element, int period, SchoolStage stage) =>
        element is { Rollup: Rollup.WeightedMean, RollupWeight: { } weight } && session.Compiled.Catalogue.Dictionary.TryFind(weight, out var weighing)
            ? session.Element(weighing, period, stage)
            : null;

    private IndicatorValue RolledUp(DataElement element, RegionVector own, RegionVector? weights, int region)
    {
        var counties = Counties(region);
        var (value, flag, count) = element.Rollup switch
        {
            Rollup.Sum => Sum(own, counties),
            Rollup.WeightedMean => WeightedMean(own, weights, counties),
            _ => AllTrue(own, counties),
        };
        return new IndicatorValue(ValueFlags.HasValue(flag) ? value : double.NaN, flag, count);
    }

    // What a region reported itself.
    private Func<int, IndicatorValue> OwnOf(DataElement element, int period, SchoolStage stage)
    {
        var table = session.Dataset.Find(element.Grain, period);
        if (table is null || element.Kind == ValueKind.Code) return _ => IndicatorValue.Missing;
        var column = table.Columns.GetValueOrDefault(element.Id) as NumberColumn;
        var (starts, rows) = session.Rows.ByRegion(table, stage);
        return region =>
        {
            var count = starts[region + 1] - starts[region];
            if (count == 0) return IndicatorValue.Missing;
            var (value, flag) = count == 1 ? Cell(column, rows[starts[region]]) : Total(column, rows.AsSpan(starts[region], count));
            return new IndicatorValue(ValueFlags.HasValue(flag) ? value : double.NaN, flag, count);
        };
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
            var given = own.At(county);
            if (state.Take(given.Flag, given.Count)) sum += given.Value;
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
            var (given, weight) = (own.At(county), weights?.At(county) ?? IndicatorValue.Missing);
            if (!state.Take(ValueFlags.Worse(given.Flag, weight.Flag), given.Count)) continue;
            sum += given.Value * weight.Value;
            total += weight.Value;
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
            var given = own.At(county);
            if (!state.Take(given.Flag, given.Count) || given.Value != 0) continue;
            refused = refused is { } known ? ValueFlags.Milder(known, given.Flag) : given.Flag;
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

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>Adds items to tallies, strictly in their order, so that neither blocks nor threads change a sum.</summary>
/// <param name="kind">The aggregate; variations have <see cref="VariationTally"/>.</param>
internal sealed class Accumulator(AggregateKind kind)
{
    private readonly bool conditional = kind is AggregateKind.SumIf or AggregateKind.AverageIf
        or AggregateKind.MaxIf or AggregateKind.MinIf;

    private readonly bool isMax = kind is AggregateKind.Max or AggregateKind.MaxIf;

    private readonly bool isMin = kind is AggregateKind.Min or AggregateKind.MinIf;

    /// <summary>
    /// Adds items from … to − 1 of a block of values (conditions for count_if); the …_if forms have a block of conditions.
    /// </summary>
    public void Add(ref Tally tally, Block argument, Block? condition, int from, int to)
    {
        tally.Rows += to - from;
        if (kind == AggregateKind.CountRows) return;
        if (kind == AggregateKind.CountIf) AddConditions(ref tally, argument, from, to);
        else if (conditional) AddConditional(ref tally, argument, condition!, from, to);
        else if (argument.Flagged) AddFlagged(ref tally, argument, from, to);
        else AddPlain(ref tally, argument.Values.AsSpan(from, to - from));
    }

    private void AddPlain(ref Tally tally, ReadOnlySpan<double> values)
    {
        var taken = 0;
        if (kind == AggregateKind.Count) taken = Lanes.CountNumbers(values);
        else if (isMax || isMin) taken = Extreme(ref tally, values);
        else
        {
            var sum = tally.Sum;
            foreach (var value in values)
            {
                if (double.IsNaN(value)) continue;
                sum += value;
                taken++;
            }
            tally.Sum = sum;
        }
        tally.Taken += taken;
        tally.Missing += values.Length - taken;
    }

    private int Extreme(ref Tally tally, ReadOnlySpan<double> values)
    {
        var taken = 0;
        var extreme = tally.Taken > 0 ? tally.Extreme : isMax ? double.NegativeInfinity : double.PositiveInfinity;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            // The same rule as item by item: of 0 and −0 the greater is 0, wherever a block ends.
            extreme = isMax ? Math.Max(extreme, value) : Math.Min(extreme, value);
            taken++;
        }
        if (tally.Taken + taken > 0) tally.Extreme = extreme;
        return taken;
    }

    private void AddFlagged(ref Tally tally, Block argument, int from, int to)
    {
        for (var i = from; i < to; i++) AddOne(ref tally, argument.Values[i], argument.Flags[i]);
    }

    private static void AddConditions(ref Tally tally, Block argument, int from, int to)
    {
        if (!argument.Flagged)
        {
            var (met, refused) = Lanes.CountTruth(argument.Values.AsSpan(from, to - from));
            tally.Taken += met;
            tally.Refused += refused;
            tally.Missing += to - from - met - refused;
            return;
        }
        for (var i = from; i < to; i++)
        {
            var flag = argument.Flags[i];
            if (!Counts(ref tally, flag)) continue;
            tally.Flag = ValueFlags.Worse(tally.Flag, flag);
            if (argument.Values[i] == 1) tally.Taken++;
            else tally.Refused++;
        }
    }

    private void AddConditional(ref Tally tally, Block argument, Block condition, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var flag = condition.FlagAt(i);
            if (!Counts(ref tally, flag)) continue;
            var own = argument.FlagAt(i);
            if (condition.Values[i] == 1) AddOne(ref tally, argument.Values[i], own);
            else tally.Refused++;
            // That a row was judged on an estimate shows in the result, whichever way it went; a row that was let in
            // and then had nothing to give is left out altogether.
            if (condition.Values[i] != 1 || ValueFlags.HasValue(own)) tally.Flag = ValueFlags.Worse(tally.Flag, flag);
        }
    }

    private void AddOne(ref Tally tally, double value, ValueFlag flag)
    {
        if (!Counts(ref tally, flag)) return;
        if (isMax) tally.Extreme = tally.Taken == 0 ? value : Math.Max(tally.Extreme, value);
        else if (isMin) tally.Extreme = tally.Taken == 0 ? value : Math.Min(tally.Extreme, value);
        tally.Sum += value;
        tally.Taken++;
        // That a value exists is certain even when the value is an estimate.
        if (kind != AggregateKind.Count) tally.Flag = ValueFlags.Worse(tally.Flag, flag);
    }

    private static bool Counts(ref Tally tally, ValueFlag flag)
    {
        if (flag == ValueFlag.Missing) tally.Missing++;
        if (flag == ValueFlag.NotApplicable) tally.NotApplicable++;
        return ValueFlags.HasValue(flag);
    }
}

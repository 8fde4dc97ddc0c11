using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>Adds blocks of rows to tallies, strictly in row order, so that no block size changes a sum.</summary>
/// <param name="kind">The aggregate.</param>
internal sealed class Accumulator(AggregateKind kind)
{
    private readonly bool conditional = kind is AggregateKind.SumIf or AggregateKind.AverageIf
        or AggregateKind.MaxIf or AggregateKind.MinIf;

    /// <summary>
    /// Adds items from … to − 1 of a block of values (conditions for count_if); the …_if forms have a block of conditions.
    /// </summary>
    public void Add(ref Tally tally, Block argument, Block? condition, int from, int to)
    {
        tally.Rows += to - from;
        if (kind == AggregateKind.CountRows) return;
        if (kind == AggregateKind.CountIf) AddConditions(ref tally, argument, from, to);
        else if (conditional) AddConditional(ref tally, argument, condition!, from, to);
        else AddValues(ref tally, argument, from, to);
    }

    private void AddValues(ref Tally tally, Block argument, int from, int to)
    {
        if (argument.Flagged)
        {
            for (var i = from; i < to; i++) AddOne(ref tally, argument.Values[i], argument.Flags[i]);
            return;
        }
        var values = argument.Values.AsSpan(from, to - from);
        long taken = 0;
        switch (kind)
        {
            case AggregateKind.Count:
                foreach (var value in values) taken += double.IsNaN(value) ? 0 : 1;
                break;
            case AggregateKind.Sum or AggregateKind.Average:
                var sum = tally.Sum;
                foreach (var value in values)
                {
                    if (double.IsNaN(value)) continue;
                    sum += value;
                    taken++;
                }
                tally.Sum = sum;
                break;
            default:
                foreach (var value in values) AddOne(ref tally, value, double.IsNaN(value) ? ValueFlag.Missing : ValueFlag.Present);
                return;
        }
        tally.Taken += taken;
        tally.Missing += values.Length - taken;
    }

    private static void AddConditions(ref Tally tally, Block argument, int from, int to)
    {
        var values = argument.Values;
        if (!argument.Flagged)
        {
            long met = 0;
            long refused = 0;
            foreach (var value in values.AsSpan(from, to - from))
            {
                met += value == 1 ? 1 : 0;
                refused += value == 0 ? 1 : 0;
            }
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
            if (values[i] == 1) tally.Taken++;
            else tally.Refused++;
        }
    }

    private void AddConditional(ref Tally tally, Block argument, Block condition, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var flag = condition.FlagAt(i);
            if (!Counts(ref tally, flag)) continue;
            if (condition.Values[i] == 1) AddOne(ref tally, argument.Values[i], argument.FlagAt(i));
            else tally.Refused++;
            // That a row was judged on an estimate shows in the result, whichever way it went.
            tally.Flag = ValueFlags.Worse(tally.Flag, flag);
        }
    }

    private void AddOne(ref Tally tally, double value, ValueFlag flag)
    {
        if (!Counts(ref tally, flag)) return;
        if (kind is AggregateKind.Max or AggregateKind.MaxIf)
            tally.Extreme = tally.Taken == 0 ? value : Math.Max(tally.Extreme, value);
        if (kind is AggregateKind.Min or AggregateKind.MinIf)
            tally.Extreme = tally.Taken == 0 ? value : Math.Min(tally.Extreme, value);
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

using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>Scalar functions, each argument a vector.</summary>
internal sealed class ScalarVector(int size, ScalarKind function, int needed, Vector[] arguments) : Vector(size)
{
    private readonly Block[] blocks = new Block[arguments.Length];
    private readonly double[] met = new double[size];
    private readonly double[] unknown = new double[size];

    protected override void Fill(in Slice slice)
    {
        for (var a = 0; a < arguments.Length; a++) blocks[a] = arguments[a].At(slice);
        Out.Flagged = Array.Exists(blocks, b => b.Flagged);
        if (!Out.Flagged && function is ScalarKind.CountTrue or ScalarKind.AtLeast)
        {
            CountPlain(slice.Count);
            return;
        }
        for (var i = 0; i < slice.Count; i++)
        {
            var (value, flag) = function switch
            {
                ScalarKind.CountTrue => CountTrue(i),
                ScalarKind.AtLeast => AtLeast(i),
                _ => Strict(i),
            };
            if (Out.Flagged) Out.Set(i, value, flag);
            else Out.Values[i] = value;
        }
    }

    // Without flags a condition is true, false or missing.
    private void CountPlain(int count)
    {
        var trues = met.AsSpan(0, count);
        var open = unknown.AsSpan(0, count);
        Lanes.CountTruth(blocks, trues, open);
        if (function == ScalarKind.AtLeast)
        {
            Lanes.Decide(trues, open, needed, Out.Values.AsSpan(0, count));
            return;
        }
        trues.CopyTo(Out.Values);
        if (Lanes.CountEqual(open, 0) == count) return;
        Out.Flagged = true;
        for (var i = 0; i < count; i++)
        {
            if (open[i] == 0) Out.Flags[i] = ValueFlag.Present;
            else Out.Set(i, trues[i], open[i] < blocks.Length ? ValueFlag.Partial : ValueFlag.Missing);
        }
    }

    private (double Value, ValueFlag Flag) Strict(int i)
    {
        var flag = ValueFlag.Present;
        var value = blocks[0].Values[i];
        foreach (var block in blocks) flag = ValueFlags.Worse(flag, block.FlagAt(i));
        for (var a = 1; a < blocks.Length; a++)
        {
            var next = blocks[a].Values[i];
            value = function switch
            {
                ScalarKind.MinOf => Math.Min(value, next),
                ScalarKind.MaxOf => Math.Max(value, next),
                _ => value + next,
            };
        }
        value = function switch
        {
            ScalarKind.Absolute => Math.Abs(value),
            ScalarKind.Ceiling => Math.Ceiling(value),
            ScalarKind.Floor => Math.Floor(value),
            ScalarKind.MeanOf => value / blocks.Length,
            _ => value,
        };
        return (value, flag);
    }

    private (double Value, ValueFlag Flag) CountTrue(int i)
    {
        var (trues, known, missing, flag) = Count(i);
        if (known == 0) return (double.NaN, missing > 0 ? ValueFlag.Missing : ValueFlag.NotApplicable);
        return (trues, missing > 0 ? ValueFlags.Worse(flag, ValueFlag.Partial) : flag);
    }

    // A condition that does not apply is neither met nor able to be: it counts as known and not met.
    private (double Value, ValueFlag Flag) AtLeast(int i)
    {
        var (trues, known, missing, flag) = Count(i);
        if (known == 0 && missing == 0) return (double.NaN, ValueFlag.NotApplicable);
        if (trues >= needed) return (1, flag);
        return trues + missing < needed ? (0, flag) : (double.NaN, ValueFlag.Missing);
    }

    private (int Met, int Known, int Missing, ValueFlag Flag) Count(int i)
    {
        var (trues, known, missing, flag) = (0, 0, 0, ValueFlag.Present);
        foreach (var block in blocks)
        {
            var own = block.FlagAt(i);
            if (own == ValueFlag.Missing) missing++;
            if (!ValueFlags.HasValue(own)) continue;
            known++;
            if (block.Values[i] == 1) trues++;
            flag = ValueFlags.Worse(flag, own);
        }
        return (trues, known, missing, flag);
    }
}

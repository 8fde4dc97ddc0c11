using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Execution;

/// <summary>Scalar functions, each argument a vector.</summary>
internal sealed class ScalarVector(int size, ScalarKind function, int needed, Vector[] arguments) : Vector(size)
{
    private readonly Block[] blocks = new Block[arguments.Length];

    public override Block Fill(int start, int count)
    {
        for (var a = 0; a < arguments.Length; a++) blocks[a] = arguments[a].Fill(start, count);
        Out.Flagged = function == ScalarKind.CountTrue || blocks.Any(b => b.Flagged);
        for (var i = 0; i < count; i++)
        {
            var (value, flag) = function switch
            {
                ScalarKind.CountTrue => CountTrue(i),
                ScalarKind.AtLeast => AtLeast(i),
                _ => Strict(i),
            };
            Out.Set(i, value, flag);
        }
        return Out;
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
        var (met, known, missing, flag) = Count(i);
        if (known == 0) return (double.NaN, missing > 0 ? ValueFlag.Missing : ValueFlag.NotApplicable);
        return (met, missing > 0 ? ValueFlags.Worse(flag, ValueFlag.Partial) : flag);
    }

    // A condition that does not apply is neither met nor able to be: it counts as known and not met.
    private (double Value, ValueFlag Flag) AtLeast(int i)
    {
        var (met, known, missing, flag) = Count(i);
        if (known == 0 && missing == 0) return (double.NaN, ValueFlag.NotApplicable);
        if (met >= needed) return (1, flag);
        return met + missing < needed ? (0, flag) : (double.NaN, ValueFlag.Missing);
    }

    private (int Met, int Known, int Missing, ValueFlag Flag) Count(int i)
    {
        var (met, known, missing, flag) = (0, 0, 0, ValueFlag.Present);
        foreach (var block in blocks)
        {
            var own = block.FlagAt(i);
            if (own == ValueFlag.Missing) missing++;
            if (!ValueFlags.HasValue(own)) continue;
            known++;
            if (block.Values[i] == 1) met++;
            flag = ValueFlags.Worse(flag, own);
        }
        return (met, known, missing, flag);
    }
}
